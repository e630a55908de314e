import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { RawUpdate } from '../../src/app/ports/channel.ts';
import { AlreadyHandled, type InboxRow } from '../../src/app/ports/inbox.ts';
import { workerLease } from '../../src/app/ports/leases.ts';
import type { Database } from '../../src/storage/database.ts';
import { inboxStore } from '../../src/storage/stores/inbox-store.ts';
import { leaseStore } from '../../src/storage/stores/lease-store.ts';
import { onEachDatabase } from '../storage/databases.ts';

const start = new Date('2026-06-16T02:00:00Z');
const after = (seconds: number): Date => new Date(start.getTime() + seconds * 1000);
const claimIn = { isolation: 'read-committed' } as const;

const update = (externalKey: string, chatId: string, sentAt = start): RawUpdate => ({
  ...{ channel: 'telegram', botId: '42', externalKey, chatId, sentAt, messageId: `m${externalKey}` },
  raw: `{"update":${externalKey}}`,
});

function inboxOf(db: Database) {
  const inbox = <T>(work: (store: ReturnType<typeof inboxStore>) => Promise<T>) =>
    db.inTransaction((tx) => work(inboxStore(tx)), claimIn);
  return {
    inbox,
    live: (worker: string, until = after(3600)) =>
      db.inTransaction((tx) => leaseStore(tx).take(workerLease(worker), worker, start, until)),
    add: (...updates: RawUpdate[]) => inbox((store) => store.add(updates, start)),
    claim: (worker = 'a', now = start, aliveAt = now, limit = 10) =>
      inbox((store) => store.claim({ worker, now, aliveAt, limit })),
    handled: (row: InboxRow) => inbox((store) => store.handled(row.id, start, null)),
  };
}

const keys = (rows: readonly InboxRow[]): string[] => rows.map(({ externalKey }) => externalKey);

