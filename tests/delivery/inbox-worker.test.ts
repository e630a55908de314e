import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, expect, it } from 'vitest';
import type { Channel, IncomingEvent, RawUpdate } from '../../src/app/ports/channel.ts';
import { AlreadyHandled, type InboxRow, type InboxStore } from '../../src/app/ports/inbox.ts';
import type { LeaseStore } from '../../src/app/ports/leases.ts';
import {
  makeInboxWorker,
  type InboxWorker,
  type InboxWorkerOptions,
} from '../../src/delivery/inbox-worker.ts';
import type { RunTransaction } from '../../src/delivery/run-transaction.ts';
import { leaseMs, makeWorkerLife } from '../../src/delivery/worker-life.ts';
import type { Database } from '../../src/storage/database.ts';
import { inboxStore } from '../../src/storage/stores/inbox-store.ts';
import { leaseStore } from '../../src/storage/stores/lease-store.ts';
import { ManualClock } from '../manual-clock.ts';
import { onEachDatabase } from '../storage/databases.ts';
import { fakeChannel, listening, until } from './delivery-world.ts';

interface Stores {
  readonly inbox: InboxStore;
  readonly leases: LeaseStore;
}

const start = new Date('2026-06-16T02:00:00Z');
const update = (key: number, chatId: string, text = `${key}`): RawUpdate => ({
  ...{ channel: 'telegram', botId: '42', externalKey: String(key), chatId, messageId: `m${key}` },
  ...{ sentAt: new Date(start.getTime() + key * 1000), raw: text },
});

const channel: Channel = fakeChannel({
  interpret: (raw): IncomingEvent => {
    if (raw === 'nonsense') throw new Error('not an event of ours');
    return {
      ...{ address: { channel: 'telegram', botId: '42', chatId: '' }, chatKind: 'private', groupTitle: null },
      ...{ sender: null, sentAt: new Date(0), messageId: null },
      body: { kind: 'text', text: raw, edited: false, replyTo: null },
    };
  },
});

const running: InboxWorker[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((worker) => worker.stop()));
});

async function open(db: Database, options: Partial<InboxWorkerOptions<Stores>> = {}, id = 'a') {
  const clock = new ManualClock(start);
  const inTransaction: RunTransaction<Stores> = (work, isolation) =>
    db.inTransaction((tx) => work({ inbox: inboxStore(tx), leases: leaseStore(tx) }), isolation);
  const { log, logged } = listening();
  const life = makeWorkerLife({
    inTransaction,
    id,
    clock,
    timer: clock,
    log,
    alone: db.kind === 'sqlite' && id === 'a',
  });
  await life.start();
  const said: string[] = [];
  const worker = makeInboxWorker<Stores>({
    ...{ inTransaction, life, clock, timer: clock, log, random: () => 0.5, channels: [channel] },
    handle: async (row) => {
      await inTransaction(({ inbox }) => inbox.handled(row.id, clock.now(), null));
      said.push(row.raw);
    },
    ...options,
  });
  running.push(worker);
  const inbox = <T>(work: (store: InboxStore) => Promise<T>) => inTransaction((stores) => work(stores.inbox));
  const done = (row: InboxRow) => inbox((store) => store.handled(row.id, clock.now(), null));
  return { worker, clock, said, inbox, done, logged, inTransaction, life };
}

