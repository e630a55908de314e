import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';

export interface Health {
  /** null: all is well; else what is wrong, in one line */
  readonly problem: string | null;
}

export interface WebParts {
  /** answered at GET /health: is the process alive and able to keep what it receives */
  readonly health: () => Promise<Health>;
  /** answered at GET /ready: is everything started */
  readonly ready: () => boolean;
  /** further routes: webhooks, signed file links, the playground */
  readonly routes: readonly { readonly path: string; readonly app: Hono }[];
}

/** Telegram's updates are some kilobytes; nothing that we serve takes a megabyte. */
const largestBody = 1024 * 1024;

export function makeWeb({ health, ready, routes }: WebParts): Hono {
  const app = new Hono();
  app.use(bodyLimit({ maxSize: largestBody, onError: (context) => context.text('Payload too large', 413) }));
  app.get('/health', async (context) => {
    if (!ready()) return context.json({ status: 'starting' }, 503);
    const { problem } = await health();
    return problem === null
      ? context.json({ status: 'ok' })
      : context.json({ status: 'failing', problem }, 503);
  });
  app.get('/ready', (context) =>
    ready() ? context.json({ status: 'ready' }) : context.json({ status: 'starting' }, 503),
  );
  for (const { path, app: part } of routes) app.route(path, part);
  return app;
}

export interface WebServer {
  /** the port that was taken, also when 0 was asked for */
  readonly port: number;
  close(): Promise<void>;
}

/** Listens until closed. Rejects when the port is taken. */
export function listen(app: Hono, port: number, hostname: string): Promise<WebServer> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, port, hostname }, ({ port: taken }) =>
      resolve({
        port: taken,
        close: () =>
          new Promise((closed) => {
            server.close(() => closed());
            if ('closeAllConnections' in server) server.closeAllConnections();
          }),
      }),
    );
    server.once('error', reject);
  });
}
