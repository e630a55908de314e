import type { ResponseParameters } from 'grammy/types';

/**
 * What Telegram says no to: becomes `{"ok":false,"error_code":…,"description":…}`. Thrown, because a refusal may
 * arise anywhere inside a method and always ends it.
 */
export class BotApiRefusal extends Error {
  readonly code: number;
  readonly description: string;
  readonly parameters: ResponseParameters | undefined;

  constructor(code: number, description: string, parameters?: ResponseParameters) {
    super(`${code} ${description}`);
    this.name = 'BotApiRefusal';
    this.code = code;
    this.description = description;
    this.parameters = parameters;
  }
}

export const badRequest = (what: string, parameters?: ResponseParameters) =>
  new BotApiRefusal(400, `Bad Request: ${what}`, parameters);
export const forbidden = (what: string) => new BotApiRefusal(403, `Forbidden: ${what}`);
export const conflict = (what: string) => new BotApiRefusal(409, `Conflict: ${what}`);
/** Also the answer to a method that does not exist. */
export const notFound = () => new BotApiRefusal(404, 'Not Found');
export const tooManyRequests = (retryAfterSeconds: number) =>
  new BotApiRefusal(429, `Too Many Requests: retry after ${retryAfterSeconds}`, {
    retry_after: retryAfterSeconds,
  });
