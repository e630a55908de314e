import { serve } from '@hono/node-server';
import { getConnInfo } from '@hono/node-server/conninfo';
import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { MetricsPage } from './metrics.ts';

export interface Health {
  /** null: all is well; else what is wrong, in one line */
  readonly problem: string | null;
}

export interface WebParts {
  /** answered at GET /health: is the process alive and able to keep what it receives */
  readonly health: () => Promise<Health>;
  /** answered at GET /ready: is everything started */
  readonly ready: () => boolean;
  /** shown at GET /metrics to this machine alone; null: not here */
  readonly metrics: MetricsPage | null;
  /** further routes: webhooks, signed file links, the playground */
  readonly routes: readonly { readonly path: string; readonly app: Hono }[];
}

/** Telegram's updates are some kilobytes; nothing that we serve takes a megabyte. */
const largestBody = 1024 * 1024;

export function makeWeb({ health, ready, metrics, routes }: WebParts): Hono {
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
  if (metrics) app.route('/', metricsRoutes(metrics));
  for (const { path, app: part } of routes) app.route(path, part);
  return app;
}

/** Numbers for whoever looks after the bot. A request that came through a proxy is not from this machine. */
export function metricsRoutes(page: MetricsPage): Hono {
  const routes = new Hono();
  routes.get('/metrics', async (context) => {
    if (!isOwnMachine(context)) return context.notFound();
    return context.body(await page.text(), 200, { 'Content-Type': page.contentType });
  });
  return routes;
}

const loopback = /^(::1|(::ffff:)?127(\.\d{1,3}){3})$/;
const ownName = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/;

function isOwnMachine(context: Context): boolean {
  const { address = '' } = getConnInfo(context).remote;
  const forwarded = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'].some((name) =>
    context.req.header(name),
  );
  return loopback.test(address) && ownName.test(context.req.header('host') ?? '') && !forwarded;
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