onEachDatabase('the inbox worker', ({ fresh }) => {
  it('handles what is stored, in order per chat, and hands on when it was sent', async () => {
    const { db } = await fresh();
    const seen: IncomingEvent[] = [];
    const { worker, done } = await open(db, {
      handle: async (row, event) => {
        await done(row);
        seen.push(event);
      },
    });
    await worker.store([update(3, 'x'), update(1, 'x'), update(2, 'y')]);
    worker.start();
    await worker.drain();
    const texts = seen.map(({ body }) => (body.kind === 'text' ? body.text : ''));
    expect(texts.filter((text) => text !== '2')).toEqual(['1', '3']);
    expect(texts).toHaveLength(3);
    expect(seen[texts.indexOf('3')]?.sentAt).toEqual(update(3, 'x').sentAt);
  });

  it('goes to work by itself when something is stored', async () => {
    const { worker, said } = await open((await fresh()).db);
    worker.start();
    await worker.drain();
    await worker.store([update(1, 'x')]);
    await expect.poll(() => said).toEqual(['1']);
  });

  it('works on several chats at once, and never on one chat twice at once', async () => {
    const { db } = await fresh();
    let inHand: string[] = [];
    let most = 0;
    const { worker, done } = await open(db, {
      concurrency: 3,
      handle: async (row) => {
        expect(inHand).not.toContain(row.chatId);
        inHand.push(row.chatId);
        most = Math.max(most, inHand.length);
        await nextTurn();
        await done(row);
        inHand = inHand.filter((chatId) => chatId !== row.chatId);
      },
    });
    await worker.store(Array.from({ length: 30 }, (_, index) => update(index, `${index % 5}`)));
    worker.start();
    await worker.drain();
    expect(most).toBe(3);
  });

  it('sets an event aside after three failures, tells about it, and goes on with those behind it', async () => {
    const { db } = await fresh();
    const told: [string, string][] = [];
    const tries: string[] = [];
    const { worker, clock, done, inbox } = await open(db, {
      handle: async (row) => {
        tries.push(row.raw);
        if (row.raw === '1') throw new TypeError('cannot read «bí mật»');
        await done(row);
      },
      onSetAside: async (stores, row, error) => {
        expect(await stores.inbox.byId(row.id), 'in the same transaction').toMatchObject({
          state: 'set-aside',
        });
        told.push([row.raw, error]);
      },
    });
    await worker.store([update(1, 'x'), update(2, 'x'), update(3, 'y')]);
    worker.start();
    await until(clock, async () => (await inbox((store) => store.counts())).waiting === 0);
    expect(tries.filter((text) => text === '1')).toHaveLength(3);
    expect(tries.at(-1)).toBe('2');
    expect(tries.indexOf('3'), 'another chat does not wait').toBeLessThan(3);
    expect(told).toEqual([['1', 'TypeError: cannot read «bí mật»']]);
  });

  it('handles several together, and each by itself when one of them fails', async () => {
    const { db } = await fresh();
    const joined: string[][] = [];
    const { inTransaction, clock, worker, inbox, said } = await open(db, {
      together: {
        mayJoin: ({ body }) => body.kind === 'text' && body.text !== 'to be fetched',
        handle: (events) =>
          inTransaction(async (stores) => {
            joined.push(events.map(({ row }) => row.raw));
            for (const { row } of events) {
              await stores.inbox.handled(row.id, clock.now(), null);
              if (row.raw === 'bad' && joined.length === 1) throw new Error('cannot be read');
            }
          }),
      },
    });
    await worker.store([update(1, 'x'), update(2, 'y', 'bad'), update(3, 'z', 'to be fetched')]);
    worker.start();
    await worker.drain();
    expect(joined).toEqual([['1', 'bad']]);
    expect([...said].sort()).toEqual(['1', 'bad', 'to be fetched']);
    await worker.store([update(4, 'x'), update(5, 'y'), update(6, 'z', 'nonsense')]);
    await until(clock, async () => (await inbox((store) => store.counts())).setAside === 1);
    expect(joined.slice(1)).toEqual([['4', '5']]);
    expect(said).toHaveLength(3);
    expect(await inbox((store) => store.counts())).toMatchObject({ waiting: 0, setAside: 1 });
  });

  it('sets an event aside even where telling about it fails', async () => {
    const { db } = await fresh();
    const { worker, clock, inbox } = await open(db, {
      onSetAside: () => Promise.reject(new Error('nobody to tell')),
    });
    await worker.store([update(1, 'x', 'nonsense')]);
    worker.start();
    await until(clock, async () => (await inbox((store) => store.counts())).setAside === 1);
    expect(await inbox((store) => store.setAside(1))).toMatchObject([
      { error: 'Error: not an event of ours' },
    ]);
  });

  it('blames no event for a database that is away', async () => {
    const { db } = await fresh();
    let failures = 0;
    const { worker, clock, done, inbox } = await open(db, {
      handle: async (row) => {
        failures += 1;
        if (failures <= 5) throw new Error('the disk is full');
        await done(row);
      },
      isPassing: (error) => error instanceof Error && error.message === 'the disk is full',
    });
    await worker.store([update(1, 'x')]);
    worker.start();
    await until(clock, async () => failures === 6);
    await worker.drain();
    expect(await inbox((store) => store.byId(1))).toMatchObject({ state: 'handled', attempts: 0 });
  });

  it('keeps trying while nothing can be read, and logs no text', async () => {
    const { db } = await fresh();
    let away = true;
    const { inTransaction: real, ...rest } = await open(db);
    const { worker, clock, said, logged } = await open(db, {
      inTransaction: (work, isolation) =>
        away ? Promise.reject(new Error('bí mật: the database is locked')) : real(work, isolation),
    });
    await rest.worker.store([update(1, 'x')]);
    worker.start();
    await until(clock, async () => logged().includes('cannot be read'));
    away = false;
    await until(clock, async () => said.length === 1);
    expect(logged()).not.toContain('bí mật');
  });

  it('takes it calmly when somebody else handled the event', async () => {
    const { db } = await fresh();
    const { worker, inbox, logged, done } = await open(db, {
      handle: async (row) => {
        await done(row);
        throw new AlreadyHandled(row.id);
      },
    });
    await worker.store([update(1, 'x')]);
    worker.start();
    await worker.drain();
    expect(await inbox((store) => store.byId(1))).toMatchObject({ state: 'handled', attempts: 0 });
    expect(logged()).toBe('');
  });

  it('finishes what it has in hand when it stops, and starts nothing more', async () => {
    const { db } = await fresh();
    let begin = (): void => undefined;
    const begun = new Promise<void>((resolve) => (begin = resolve));
    let finish = (): void => undefined;
    const finished = new Promise<void>((resolve) => (finish = resolve));
    const { worker, inbox, done } = await open(db, {
      handle: async (row) => {
        begin();
        await finished;
        await done(row);
      },
    });
    await worker.store([update(1, 'x'), update(2, 'x')]);
    worker.start();
    await begun;
    const stopped = worker.stop();
    finish();
    await stopped;
    expect(await inbox((store) => store.byId(1))).toMatchObject({ state: 'handled' });
    expect(await inbox((store) => store.byId(2))).toMatchObject({ state: 'waiting' });
  });

  it('takes over what another process left when it died, and what others stored', async () => {
    const { db } = await fresh();
    const first = await open(db, {}, 'b');
    await first.worker.store([update(1, 'x')]);
    await first.inTransaction(({ inbox }) =>
      inbox.claim({ worker: 'b', now: start, aliveAt: start, limit: 9 }),
    );
    const second = await open(db, { lookEveryMs: 1000 }, 'c');
    second.worker.start();
    await second.worker.drain();
    expect(second.said).toEqual([]);
    second.clock.advance(leaseMs);
    await expect.poll(() => second.said).toEqual(['1']);
    await first.worker.store([update(2, 'x')]);
    await second.worker.drain();
    second.clock.advance(1000);
    await expect.poll(() => second.said).toEqual(['1', '2']);
  });
});
