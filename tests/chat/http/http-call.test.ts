import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { CallFailed, makeHttpCall } from '../../../src/chat/http/http-call.ts';

let server: Server | undefined;
afterEach(() => server?.close());

/** A server that does with a connection whatever the test says. */
async function serve(connected: (socket: Socket) => void): Promise<string> {
  const sockets = new Set<Socket>();
  server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    connected(socket);
  });
  server.on('close', () => sockets.forEach((socket) => socket.destroy()));
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const afterRequest = (act: (socket: Socket) => void) => (socket: Socket) => {
  socket.once('data', () => act(socket));
};

async function failure(promise: Promise<unknown>): Promise<CallFailed> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof CallFailed)) throw new Error('the call did not fail as calls fail');
  return error;
}

describe('how far a failed call came', () => {
  const answer = 'HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{"ok":';
  const rows: readonly { why: string; does: (socket: Socket) => void; sent: boolean; code: string }[] = [
    {
      why: 'cut off without an answer',
      does: afterRequest((socket) => socket.destroy()),
      sent: true,
      code: 'ECONNRESET',
    },
    {
      why: 'cut off in the middle of the answer',
      does: afterRequest((socket) => socket.end(answer)),
      sent: true,
      code: 'ECONNRESET',
    },
    { why: 'no answer in time', does: () => undefined, sent: true, code: 'TIMEOUT' },
    {
      why: 'an answer that stops',
      does: afterRequest((socket) => socket.write(answer)),
      sent: true,
      code: 'TIMEOUT',
    },
    {
      why: 'an answer without end',
      does: afterRequest((socket) => socket.write(`HTTP/1.1 200 OK\r\n\r\n${'x'.repeat(2000)}`)),
      sent: true,
      code: 'TOO_LARGE',
    },
    {
      why: 'an answer that is not HTTP',
      does: afterRequest((socket) => socket.end('no')),
      sent: true,
      code: 'HPE_INVALID_CONSTANT',
    },
  ];
  it.each(rows)('sent: $why', async ({ does, sent, code }) => {
    const call = makeHttpCall({ answerMs: 80, answerBytes: 1000 });
    expect(await failure(call(`${await serve(does)}/botSECRET/x`, { body: '{}' }))).toMatchObject({
      sent,
      code,
    });
  });

  it('not sent: nobody listens', async () => {
    const url = await serve(() => undefined);
    await new Promise((resolve) => server?.close(resolve));
    const error = await failure(makeHttpCall()(`${url}/botSECRET/x`, {}));
    expect(error).toMatchObject({ sent: false, code: 'ECONNREFUSED' });
    expect(JSON.stringify([error.message, error.stack, { ...error }])).not.toContain('SECRET');
  });

  it('not sent: no such host', async () => {
    const error = await failure(makeHttpCall()('http://nobody.invalid/x', {}));
    expect(error.sent).toBe(false);
    expect(['ENOTFOUND', 'EAI_AGAIN']).toContain(error.code);
  });

  it('not sent: the other side speaks no TLS', async () => {
    const url = await serve(afterRequest((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')));
    expect(await failure(makeHttpCall()(url.replace('http:', 'https:'), {}))).toMatchObject({ sent: false });
  });

  it('not sent: the connection does not come about in time', async () => {
    // A server that never answers the TLS greeting: the connection is there and cannot be used.
    const url = await serve(() => undefined);
    const call = makeHttpCall({ connectMs: 50 });
    expect(await failure(call(url.replace('http:', 'https:'), {}))).toMatchObject({
      sent: false,
      code: 'TIMEOUT',
    });
  });

  it('sent: a connection that was used before and is cut now', async () => {
    let requests = 0;
    const url = await serve((socket) => {
      socket.on('data', () => {
        requests += 1;
        if (requests > 1) socket.destroy();
        else socket.write('HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}');
      });
    });
    const call = makeHttpCall();
    expect((await call(url, {})).status).toBe(200);
    await new Promise((resolve) => setImmediate(resolve));
    expect(await failure(call(url, {}))).toMatchObject({ sent: true });
  });

  it('ends every call with its signal, and starts none after', async () => {
    const stop = new AbortController();
    const call = makeHttpCall({}, stop.signal);
    const url = await serve(afterRequest(() => stop.abort()));
    expect(await failure(call(url, {}))).toMatchObject({ code: 'ABORTED', sent: true });
    expect(await failure(call(url, {}))).toMatchObject({ code: 'ABORTED' });
  });
});
