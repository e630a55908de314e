import type { IncomingMessage, ServerResponse } from 'node:http';
import type { CallParameters } from '../call-parameters.ts';
import type { CallFault, Faults } from '../faults/faults.ts';
import type { FloodLimits } from '../faults/flood-limits.ts';
import { methodNamed, writesToChat } from '../methods/all-methods.ts';
import type { BotApi } from '../methods/bot-api.ts';
import { BotApiRefusal, forbidden, notFound, tooManyRequests } from '../refusal.ts';
import { readParameters } from './request-body.ts';

export interface CallHandlerDeps {
  readonly api: BotApi;
  readonly faults: Faults;
  readonly floodLimits: FloodLimits;
  /** told of every call when it has arrived whole, before anything is done about it */
  readonly onCall?: ((method: string) => void) | undefined;
}

/** Carries out one method call; what it answers is the `result`. */
export type Execute = (method: string, parameters: CallParameters, hungUp: AbortSignal) => Promise<unknown>;

export function makeExecute({ api, floodLimits }: CallHandlerDeps): Execute {
  return async (name, parameters, hungUp) => {
    const known = methodNamed(name);
    if (known === undefined) throw notFound();
    const refusal = writesToChat(known.name) ? floodLimits.admit(chatIdOf(parameters) ?? 0) : null;
    if (refusal !== null) throw refusal;
    return known.method(api, { parameters, hungUp });
  };
}

/** Answers one HTTP request for `/bot<TOKEN>/<method>`, with the faults that are asked for. */
export function makeCallHandler(deps: CallHandlerDeps, execute: Execute) {
  return async (
    request: IncomingMessage,
    response: ServerResponse,
    method: string,
    query: URLSearchParams,
  ) => {
    const hungUp = new AbortController();
    response.on('close', () => hungUp.abort());
    try {
      const parameters = await readParameters(request, query).catch(unlessRefused);
      if (parameters === null) return void request.socket.destroy();
      deps.onCall?.(method);
      const fault = faultFor(deps, method, parameters);
      if (fault?.kind === 'cut-before') return void request.socket.destroy();
      refuseFor(deps, fault, parameters);
      const isDone = fault?.kind !== 'bad-gateway' || fault.done;
      const result = isDone ? await execute(method, parameters, hungUp.signal) : null;
      if (fault?.kind === 'cut-after') return void request.socket.destroy();
      if (fault?.kind === 'bad-gateway') return answerBadGateway(response);
      if (fault?.kind === 'slow') await pause(fault.ms, hungUp.signal);
      answer(response, 200, { ok: true, result });
    } catch (error) {
      answerRefusal(response, error);
    }
  };
}

/** A body that breaks off means that the caller died: nobody waits for an answer. */
function unlessRefused(error: unknown): null {
  if (error instanceof BotApiRefusal) throw error;
  return null;
}

export function answerRefusal(response: ServerResponse, error: unknown): void {
  if (!(error instanceof BotApiRefusal)) {
    answer(response, 500, { ok: false, error_code: 500, description: 'Internal Server Error' });
    throw error;
  }
  const { code, description, parameters } = error;
  answer(response, code, {
    ok: false,
    error_code: code,
    description,
    ...(parameters === undefined ? {} : { parameters }),
  });
}

function faultFor({ faults }: CallHandlerDeps, method: string, parameters: CallParameters): CallFault | null {
  const known = methodNamed(method);
  if (known === undefined) return null;
  return faults.forCall(known.name, chatIdOf(parameters), writesToChat(known.name));
}

const chatIdOf = (parameters: CallParameters) => {
  const id = Number(parameters.text('chat_id') ?? NaN);
  return Number.isNaN(id) ? null : id;
};

/** The faults that are parsed refusals: nothing is done. */
function refuseFor({ api }: CallHandlerDeps, fault: CallFault | null, parameters: CallParameters): void {
  const chatId = chatIdOf(parameters) ?? 0;
  if (fault?.kind === 'too-many-requests') throw tooManyRequests(fault.retryAfterSeconds);
  if (fault?.kind === 'server-error') throw new BotApiRefusal(500, 'Internal Server Error');
  if (fault?.kind === 'forbidden')
    throw forbidden(chatId < 0 ? 'bot was kicked from the group chat' : 'bot was blocked by the user');
  const group = fault?.kind === 'migrate' ? api.world.group(chatId) : undefined;
  if (group?.chat.kind === 'group') group.upgrade();
}

function answer(response: ServerResponse, status: number, body: object): void {
  if (response.destroyed || response.headersSent) return;
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}

function answerBadGateway(response: ServerResponse): void {
  response.writeHead(502, { 'content-type': 'text/html' });
  response.end('<html><body><h1>502 Bad Gateway</h1></body></html>');
}

function pause(ms: number, hungUp: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    hungUp.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
