import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { streamSSE } from 'hono/streaming';
import { z } from 'zod';
import { misunderstood } from './answers.ts';
import type { GuideStep } from './guide.ts';
import { LiveEvents } from './live-events.ts';
import { localOnly } from './local-only.ts';
import { readPageFile } from './page-files.ts';
import type { ClockView, PageStart, PhoneName } from './page-messages.ts';
import { makePhoneRoutes } from './phone-routes.ts';
import type { Phone, Phones } from './phone.ts';

export interface PlaygroundClock {
  now(): Date;
  /** null when nothing is ahead */
  nextEventAt(): Promise<Date | null>;
  /** Lives through everything due until `at`, then resolves. */
  moveTo(at: Date): Promise<void>;
}

export interface PlaygroundDeps {
  readonly phones: Phones;
  readonly clock: PlaygroundClock;
  readonly guide: readonly GuideStep[];
  /** ends the event streams of open pages, so that the server can stop */
  readonly stopping: AbortSignal;
}

const hourMs = 3_600_000;
const heartbeatMs = 15_000;
/** how soon a page asks again when its line was cut */
const reconnectMs = 700;
const clockBody = z.object({ move: z.enum(['next-event', 'hour', 'day']) });
type Move = z.infer<typeof clockBody>['move'];

/** The playground's page and what it asks of the server. For 127.0.0.1 only: checks Host and Origin itself. */
export function makePlaygroundRoutes({ phones, clock, guide, stopping }: PlaygroundDeps): Hono {
  const all = [...phones.leader, ...phones.clerk, ...phones.group];
  const live = new LiveEvents(all, () => clockView(clock));
  const routes = new Hono();
  routes.use(localOnly);
  routes.get('/', (context) => pageFile(context, 'index.html'));
  routes.get('/page/:name', (context) => pageFile(context, context.req.param('name')));
  routes.get('/api/start', async (context) => {
    const places = { leader: names(phones.leader), clerk: names(phones.clerk), group: names(phones.group) };
    const views = all.map((phone) => phone.view());
    return context.json({ places, views, clock: await clockView(clock), guide } satisfies PageStart);
  });
  routes.get('/api/events', (context) => eventStream(context, live, stopping));
  routes.route('/api/phones', makePhoneRoutes(new Map(all.map((phone) => [phone.id, phone]))));
  routes.post('/api/clock', bodyLimit({ maxSize: 1000 }), makeClockRoute(clock, live));
  return routes;
}

const names = (place: readonly Phone[]): PhoneName[] =>
  place.map(({ id, label, section }) => ({ id, label, section }));

async function clockView(clock: PlaygroundClock): Promise<ClockView> {
  const next = await clock.nextEventAt();
  return { now: clock.now().toISOString(), nextEventAt: next?.toISOString() ?? null };
}

function makeClockRoute(clock: PlaygroundClock, live: LiveEvents) {
  let moving = false;
  return async (context: Context): Promise<Response> => {
    const read = clockBody.safeParse(await context.req.json().catch(() => null));
    if (!read.success) return misunderstood(context);
    if (moving) return context.json({ error: 'Đồng hồ đang chạy, xin chờ một chút.' }, 422);
    const target = await targetOf(clock, read.data.move);
    if (target === null) return context.json({ error: 'Chưa có sự kiện nào ở phía trước.' }, 422);
    moving = true;
    try {
      await clock.moveTo(target);
    } finally {
      moving = false;
    }
    await live.tellClock();
    return context.json(await clockView(clock));
  };
}

async function targetOf(clock: PlaygroundClock, move: Move): Promise<Date | null> {
  if (move === 'next-event') return clock.nextEventAt();
  return new Date(clock.now().getTime() + (move === 'hour' ? hourMs : 24 * hourMs));
}

function eventStream(context: Context, live: LiveEvents, stopping: AbortSignal): Response {
  return streamSSE(context, async (stream) => {
    const leave = live.join((event) => void stream.writeSSE({ data: JSON.stringify(event) }));
    await stream.writeSSE({ event: 'hello', data: '', retry: reconnectMs });
    const heartbeat = setInterval(() => void live.tellClock(), heartbeatMs);
    await new Promise<void>((resolve) => {
      stream.onAbort(resolve);
      stopping.addEventListener('abort', () => resolve());
      if (stopping.aborted) resolve();
    });
    clearInterval(heartbeat);
    leave();
  });
}

function pageFile(context: Context, name: string): Response | Promise<Response> {
  const file = readPageFile(name);
  if (file === null) return context.notFound();
  return context.body(file.bytes, 200, { 'Content-Type': file.contentType });
}
