import { expect, it } from 'vitest';
import { listen, makeWeb } from '../../src/web/server.ts';
import { makeMetrics } from '../../src/web/metrics.ts';
import { eventually } from '../eventually.ts';
import { startRunningBot } from '../running-bot.ts';
import { sqlite } from '../storage/databases.ts';

const queues = async () => ({
  ...{ inboxWaiting: 3, inboxSetAside: 1, outboxWaiting: 7, outboxDead: 2 },
  ...{ inboxAgeSeconds: 4, outboxAgeSeconds: 90 },
});

/** `thi_dua_updates_total{channel="telegram"} 2`: the number. */
const valueOf = (page: string, line: string): number | null => {
  const found = page.split('\n').find((each) => each.startsWith(`thi_dua_${line} `));
  return found === undefined ? null : Number(found.split(' ').at(-1));
};

it('counts what happens, and shows what waits', async () => {
  const { metrics, page } = makeMetrics(queues);
  metrics.stored('telegram', 2);
  metrics.handled('telegram', 'handled', 12);
  metrics.handled('telegram', 'failed', 3);
  metrics.sent('telegram', { kind: 'delivered', messageId: '1' }, true);
  metrics.sent('zalo-bot', { kind: 'retry', afterMs: 1000, error: '429', flood: true }, false);
  metrics.sent('zalo-bot', { kind: 'retry', afterMs: null, error: '500', flood: false }, true);
  metrics.read('recorded-and-asked');
  metrics.remindersDue(5);
  const text = await page.text();
  const shown = (line: string) => [line, valueOf(text, line)];
  const expected: [string, number][] = [
    ['updates_total{channel="telegram"}', 2],
    ['updates_handled_total{channel="telegram",result="failed"}', 1],
    ['handling_seconds_count{channel="telegram"}', 2],
    ['handling_seconds_bucket{le="0.01",channel="telegram"}', 1],
    ['messages_total{channel="telegram",outcome="delivered"}', 1],
    ['messages_total{channel="zalo-bot",outcome="retry"}', 2],
    ['too_many_requests_total{channel="zalo-bot"}', 1],
    ['readings_total{verdict="recorded-and-asked"}', 1],
    ['reminders_due_total', 5],
    ['reminders_sent_total', 1],
    ['inbox_waiting', 3],
    ['inbox_set_aside', 1],
    ['outbox_waiting', 7],
    ['outbox_dead_letters', 2],
    ['inbox_age_seconds', 4],
    ['outbox_age_seconds', 90],
  ];
  expect(expected.map(([line]) => shown(line))).toEqual(expected);
});

it('shows numbers to this machine alone', async () => {
  const { page } = makeMetrics(queues);
  const parts = { health: async () => ({ problem: null }), ready: () => true, metrics: page, routes: [] };
  const web = await listen(makeWeb(parts), 0, '127.0.0.1');
  const own = new URL(`http://127.0.0.1:${web.port}/metrics`);
  const status = async (headers: Record<string, string>): Promise<number> =>
    (await fetch(own, { headers })).status;
  const statuses = {
    plain: await status({}),
    proxied: await status({ 'x-forwarded-for': '203.0.113.9' }),
    standard: await status({ forwarded: 'for=203.0.113.9' }),
  };
  await web.close();
  expect(statuses).toEqual({ plain: 200, proxied: 404, standard: 404 });
});

it('of a running bot tell of a message that came and was answered', async () => {
  const { server, get } = await startRunningBot(await sqlite.emptyUrl());
  const lan = server.world.addUser({ firstName: 'Lan' });
  lan.start();
  await eventually(async () => {
    const { text } = await get('/metrics');
    expect(valueOf(text, 'updates_total{channel="telegram"}')).toBe(1);
    expect(valueOf(text, 'updates_handled_total{channel="telegram",result="handled"}')).toBe(1);
    expect(valueOf(text, 'messages_total{channel="telegram",outcome="delivered"}')).toBe(1);
    expect(valueOf(text, 'outbox_dead_letters')).toBe(0);
  });
});

it('are at their own port alone, where one is set: the port of the world shows health and nothing else', async () => {
  // Below the ports that the system hands out by itself.
  const metricsPort = 11_000 + (process.pid % 8_000);
  const { get } = await startRunningBot(await sqlite.emptyUrl(), {
    changed: { metricsPort, production: true },
  });
  const statuses = await Promise.all(
    ['/metrics', '/', '/api/state', '/health', '/ready'].map(async (path) => (await get(path)).status),
  );
  expect(statuses).toEqual([404, 404, 404, 200, 200]);
  const own = await fetch(`http://127.0.0.1:${metricsPort}/metrics`);
  expect(own.status).toBe(200);
  expect(await own.text()).toContain('thi_dua_inbox_waiting 0');
});
