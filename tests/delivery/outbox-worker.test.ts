import { afterEach, expect, it } from 'vitest';
import type { Channel, OutgoingContent, OutgoingMessage, SendOutcome } from '../../src/app/ports/channel.ts';
import type { LeaseStore } from '../../src/app/ports/leases.ts';
import type { NewOutboxRow, OutboxRow, OutboxStore } from '../../src/app/ports/outbox.ts';
import type { Consequences } from '../../src/delivery/consequences.ts';
import {
  makeOutboxWorker,
  type OutboxWorker,
  type OutboxWorkerOptions,
} from '../../src/delivery/outbox-worker.ts';
import type { RunTransaction } from '../../src/delivery/run-transaction.ts';
import { leaseMs, makeWorkerLife } from '../../src/delivery/worker-life.ts';
import type { Database } from '../../src/storage/database.ts';
import { leaseStore } from '../../src/storage/stores/lease-store.ts';
import { outboxStore } from '../../src/storage/stores/outbox-store.ts';
import { ManualClock } from '../manual-clock.ts';
import { onEachDatabase } from '../storage/databases.ts';
import { fakeChannel, listening, unlimited, until } from './delivery-world.ts';

interface Stores {
  readonly outbox: OutboxStore;
  readonly leases: LeaseStore;
}

const start = new Date('2026-06-16T02:00:00Z');
const telegramPace = { perSecond: 30, perChatPerSecond: 1, perGroupPerMinute: 20 };
const says = (text: string): OutgoingContent => ({ kind: 'text', lines: [{ text }] });
const message = (key: string, chatId: string, extra: Partial<NewOutboxRow> = {}): NewOutboxRow => ({
  ...{ key, organisationId: null, address: { channel: 'telegram', botId: '42', chatId } },
  ...{ priority: 'answer', notBefore: start, content: says(key) },
  ...extra,
});

interface Sent {
  readonly text: string;
  readonly chatId: string;
  readonly at: Date;
  readonly message: OutgoingMessage;
}

type Outcomes = (text: string, chatId: string, times: number) => SendOutcome | undefined;
interface Options extends Partial<OutboxWorkerOptions<Stores>> {
  readonly pace?: Channel['pace'];
  /** what becomes of a message; delivered where it says nothing */
  readonly outcome?: Outcomes;
}

const running: OutboxWorker[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((worker) => worker.stop()));
});

const textOf = ({ content }: OutgoingMessage): string =>
  content.kind === 'text' || content.kind === 'edit'
    ? content.lines.map(({ text }) => text).join('\n')
    : content.kind;

async function open(db: Database, { pace = unlimited, outcome, ...options }: Options = {}, id = 'a') {
  const clock = new ManualClock(start);
  const inTransaction: RunTransaction<Stores> = (work, isolation) =>
    db.inTransaction((tx) => work({ outbox: outboxStore(tx), leases: leaseStore(tx) }), isolation);
  const { log, logged } = listening();
  // The machine's time stands still: processes live until a test says otherwise.
  const machine = new ManualClock(start);
  const alone = db.kind === 'sqlite' && id === 'a';
  const life = makeWorkerLife({ inTransaction, id, clock: machine, timer: machine, log, alone });
  await life.start();
  const sent: Sent[] = [];
  const send = async (given: OutgoingMessage): Promise<SendOutcome> => {
    const { chatId } = given.address;
    const text = textOf(given);
    sent.push({ text, chatId, at: clock.now(), message: given });
    const times = sent.filter((earlier) => earlier.text === text && earlier.chatId === chatId).length;
    return outcome?.(text, chatId, times) ?? { kind: 'delivered', messageId: `m${sent.length}` };
  };
  const worker = makeOutboxWorker<Stores>({
    ...{ inTransaction, life, clock, timer: clock, log, random: () => 0.5 },
    channel: fakeChannel({ pace, send }),
    ...options,
  });
  running.push(worker);
  const outbox = <T>(work: (store: OutboxStore) => Promise<T>) =>
    inTransaction((stores) => work(stores.outbox));
  const add = async (...rows: NewOutboxRow[]) => {
    await outbox((store) => store.add(rows, clock.now()));
    worker.poke();
  };
  const row = async (key: string): Promise<OutboxRow> => {
    const found = await outbox((store) => store.byKey(key));
    if (!found) throw new Error(`no row ${key}`);
    return found;
  };
  /** Lets time pass until everything that is due was sent. */
  const settled = async (): Promise<void> => {
    let done = false;
    void worker.drain().then(() => (done = true));
    await until(clock, async () => done);
  };
  const texts = () => sent.map(({ text }) => text);
  return {
    ...{ worker, clock, machine, sent, texts, outbox, add, row, settled, logged, inTransaction, life },
  };
}

