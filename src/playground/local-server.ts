import { createServer, type RequestListener, type ServerOptions } from 'node:http';

export interface LocalServer {
  /** `http://127.0.0.1:<port>` */
  readonly url: string;
  /** Ends all connections as well: whoever waits for an answer gets none. */
  close(): Promise<void>;
}

/**
 * Serves on 127.0.0.1 alone, keeping connections as long as a platform does.
 * @param port 0 or nothing: any free one
 */
export async function startLocalServer(
  handle: RequestListener,
  port = 0,
  options: ServerOptions = {},
): Promise<LocalServer> {
  const server = createServer({ keepAliveTimeout: 65_000, ...options }, handle);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  const taken = typeof address === 'object' && address !== null ? address.port : port;
  return {
    url: `http://127.0.0.1:${taken}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
