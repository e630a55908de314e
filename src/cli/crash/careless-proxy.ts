import http from 'node:http';
import { buffer } from 'node:stream/consumers';

/**
 * Ways to break a promise between the bot and the platform, so that it can be seen that the bench notices:
 * - `confirm-before-storing`: updates are confirmed as soon as they come, before the bot has them; what a messenger brings
 *   by itself is confirmed by the road to the bots instead
 * - `repeat-when-unanswered`: a call without an answer is made a second time
 */
export const carelessness = ['confirm-before-storing', 'repeat-when-unanswered'] as const;
export type Carelessness = (typeof carelessness)[number];

export const isCarelessness = (text: string): text is Carelessness =>
  carelessness.some((each) => each === text);

interface Call {
  readonly method: string;
  readonly path: string;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: Buffer;
}

interface Answer {
  readonly status: number;
  readonly body: Buffer;
}

/** Stands between a bot and its messenger, and lives and dies with the bot. @returns the root to use instead */
export async function startCarelessProxy(root: string, how: Carelessness): Promise<string> {
  const server = http.createServer((request, response) => {
    const forward = async (): Promise<void> => {
      const { method = 'GET', url: path = '/', headers } = request;
      const answer = await passOn(root, { method, path, headers, body: await buffer(request) }, how);
      if (answer === null) return void request.socket.destroy();
      response.writeHead(answer.status, { 'content-type': 'application/json' });
      response.end(answer.body);
    };
    void forward();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the proxy has no port');
  return `http://127.0.0.1:${address.port}`;
}

async function passOn(root: string, call: Call, how: Carelessness): Promise<Answer | null> {
  const answer = await ask(root, call);
  if (answer === null)
    return how === 'repeat-when-unanswered' && /\/(send|message\b)/.exec(call.path) ? ask(root, call) : null;
  if (how === 'confirm-before-storing' && call.path.endsWith('/getUpdates'))
    await confirm(root, call, answer);
  return answer;
}

/** Asks for what comes after the newest update, which confirms all of these. */
async function confirm(root: string, { path }: Call, { body }: Answer): Promise<void> {
  const { result = [] } = JSON.parse(body.toString()) as { result?: { update_id: number }[] };
  const last = result.at(-1);
  if (!last) return;
  const query = `?offset=${last.update_id + 1}&timeout=0&limit=1`;
  await ask(root, { method: 'GET', path: `${path}${query}`, headers: {}, body: Buffer.alloc(0) });
}

const passedOn = (headers: http.IncomingHttpHeaders): http.OutgoingHttpHeaders =>
  Object.fromEntries(
    ['content-type', 'access_token', 'secret_key'].flatMap((name) =>
      headers[name] === undefined ? [] : [[name, headers[name]]],
    ),
  );

/** null: no answer came */
function ask(root: string, { method, path, headers, body }: Call): Promise<Answer | null> {
  return new Promise((resolve) => {
    const call = http.request(`${root}${path}`, {
      method,
      headers: { ...passedOn(headers), 'content-length': body.byteLength },
    });
    call.on('error', () => resolve(null));
    call.on('response', (response) => {
      buffer(response).then(
        (bytes) => resolve({ status: response.statusCode ?? 500, body: bytes }),
        () => resolve(null),
      );
    });
    call.end(body);
  });
}