/** Notes what the product was told, and where the row stood at that moment. */
function listener(): { told: string[]; consequences: Consequences<Stores> } {
  const told: string[] = [];
  const note = (what: string) => async (stores: Stores, row: OutboxRow, detail: string) => {
    const { state } = (await stores.outbox.byId(row.id)) ?? row;
    told.push(`${what} ${row.key} (${state}): ${detail}`);
  };
  const consequences = {
    ...{
      onUnreachable: note('unreachable'),
      onQuotaGone: async ({ outbox }: Stores, { id, key }: OutboxRow, paidOnly: boolean) =>
        void told.push(`quota gone ${key} (${(await outbox.byId(id))?.state}): ${paidOnly}`),
      onGroupLost: note('group lost'),
      onTopicLost: note('topic lost'),
    },
    ...{ onMigrated: note('migrated'), onDead: note('dead'), onHeld: note('held') },
    onUnknown: async (_stores: Stores, rows: readonly OutboxRow[]) =>
      void told.push(`unknown ${rows.map(({ key }) => key).join(' ')}`),
  };
  return { told, consequences };
}

onEachDatabase('the outbox worker', ({ fresh, kind }) => {
  it('sends what is added, in order per chat, and notes the platform’s ids', async () => {
    const { worker, add, texts, row, settled } = await open((await fresh()).db);
    worker.start();
    await add(message('1', 'x'), message('2', 'x'), message('3', 'x'));
    await settled();
    expect(texts()).toEqual(['1', '2', '3']);
    expect(await row('2')).toMatchObject({ state: 'sent', externalId: 'm2', attempts: 1 });
  });

  it('sends answers before bulk', async () => {
    const { worker, add, texts, settled } = await open((await fresh()).db);
    await add(
      message('bulk', '1', { priority: 'bulk' }),
      message('notice', '2', { priority: 'notice' }),
      message('answer', '3'),
    );
    worker.start();
    await settled();
    expect(texts()).toEqual(['answer', 'notice', 'bulk']);
  });

  it('waits for the time of a message, and drops one past its use', async () => {
    const { worker, add, texts, row, clock, settled } = await open((await fresh()).db);
    const at = new Date(start.getTime() + 60_000);
    await add(message('later', 'x', { notBefore: at }), message('stale', 'x', { expiresAt: start }));
    worker.start();
    await settled();
    expect(texts()).toEqual([]);
    expect(await row('stale')).toMatchObject({ state: 'cancelled' });
    await until(clock, async () => texts().length > 0);
    expect(clock.now()).toEqual(at);
  });

  it('keeps the pace of the bot, of a chat and of a group', async () => {
    const { worker, add, sent, settled } = await open((await fresh()).db, { pace: telegramPace });
    const rows = Array.from({ length: 60 }, (_, index) => message(`p${index}`, `${index}`));
    const oneChat = Array.from({ length: 3 }, (_, index) => message(`c${index}`, 'chat'));
    const oneGroup = Array.from({ length: 3 }, (_, index) => message(`g${index}`, '-7'));
    await add(...oneGroup, ...oneChat, ...rows);
    worker.start();
    await settled();
    expect(sent).toHaveLength(66);
    const gaps = (chatId: string) => {
      const times = sent.filter((one) => one.chatId === chatId).map(({ at }) => at.getTime());
      return times.slice(1).map((time, index) => time - (times[index] ?? 0));
    };
    for (const gap of gaps('chat')) expect(gap).toBeGreaterThanOrEqual(1_000);
    for (const gap of gaps('-7')) expect(gap).toBeGreaterThanOrEqual(3_000);
    for (const { at } of sent) {
      const within = sent.filter((other) => other.at >= at && other.at.getTime() < at.getTime() + 1_000);
      expect(within.length).toBeLessThanOrEqual(30);
    }
  });

  it('keeps the pace where noting a claim takes its time', async () => {
    const { db } = await fresh();
    let slow = true;
    const own: { clock?: ManualClock } = {};
    const inTransaction: RunTransaction<Stores> = async (work, isolation) => {
      const result = await db.inTransaction(
        (tx) => work({ outbox: outboxStore(tx), leases: leaseStore(tx) }),
        isolation,
      );
      const claimed = result as { readonly rows?: readonly OutboxRow[] } | undefined;
      if (slow && claimed?.rows && claimed.rows.length > 0) {
        own.clock?.advance(300);
        slow = false;
      }
      return result;
    };
    const { worker, add, sent, settled, clock } = await open(db, { pace: telegramPace, inTransaction });
    own.clock = clock;
    await add(...Array.from({ length: 90 }, (_, index) => message(`p${index}`, `${index}`)));
    worker.start();
    await settled();
    expect(sent).toHaveLength(90);
    for (const { at } of sent) {
      const within = sent.filter((other) => other.at >= at && other.at.getTime() < at.getTime() + 1_000);
      expect(within.length).toBeLessThanOrEqual(30);
    }
  });

  it('tries again what was surely not acted on, with pauses that grow, and in its place', async () => {
    const { worker, add, sent, texts, row, settled, clock } = await open((await fresh()).db, {
      outcome: (text, _chat, times) =>
        text === '1' && times < 4 ? { kind: 'retry', afterMs: null, error: '500', flood: false } : undefined,
    });
    await add(message('1', 'x'), message('2', 'x'), message('3', 'y'));
    worker.start();
    await until(clock, async () => texts().includes('2'));
    await settled();
    expect(texts().filter((text) => text !== '3')).toEqual(['1', '1', '1', '1', '2']);
    expect(texts().indexOf('3'), 'another chat does not wait').toBeLessThan(3);
    const times = sent.filter(({ text }) => text === '1').map(({ at }) => at.getTime() - start.getTime());
    expect(times).toEqual([0, 500, 1_500, 3_500]);
    expect(await row('1')).toMatchObject({ state: 'sent', attempts: 4 });
  });

  it('gives up in the end, and says so', async () => {
    const { told, consequences } = listener();
    const { worker, add, row, texts, clock, settled } = await open((await fresh()).db, {
      consequences,
      patience: { backOff: { firstMs: 10, longestMs: 100 }, tries: 3 },
      outcome: (text) =>
        text === '1' ? { kind: 'retry', afterMs: null, error: '500', flood: false } : undefined,
    });
    await add(message('1', 'x'), message('2', 'x'));
    worker.start();
    await until(clock, async () => texts().includes('2'));
    await settled();
    expect(await row('1')).toMatchObject({ state: 'failed', attempts: 3 });
    expect(told).toEqual(['dead 1 (failed): gave up: 500']);
  });

  it.each<{ why: string; outcome: SendOutcome; state: OutboxRow['state']; told: string }>([
    {
      why: 'a person who blocked the bot',
      outcome: { kind: 'unreachable', error: '403' },
      state: 'failed',
      told: 'unreachable 1 (failed): 403',
    },
    {
      why: 'a lost group',
      outcome: { kind: 'group-lost', error: 'kicked' },
      state: 'failed',
      told: 'group lost 1 (failed): kicked',
    },
    {
      why: 'a refusal for good',
      outcome: { kind: 'permanent', error: '400' },
      state: 'failed',
      told: 'dead 1 (failed): 400',
    },
    {
      why: 'what may or may not have gone out',
      outcome: { kind: 'unknown', error: 'cut off' },
      state: 'unknown',
      told: 'unknown 1',
    },
  ])('never repeats $why, tells about it once, and goes on', async ({ outcome, state, told: expected }) => {
    const { told, consequences } = listener();
    const { worker, add, row, texts, settled } = await open((await fresh()).db, {
      consequences,
      outcome: (text) => (text === '1' ? outcome : undefined),
    });
    await add(message('1', 'x'), message('2', 'x'));
    worker.start();
    await settled();
    expect(texts()).toEqual(['1', '2']);
    expect(await row('1')).toMatchObject({ state });
    expect(told).toEqual([expected]);
  });

  it('repeats what may have happened where twice does no harm', async () => {
    const { worker, add, texts, settled, clock } = await open((await fresh()).db, {
      outcome: (_text, _chat, times) => (times === 1 ? { kind: 'unknown', error: 'cut off' } : undefined),
    });
    const edit: OutgoingContent = { kind: 'edit', messageId: '5', lines: [{ text: 'Đã ghi' }] };
    await add(message('1', 'x', { content: edit }), message('2', 'y', { content: { kind: 'leave-group' } }));
    worker.start();
    await until(clock, async () => texts().length === 4);
    await settled();
    expect(texts().sort()).toEqual(['leave-group', 'leave-group', 'Đã ghi', 'Đã ghi'].sort());
  });

  it('follows a group to its new id with everything that waits for it', async () => {
    const { told, consequences } = listener();
    const { worker, add, sent, settled } = await open((await fresh()).db, {
      consequences,
      outcome: (_text, chatId) => (chatId === '-5' ? { kind: 'migrated', toChatId: '-1005' } : undefined),
    });
    await add(message('1', '-5'), message('2', '-5'));
    worker.start();
    await settled();
    expect(sent.map(({ text, chatId }) => `${text} ${chatId}`)).toEqual(['1 -5', '1 -1005', '2 -1005']);
    expect(told).toEqual(['migrated 1 (waiting): -1005']);
  });

  it('posts into the group itself where its topic is gone', async () => {
    const { told, consequences } = listener();
    const { worker, add, sent, settled } = await open((await fresh()).db, {
      consequences,
      outcome: (_text, _chat, times) => (times === 1 ? { kind: 'topic-lost', error: 'gone' } : undefined),
    });
    await add(
      message('1', '-5', { address: { channel: 'telegram', botId: '42', chatId: '-5', topicId: '9' } }),
    );
    worker.start();
    await settled();
    expect(sent.map(({ message: { address } }) => address.topicId)).toEqual(['9', undefined]);
    expect(told).toEqual(['topic lost 1 (waiting): gone']);
  });

  it('writes to nobody before the platform’s waiting time is over', async () => {
    const { worker, add, sent, row, settled } = await open((await fresh()).db, {
      outcome: (text, _chat, times) =>
        text === '1' && times === 1
          ? { kind: 'retry', afterMs: 7_000, error: '429', flood: true }
          : undefined,
    });
    await add(message('1', 'x'));
    worker.start();
    await expect.poll(() => sent.length).toBe(1);
    await expect.poll(async () => (await row('1')).state).toBe('waiting');
    await add(message('2', 'y'));
    await settled();
    const [, ...later] = sent;
    expect(later.map(({ text }) => text)).toEqual(['1', '2']);
    for (const { at } of later) expect(at.getTime() - start.getTime()).toBeGreaterThanOrEqual(7_000);
    expect(await row('1'), 'not counted against it').toMatchObject({ attempts: 1 });
  });

  it('rests when the quota is gone, asks with one message now and then, and loses none', async () => {
    const { told, consequences } = listener();
    let left = 0;
    const { worker, add, sent, row, settled } = await open((await fresh()).db, {
      consequences,
      outcome: () =>
        left-- > 0 ? undefined : { kind: 'quota-gone', afterMs: null, error: '429: Quota exceeded' },
    });
    left = 1;
    await add(message('1', 'x'), message('2', 'x'), message('3', 'x'));
    worker.start();
    await expect.poll(() => told, { timeout: 20_000 }).toEqual(['quota gone 2 (waiting): false']);
    expect(await row('2'), 'not its fault').toMatchObject({ state: 'waiting', attempts: 0 });
    left = 9;
    await settled();
    expect(sent.map(({ text }) => text)).toEqual(['1', '2', '2', '3']);
    expect((sent[2]?.at.getTime() ?? 0) - start.getTime()).toBeGreaterThanOrEqual(15 * 60_000);
  });

  it('lets a message wait alone that cannot be paid for', async () => {
    const { told, consequences } = listener();
    const { worker, add, texts, row, settled } = await open((await fresh()).db, {
      consequences,
      outcome: (text, _chat, times) =>
        text === 'dear' && times === 1
          ? { kind: 'quota-gone', afterMs: 3_600_000, error: '-211', paidOnly: true }
          : undefined,
    });
    await add(message('dear', 'x'), message('free', 'y'));
    worker.start();
    await expect.poll(texts, { timeout: 20_000 }).toContain('free');
    await expect.poll(async () => (await row('dear')).state, { timeout: 20_000 }).toBe('waiting');
    expect(told).toEqual(['quota gone dear (waiting): true']);
    expect((await row('dear')).notBefore.getTime()).toBeGreaterThanOrEqual(start.getTime() + 3_600_000);
    await settled();
  });

  it('has nothing to drain behind a shut gate', async () => {
    const { worker, add, outbox, row } = await open((await fresh()).db, {
      outcome: () => ({ kind: 'quota-gone', afterMs: null, error: '429' }),
    });
    await add(message('1', 'x'));
    worker.start();
    await expect.poll(async () => (await row('1')).error, { timeout: 20_000 }).toBe('429');
    const { id } = await row('1');
    expect(await outbox((store) => store.cancel([id], start, 'sent by another messenger'))).toBe(1);
    await worker.drain();
  });

  it('lets a slow group wait alone, until another chat is slowed down as well', async () => {
    const flood = { kind: 'retry', afterMs: 60_000, error: '429', flood: true } as const;
    const slow = new Set(['-1']);
    const { worker, add, texts, row, settled, clock } = await open((await fresh()).db, {
      outcome: (_text, chatId, times) => (slow.has(chatId) && times === 1 ? flood : undefined),
    });
    worker.start();
    await add(message('a', '-1'));
    await expect.poll(async () => (await row('a')).error).toBe('429');
    await add(message('b', '-2'), message('c', '7'));
    await expect.poll(() => texts().sort()).toEqual(['a', 'b', 'c']);
    slow.add('-3');
    await add(message('d', '-3'));
    await expect.poll(async () => (await row('d')).error).toBe('429');
    await add(message('e', '8'));
    expect(clock.now()).toEqual(start);
    await settled();
    expect(texts().slice(4).sort(), 'all of these waited').toEqual(['a', 'd', 'e']);
  });

  it('asks one at a time whether the platform is there again, and blames no message', async () => {
    let away = true;
    const { worker, add, sent, row, settled, clock } = await open((await fresh()).db, {
      outcome: () =>
        away
          ? { kind: 'retry', afterMs: null, error: 'no connection', flood: false, offline: true }
          : undefined,
    });
    await add(...Array.from({ length: 20 }, (_, index) => message(`${index}`, `${index}`)));
    worker.start();
    await until(clock, async () => clock.now().getTime() > start.getTime() + 600_000);
    expect(sent.length, 'ten minutes of probes, up to a minute apart').toBeLessThan(20 + 60);
    away = false;
    await settled();
    expect(await row('7')).toMatchObject({ state: 'sent', attempts: 1 });
    expect(new Set(sent.slice(-20).map(({ text }) => text)).size).toBe(20);
  });

  it('holds the same words after too many times, and others not', async () => {
    const { told, consequences } = listener();
    const { worker, add, texts, row, settled, outbox, clock } = await open((await fresh()).db, {
      consequences,
      loopGuard: { times: 3, withinMs: 60_000 },
    });
    worker.start();
    const again = (key: string, chatId = 'x') => message(key, chatId, { content: says('Dạ vâng ạ') });
    await add(...[1, 2, 3, 4].map((n) => again(`${n}`)), message('other', 'x'), again('there', 'y'));
    await settled();
    expect(texts().filter((text) => text === 'Dạ vâng ạ')).toHaveLength(4);
    expect(texts()).toContain('other');
    expect(told).toEqual([expect.stringMatching(/^held 4 \(held\): .* 3 times/)]);
    await outbox((store) => store.resend(4, clock.now()));
    worker.poke();
    await settled();
    expect(await row('4'), 'a person insisted').toMatchObject({ state: 'sent' });
  });

  it('calls unknown what it was sending when it was killed, tells once, and never repeats it', async () => {
    const { db } = await fresh();
    const { told, consequences } = listener();
    const dead = await open(db, {}, 'dead');
    await dead.add(
      message('1', 'x'),
      message('2', 'x'),
      message('3', 'y', { content: { kind: 'leave-group' } }),
    );
    await dead.outbox((store) =>
      store.claim({ channel: 'telegram', botId: '42', worker: 'dead', now: start, limit: 9 }),
    );
    const next = await open(db, { consequences });
    if (kind === 'postgres') next.machine.advance(leaseMs);
    next.worker.start();
    await next.settled();
    expect(next.texts().sort()).toEqual(['2', 'leave-group']);
    expect(told).toEqual(['unknown 1']);
    expect(await next.row('1')).toMatchObject({ state: 'unknown' });
  });

  it('finishes what it has in hand when it stops, and starts nothing more', async () => {
    let answer = (_outcome: SendOutcome): void => undefined;
    const answered = new Promise<SendOutcome>((resolve) => (answer = resolve));
    const sent: string[] = [];
    const { worker, add, row } = await open((await fresh()).db, {
      channel: fakeChannel({
        send: (given) => {
          sent.push(textOf(given));
          return answered;
        },
      }),
    });
    worker.start();
    await add(message('1', 'x'), message('2', 'x'));
    await expect.poll(() => sent).toEqual(['1']);
    const stopped = worker.stop();
    answer({ kind: 'delivered', messageId: '77' });
    await stopped;
    expect(await row('1')).toMatchObject({ state: 'sent', externalId: '77' });
    expect(await row('2')).toMatchObject({ state: 'waiting' });
  });

  it('notes what became of a message once the database is there again', async () => {
    const { db } = await fresh();
    const real = await open(db);
    let away = false;
    const { worker, clock, row, sent, logged } = await open(db, {
      inTransaction: (work, isolation) =>
        away ? Promise.reject(new Error('the database is locked')) : real.inTransaction(work, isolation),
      outcome: () => {
        away = true;
        return undefined;
      },
    });
    await real.add(message('1', 'x'));
    worker.start();
    await until(clock, async () => logged().includes('cannot be worked on'));
    expect(await row('1')).toMatchObject({ state: 'sending' });
    away = false;
    await until(clock, async () => (await row('1')).state === 'sent');
    expect(sent).toHaveLength(1);
  });

  it('notes the fate of a row even where telling about it fails', async () => {
    const { worker, add, row, settled, logged } = await open((await fresh()).db, {
      consequences: { onDead: () => Promise.reject(new TypeError('«bí mật»')) },
      outcome: () => ({ kind: 'permanent', error: '400' }),
    });
    worker.start();
    await add(message('1', 'x'));
    await settled();
    expect(await row('1')).toMatchObject({ state: 'failed' });
    expect(logged()).toContain('TypeError');
    expect(logged()).not.toContain('bí mật');
  });

  it('takes a channel that breaks for one that left the fate unknown', async () => {
    const { worker, add, row, settled } = await open((await fresh()).db, {
      channel: fakeChannel({ send: () => Promise.reject(new Error('a bug')) }),
    });
    worker.start();
    await add(message('1', 'x'));
    await settled();
    expect(await row('1')).toMatchObject({ state: 'unknown' });
  });
});
