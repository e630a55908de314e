import http from 'node:http';
import https from 'node:https';
import type { Socket } from 'node:net';

/**
 * A request that brought no answer. `sent` false: no connection came about, so the platform surely knows nothing of
 * it; true: bytes may have gone out. The message holds neither the address nor the token in it.
 */
export class CallFailed extends Error {
  override readonly name = 'CallFailed';
  constructor(
    readonly sent: boolean,
    /** a code of the system such as ECONNREFUSED, or TIMEOUT, ABORTED, TOO_LARGE */
    readonly code: string,
  ) {
    super(sent ? `no answer (${code})` : `no connection (${code})`);
  }
}

interface RequestHead {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface HttpRequest extends RequestHead {
  readonly body?: string | AsyncIterable<Uint8Array>;
}

export interface HttpAnswer {
  readonly status: number;
  readonly bytes: Uint8Array;
  json(): Promise<unknown>;
  /** what a 429 asks to wait, where it says so in seconds */
  readonly retryAfterSeconds: number | null;
}

export type HttpCall = (url: string, request: HttpRequest) => Promise<HttpAnswer>;

export interface HttpLimits {
  readonly connectMs: number;
  /** from the start until the whole answer is there */
  readonly answerMs: number;
  readonly answerBytes: number;
}

const usualLimits: HttpLimits = { connectMs: 10_000, answerMs: 60_000, answerBytes: 64 * 1024 * 1024 };

/**
 * An idle connection is closed by us well before a server does it: a request on a connection that is just being closed
 * fails in a way that leaves unknown what became of it.
 */
const idleMs = 4_000;

/**
 * HTTP calls that know whether anything was sent. Common clients tell only that something failed; whether a message
 * may be sent again hangs on where it failed.
 * @param signal ends every call
 */
export function makeHttpCall(limits: Partial<HttpLimits> = {}, signal?: AbortSignal): HttpCall {
  const bounds = { ...usualLimits, ...limits };
  const options = { keepAlive: true, timeout: idleMs };
  const agents = { http: new http.Agent(options), https: new https.Agent(options) };
  return async (url, request) => {
    const body = await wholeBody(request.body);
    return new Promise<HttpAnswer>((resolve, reject) => {
      new Exchange(url, { ...request, body, signal }, agents, bounds, resolve, reject);
    });
  };
}

async function wholeBody(body: HttpRequest['body']): Promise<Uint8Array> {
  if (body === undefined || typeof body === 'string') return Buffer.from(body ?? '');
  const parts: Uint8Array[] = [];
  for await (const part of body) parts.push(part);
  return Buffer.concat(parts);
}

interface ReadyRequest extends RequestHead {
  readonly body: Uint8Array;
  readonly signal: AbortSignal | undefined;
}

/** One request and its answer. */
class Exchange {
  #sent = false;
  readonly #call: http.ClientRequest;
  readonly #cleanUp: (() => void)[] = [];
  readonly #reject: (error: CallFailed) => void;
  readonly #limits: HttpLimits;

  constructor(
    url: string,
    { method = 'GET', headers = {}, body, signal }: ReadyRequest,
    agents: { http: http.Agent; https: https.Agent },
    limits: HttpLimits,
    resolve: (answer: HttpAnswer) => void,
    reject: (error: CallFailed) => void,
  ) {
    this.#limits = limits;
    this.#reject = reject;
    const secure = url.startsWith('https:');
    this.#call = (secure ? https : http).request(url, {
      ...{ method, agent: secure ? agents.https : agents.http },
      headers: { ...headers, 'content-length': String(body.byteLength) },
    });
    this.#call.on('socket', (socket) => this.#watchConnection(socket, secure));
    this.#call.on('error', (error) => this.#fail(codeOf(error)));
    this.#call.on('response', (response) => this.#collect(response, resolve));
    this.#after(limits.answerMs, () => this.#fail('TIMEOUT'));
    this.#obey(signal);
    this.#call.end(body);
  }

  #watchConnection(socket: Socket, secure: boolean): void {
    if (this.#call.reusedSocket) {
      this.#sent = true;
      return;
    }
    const stop = this.#after(this.#limits.connectMs, () => {
      if (!this.#sent) this.#fail('TIMEOUT');
    });
    socket.once(secure ? 'secureConnect' : 'connect', () => {
      this.#sent = true;
      stop();
    });
  }

  #collect(response: http.IncomingMessage, resolve: (answer: HttpAnswer) => void): void {
    const parts: Uint8Array[] = [];
    let size = 0;
    response.on('data', (part: Uint8Array) => {
      size += part.byteLength;
      parts.push(part);
      if (size > this.#limits.answerBytes) this.#fail('TOO_LARGE');
    });
    response.on('error', (error) => this.#fail(codeOf(error)));
    response.on('end', () => {
      this.#finish();
      const bytes = Buffer.concat(parts);
      resolve({
        status: response.statusCode ?? 0,
        bytes,
        json: async () => JSON.parse(bytes.toString('utf8')) as unknown,
        retryAfterSeconds: secondsIn(response.headers['retry-after']),
      });
    });
  }

  #obey(signal: AbortSignal | undefined): void {
    if (signal === undefined) return;
    const abort = (): void => this.#fail('ABORTED');
    if (signal.aborted) return abort();
    signal.addEventListener('abort', abort);
    this.#cleanUp.push(() => signal.removeEventListener('abort', abort));
  }

  #after(ms: number, act: () => void): () => void {
    const timeout = setTimeout(act, ms);
    const stop = (): void => clearTimeout(timeout);
    this.#cleanUp.push(stop);
    return stop;
  }

  #fail(code: string): void {
    this.#finish();
    this.#reject(new CallFailed(this.#sent, code));
    this.#call.destroy();
  }

  #finish(): void {
    for (const clean of this.#cleanUp.splice(0)) clean();
  }
}

const codeOf = (error: Error): string =>
  'code' in error && typeof error.code === 'string' ? error.code : error.name;

const secondsIn = (header: string | undefined): number | null =>
  header !== undefined && /^\d{1,6}$/.test(header) ? Number(header) : null;
