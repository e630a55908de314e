import { randomBytes } from 'node:crypto';
import type { HttpCall, HttpRequest } from '../http/http-call.ts';
import type { AccessTokens } from './access-tokens.ts';
import { accessTokenInvalid, OaRefused, readAnswer } from './oa-http.ts';

export type OaInput =
  | { readonly json: Readonly<Record<string, unknown>> }
  /** `data` is put in as one JSON text, as the older calls want it */
  | { readonly query: Readonly<Record<string, string>>; readonly data?: Readonly<Record<string, unknown>> }
  | { readonly file: { readonly name: string; readonly mimeType: string; readonly bytes: Uint8Array } };

/**
 * Calls an endpoint, resolves with its `data`. Throws `OaRefused`, `OaNotUnderstood`, `CallFailed` or `NoAccessToken`,
 * none of which holds a token.
 */
export type OaCall = (path: string, input: OaInput) => Promise<unknown>;

/** The token is over, or somebody else got another one; the last is the template host's. */
const staleToken: ReadonlySet<number> = new Set([accessTokenInvalid, -220, -124]);

/** A token that is refused is changed once, and the call made once more: it was surely not acted on. */
export function makeOaCall(
  http: HttpCall,
  apiRoot: string,
  tokens: Pick<AccessTokens, 'current' | 'another'>,
): OaCall {
  const root = apiRoot.replace(/\/+$/, '');
  const once = async (path: string, input: OaInput, token: string): Promise<unknown> => {
    const { query, ...request } = requestOf(input);
    const answer = await http(`${root}${path}${query}`, {
      ...request,
      headers: { ...request.headers, access_token: token },
    });
    return (await readAnswer(answer, [token]))['data'];
  };
  return async (path, input) => {
    const token = await tokens.current();
    try {
      return await once(path, input, token);
    } catch (error) {
      if (!(error instanceof OaRefused) || !staleToken.has(error.code)) throw error;
      return once(path, input, await tokens.another(token));
    }
  };
}

function requestOf(input: OaInput): HttpRequest & { query: string } {
  if ('json' in input)
    return {
      ...{ query: '', method: 'POST', headers: { 'content-type': 'application/json' } },
      body: JSON.stringify(input.json),
    };
  if ('file' in input) return { query: '', method: 'POST', ...formWith(input.file) };
  const { query, data } = input;
  const all = new URLSearchParams(data ? { ...query, data: JSON.stringify(data) } : query).toString();
  return { query: all === '' ? '' : `?${all}`, method: 'GET' };
}

function formWith({ name, mimeType, bytes }: { name: string; mimeType: string; bytes: Uint8Array }) {
  const boundary = `tep-${randomBytes(12).toString('hex')}`;
  const head = [
    `--${boundary}`,
    `Content-Disposition: form-data; name="file"; filename="${name.replace(/["\r\n]/g, '_')}"`,
    `Content-Type: ${mimeType}`,
    '\r\n',
  ].join('\r\n');
  return {
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    body: inParts(Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)),
  };
}

async function* inParts(...parts: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* parts;
}
