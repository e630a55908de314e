import { Api } from 'grammy';
import { CallFailed, makeHttpCall, type HttpCall, type HttpLimits } from '../http/http-call.ts';
import { saysTokenRejected, TokenRejected } from './refusal.ts';

export interface BotApiAccess {
  readonly token: string;
  /** where the Bot API is served, without a slash at the end */
  readonly apiRoot?: string | undefined;
  /** the network's patience; see `makeHttpCall` */
  readonly limits?: Partial<HttpLimits> | undefined;
  /** told when an answer says that the token is not known */
  readonly onTokenRejected?: ((error: TokenRejected) => void) | undefined;
}

export interface BotApi {
  readonly api: Api;
  /** The bytes of a file, by the path that getFile told. */
  readonly file: (path: string) => Promise<Uint8Array>;
}

const publicRoot = 'https://api.telegram.org';

/** Never reached: `makeHttpCall` gives up before, and knows how far the call came. */
const grammyTimeoutSeconds = 120;

/**
 * grammY over our own HTTP calls, so that a failed call tells whether anything was sent.
 * @param signal ends every call
 */
export function openBotApi(access: BotApiAccess, signal?: AbortSignal): BotApi {
  const { token, apiRoot = publicRoot, limits, onTokenRejected } = access;
  const root = apiRoot.replace(/\/+$/, '');
  const fetch: HttpCall = makeHttpCall(limits, signal);
  const api = new Api(token, { apiRoot: root, timeoutSeconds: grammyTimeoutSeconds, fetch });
  api.config.use(async (call, method, payload, grammySignal) => {
    const answer = await call(method, payload, grammySignal);
    if (!answer.ok && saysTokenRejected(answer)) onTokenRejected?.(new TokenRejected());
    return answer;
  });
  return {
    api,
    file: async (path) => {
      const { status, bytes } = await fetch(`${root}/file/bot${token}/${path}`, {});
      if (status !== 200) throw new CallFailed(true, `HTTP ${status}`);
      return bytes;
    },
  };
}
