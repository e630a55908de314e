import type { Config } from './config.ts';
import type { MetricsPage } from './web/metrics.ts';
import { listen, makeWeb, metricsRoutes, type WebParts, type WebServer } from './web/server.ts';

/** A port that another program listens at. */
export class PortTaken extends Error {
  override readonly name = 'PortTaken';
  constructor(
    readonly setting: 'PORT' | 'METRICS_PORT',
    readonly port: number,
  ) {
    super(`${setting} ${port} is taken`);
  }
}

const orPortTaken =
  (setting: PortTaken['setting'], port: number) =>
  (error: unknown): never => {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')
      throw new PortTaken(setting, port);
    throw error;
  };

/** Opens the server for everybody, and beside it the one that only this machine reaches, where one is set up. */
export async function openWeb(
  { port, metricsPort }: Pick<Config, 'port' | 'metricsPort'>,
  parts: Omit<WebParts, 'metrics'>,
  metrics: MetricsPage,
): Promise<WebServer> {
  const app = makeWeb({ ...parts, metrics: metricsPort === null ? metrics : null });
  const web = await listen(app, port, '0.0.0.0').catch(orPortTaken('PORT', port));
  if (metricsPort === null) return web;
  const own = await listen(metricsRoutes(metrics), metricsPort, '127.0.0.1').catch(async (error: unknown) => {
    await web.close();
    return orPortTaken('METRICS_PORT', metricsPort)(error);
  });
  return {
    port: web.port,
    close: async () => {
      await web.close();
      await own.close();
    },
  };
}
