import type { IncomingMessage, ServerResponse } from 'node:http';
import { Bot, GrammyError, InputFile, webhookCallback } from 'grammy';
import type { Update } from 'grammy/types';
import { Telegraf, TelegramError } from 'telegraf';

export interface Upload {
  readonly bytes: Uint8Array;
  readonly name: string;
}

/** What Telegram's refusal said, whichever library read it. */
export class Refused extends Error {
  readonly code: number;
  readonly description: string;
  readonly parameters: unknown;

  constructor(code: number, description: string, parameters: unknown) {
    super(`${code} ${description}`);
    this.code = code;
    this.description = description;
    this.parameters = parameters;
  }
}

/** The part of a bot library that the script needs; uploads are given as `Upload`. */
export interface BotClient {
  call(method: string, parameters?: Record<string, unknown>): Promise<unknown>;
  /** polls until stopped; resolves when polling ended, rejects when it was thrown out */
  poll(onUpdate: (update: Update) => void): Promise<void>;
  stop(): Promise<void>;
  webhookListener(
    secret: string,
    onUpdate: (update: Update) => void,
  ): (request: IncomingMessage, response: ServerResponse) => void;
}

export type MakeClient = (token: string, apiRoot: string) => BotClient;

const isUpload = (value: unknown): value is Upload =>
  typeof value === 'object' && value !== null && 'bytes' in value && 'name' in value;

function withFiles(value: unknown, makeFile: (upload: Upload) => unknown): unknown {
  if (isUpload(value)) return makeFile(value);
  if (Array.isArray(value)) return value.map((item: unknown) => withFiles(item, makeFile));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withFiles(item, makeFile)]));
}

export const grammyClient: MakeClient = (token, apiRoot) => {
  const bot = new Bot(token, { client: { apiRoot } });
  return {
    call: async (method, parameters = {}) => {
      try {
        const send = Reflect.get(bot.api.raw, method) as (payload?: unknown) => Promise<unknown>;
        if (Object.keys(parameters).length === 0) return await send();
        return await send(withFiles(parameters, ({ bytes, name }) => new InputFile(bytes, name)));
      } catch (error) {
        if (error instanceof GrammyError)
          throw new Refused(error.error_code, error.description, error.parameters);
        throw error;
      }
    },
    poll: (onUpdate) => {
      bot.use((context) => onUpdate(context.update));
      return bot.start();
    },
    stop: () => bot.stop(),
    webhookListener: (secretToken, onUpdate) => {
      bot.use((context) => onUpdate(context.update));
      const handle = webhookCallback(bot, 'http', { secretToken });
      return (request, response) => void handle(request, response);
    },
  };
};

export const telegrafClient: MakeClient = (token, apiRoot) => {
  const bot = new Telegraf(token, { telegram: { apiRoot } });
  type CallApi = (method: string, payload: unknown) => Promise<unknown>;
  const callApi = bot.telegram.callApi.bind(bot.telegram) as CallApi;
  return {
    call: async (method, parameters = {}) => {
      try {
        return await callApi(
          method,
          withFiles(parameters, ({ bytes, name }) => ({ source: Buffer.from(bytes), filename: name })),
        );
      } catch (error) {
        if (error instanceof TelegramError)
          throw new Refused(error.code, error.description, error.response.parameters);
        throw error;
      }
    },
    poll: (onUpdate) => {
      bot.use((context) => onUpdate(context.update as Update));
      return bot.launch();
    },
    stop: async () => bot.stop(),
    webhookListener: (secretToken, onUpdate) => {
      bot.use((context) => onUpdate(context.update as Update));
      const handle = bot.webhookCallback('/hook', { secretToken });
      return (request, response) => void handle(request, response);
    },
  };
};
