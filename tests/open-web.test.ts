import { createServer } from 'node:net';
import { once } from 'node:events';
import { expect, it } from 'vitest';
import { openWeb } from '../src/open-web.ts';
import { silentLog } from './silent-log.ts';

const parts = { health: async () => ({ problem: null }), ready: () => true, routes: [] };
const metrics = { contentType: 'text/plain', text: async () => 'numbers' };

it('works on without numbers where another bot of this machine has the port for them', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const address = other.address();
  const metricsPort = typeof address === 'object' && address ? address.port : 0;
  const warned: string[] = [];
  const log = { ...silentLog, warn: (_facts: object, message: string) => void warned.push(message) };
  const web = await openWeb({ port: 0, metricsPort }, parts, metrics, log);
  expect((await fetch(`http://127.0.0.1:${web.port}/ready`)).status).toBe(200);
  expect(warned).toEqual([expect.stringContaining('METRICS_PORT is taken')]);
  await expect(openWeb({ port: web.port, metricsPort: null }, parts, metrics, log)).rejects.toThrow(
    'is taken',
  );
  await web.close();
  other.close();
});
