import type { Log } from './app/ports/log.ts';
import type { Config } from './config.ts';
import type { MetricsPage } from './web/metrics.ts';
import { listen, makeWeb, metricsRoutes, type WebParts, type WebServer } from './web/server.ts';

/** A port that another program listens at. */
export class PortTaken extends Error {
  override readonly name = 'PortTaken';
  constructor(readonly port: number) {
    super(`PORT ${port} is taken`);
  }
}

const isTaken = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';

/**
 * Opens the server for everybody, and beside it the one that only this machine reaches, where one is set up. Where another
 * bot of this machine shows its numbers at that port, this one works without: numbers are not worth a bot that stands still.
 */
export async function openWeb(
  { port, metricsPort }: Pick<Config, 'port' | 'metricsPort'>,
  parts: Omit<WebParts, 'metrics'>,
  metrics: MetricsPage,
  log: Log,
): Promise<WebServer> {
  const app = makeWeb({ ...parts, metrics: metricsPort === null ? metrics : null });
  const web = await listen(app, port, '0.0.0.0').catch((error: unknown) => {
    throw isTaken(error) ? new PortTaken(port) : error;
  });
  if (metricsPort === null) return web;
  const own = await listen(metricsRoutes(metrics), metricsPort, '127.0.0.1').catch(async (error: unknown) => {
    if (isTaken(error)) return null;
    await web.close();
    throw error;
  });
  if (own === null)
    log.warn(
      { port: metricsPort },
      'METRICS_PORT is taken: this process shows no numbers; give it a port of its own',
    );
  return {
    port: web.port,
    close: async () => {
      await web.close();
      await own?.close();
    },
  };
}