onEachDatabase('the inbox', ({ fresh }) => {
  it('gives back an event as it came', async () => {
    const { add, live, claim } = inboxOf((await fresh()).db);
    const late = {
      ...update('7', '-100', after(3)),
      messageId: null,
      raw: '{"text":"sản lượng 6.820,5 «tấn» 🌾"}',
    };
    expect(await add(late)).toBe(1);
    await live('a');
    const [row] = await claim();
    expect(row).toMatchObject({ ...late, receivedAt: start, state: 'waiting', attempts: 0, handledAt: null });
  });

  it('counts what reached one bot since an instant', async () => {
    const { add, inbox } = inboxOf((await fresh()).db);
    await add(update('1', 'x'), update('2', 'y'));
    const since = (at: Date, botId = '42') => inbox((store) => store.receivedSince('telegram', botId, at));
    expect([await since(start), await since(after(1)), await since(start, '43')]).toEqual([2, 0, 0]);
  });

  it('stores what arrives again only once, within a batch and between batches', async () => {
    const { add, inbox } = inboxOf((await fresh()).db);
    expect(await add(update('1', 'x'), update('2', 'x'), update('1', 'x'))).toBe(2);
    expect(await add(update('2', 'x'), update('3', 'x'))).toBe(1);
    expect(await add({ ...update('2', 'x'), botId: '43' }), 'the key of another bot').toBe(1);
    expect(await inbox((store) => store.counts())).toEqual({ waiting: 4, setAside: 0, oldestWaiting: start });
  });

  it('gives one row a chat: the oldest by send time, then by arrival', async () => {
    const { add, live, claim, handled } = inboxOf((await fresh()).db);
    await live('a');
    await add(
      update('1', 'x', after(5)),
      update('2', 'x', after(4)),
      update('3', 'x', after(4)),
      update('4', 'y'),
    );
    const first = await claim();
    expect(keys(first).sort()).toEqual(['2', '4']);
    expect(await claim(), 'both chats are in hand').toEqual([]);
    for (const row of first) await handled(row);
    const [second] = await claim();
    expect(second?.externalKey).toBe('3');
    if (second) await handled(second);
    expect(keys(await claim())).toEqual(['1']);
  });

  it('does not start a late older message while a newer one of the chat is in hand', async () => {
    const { add, live, claim, handled } = inboxOf((await fresh()).db);
    await live('a');
    await add(update('1', 'x', after(5)));
    const [inHand] = await claim();
    await add(update('2', 'x', after(1)));
    expect(await claim('b')).toEqual([]);
    if (inHand) await handled(inHand);
    expect(keys(await claim('b'))).toEqual(['2']);
  });

  it('frees the rows of a process that died, and only those', async () => {
    const { add, live, claim } = inboxOf((await fresh()).db);
    await live('dead', after(15));
    await live('alive', after(60));
    await add(update('1', 'x'), update('2', 'y'));
    expect(keys(await claim('dead', start, start, 1))).toEqual(['1']);
    expect(keys(await claim('alive'))).toEqual(['2']);
    expect(await claim('b', start, after(14))).toEqual([]);
    expect(keys(await claim('b', start, after(15)))).toEqual(['1']);
  });

  it('frees at once what a stopping process lets go', async () => {
    const { add, live, claim, inbox } = inboxOf((await fresh()).db);
    await live('a');
    await add(update('1', 'x'));
    const [row] = await claim('a');
    await inbox((store) => store.release([row?.id ?? 0], 'b'));
    expect(await claim('b'), 'somebody else cannot let go of it').toEqual([]);
    await inbox((store) => store.release([row?.id ?? 0], 'a'));
    expect(keys(await claim('b'))).toEqual(['1']);
  });

  it('lets a failed row rest in front of its chat, and sets it aside after the third failure', async () => {
    const { add, live, claim, inbox } = inboxOf((await fresh()).db);
    await live('a');
    await add(update('1', 'x', after(0)), update('2', 'x', after(1)));
    const fail = async (now: Date, retryAt: Date) => {
      const [row] = await claim('a', now);
      expect(row?.externalKey).toBe('1');
      return inbox((store) => store.failed(row?.id ?? 0, 'TypeError: x is undefined', retryAt));
    };
    expect(await fail(after(0), after(10))).toBe('waiting');
    expect(await claim('a', after(9)), 'the row behind it keeps its place').toEqual([]);
    expect(await inbox((store) => store.nextRetry(after(9)))).toEqual(after(10));
    expect(await fail(after(10), after(20))).toBe('waiting');
    expect(await fail(after(20), after(30))).toBe('set-aside');
    expect(keys(await claim('a', after(20)))).toEqual(['2']);
    const [aside] = await inbox((store) => store.setAside(10));
    expect(aside).toMatchObject({ externalKey: '1', attempts: 3, error: 'TypeError: x is undefined' });
    expect(await inbox((store) => store.failed(aside?.id ?? 0, 'late', after(40)))).toBeNull();
  });

  it('tries a row that was set aside again when asked to', async () => {
    const { add, live, claim, inbox } = inboxOf((await fresh()).db);
    await live('a');
    await add(update('1', 'x'));
    const [row] = await claim();
    const id = row?.id ?? 0;
    expect(await inbox((store) => store.replay(id)), 'it is not set aside').toBe(false);
    for (const _ of [1, 2, 3]) await inbox((store) => store.failed(id, 'no', start));
    expect(await inbox((store) => store.replay(id))).toBe(true);
    expect(await claim()).toMatchObject([{ externalKey: '1', attempts: 0 }]);
  });

  it('undoes everything of a transaction whose event somebody else handled', async () => {
    const { db } = await fresh();
    const { add, live, claim, handled, inbox } = inboxOf(db);
    await live('a');
    await add(update('1', 'x'));
    const [row] = await claim();
    if (!row) throw new Error('nothing claimed');
    await handled(row);
    const again = db.inTransaction(async (tx) => {
      await inboxStore(tx).add([update('effect', 'z')], start);
      await inboxStore(tx).handled(row.id, start, null);
    });
    await expect(again).rejects.toThrow(AlreadyHandled);
    expect(await inbox((store) => store.counts())).toMatchObject({ waiting: 0 });
    expect(await inbox((store) => store.byId(row.id))).toMatchObject({ state: 'handled', handledAt: start });
  });

  it('finds the first arrival of a message, and forgets what was said without forgetting that it came', async () => {
    const { add, live, claim, handled, inbox } = inboxOf((await fresh()).db);
    await live('a');
    const address = { channel: 'telegram', botId: '42', chatId: 'x' } as const;
    await add(update('1', 'x'), { ...update('2', 'x', after(1)), messageId: 'm1' });
    expect(await inbox((store) => store.byMessage(address, 'm1'))).toMatchObject({ externalKey: '1' });
    expect(await inbox((store) => store.byMessage({ ...address, chatId: 'y' }, 'm1'))).toBeNull();
    for (const row of await claim()) await handled(row);
    expect(await inbox((store) => store.forgetTexts(start)), 'not yet old enough').toBe(0);
    expect(await inbox((store) => store.forgetTexts(after(1)))).toBe(1);
    expect(await inbox((store) => store.byMessage(address, 'm1'))).toMatchObject({ raw: '' });
    expect(await add(update('1', 'x'))).toBe(0);
  });

  it('handles every event once and every chat in order, however many processes take rows', async () => {
    const { db } = await fresh();
    const { add, live, claim, handled } = inboxOf(db);
    const workers = ['a', 'b', 'c'];
    for (const worker of workers) await live(worker);
    const sent = fc.array(
      fc.record({ chat: fc.integer({ min: 1, max: 4 }), second: fc.integer({ min: 0, max: 5 }) }),
      {
        minLength: 1,
        maxLength: 12,
      },
    );
    let batch = 0;
    await fc.assert(
      fc.asyncProperty(sent, async (messages) => {
        batch += 1;
        const updates = messages.map(({ chat, second }, index) =>
          update(`${batch}.${index}`, `${batch}/${chat}`, after(second)),
        );
        await add(...updates);
        const done: InboxRow[] = [];
        const work = async (worker: string): Promise<void> => {
          for (;;) {
            const rows = await claim(worker, start, start, 2);
            if (rows.length === 0 && done.length === updates.length) return;
            for (const row of rows) {
              await handled(row);
              done.push(row);
            }
          }
        };
        await Promise.all(workers.map(work));
        expect(keys(done).sort()).toEqual(updates.map(({ externalKey }) => externalKey).sort());
        for (const chat of new Set(done.map(({ chatId }) => chatId))) {
          const order = done
            .filter(({ chatId }) => chatId === chat)
            .map(({ sentAt, id }) => [sentAt.getTime(), id]);
          const inOrder = [...order].sort(([a = 0, x = 0], [b = 0, y = 0]) => a - b || x - y);
          expect(order).toEqual(inOrder);
        }
      }),
      { numRuns: 15 },
    );
  });
});
