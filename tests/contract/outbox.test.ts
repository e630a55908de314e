import { expect, it } from 'vitest';
import type { OutgoingContent } from '../../src/app/ports/channel.ts';
import { workerLease } from '../../src/app/ports/leases.ts';
import type { NewOutboxRow, OutboxRow, OutboxStore, Settlement } from '../../src/app/ports/outbox.ts';
import type { Database } from '../../src/storage/database.ts';
import { leaseStore } from '../../src/storage/stores/lease-store.ts';
import { outboxStore } from '../../src/storage/stores/outbox-store.ts';
import { onEachDatabase } from '../storage/databases.ts';

const start = new Date('2026-06-16T02:00:00Z');
const after = (seconds: number): Date => new Date(start.getTime() + seconds * 1000);
const bot = { channel: 'telegram', botId: '42' } as const;
const says = (text: string): OutgoingContent => ({ kind: 'text', lines: [{ text }] });

const message = (key: string, chatId: string, extra: Partial<NewOutboxRow> = {}): NewOutboxRow => ({
  ...{ key, organisationId: null, address: { ...bot, chatId }, priority: 'answer', notBefore: start },
  content: says(key),
  ...extra,
});

function outboxOf(db: Database) {
  const outbox = <T>(work: (store: OutboxStore) => Promise<T>) =>
    db.inTransaction((tx) => work(outboxStore(tx)), { isolation: 'read-committed' });
  const settle = (row: OutboxRow | undefined, settlement: Settlement, at = start) => {
    if (!row) throw new Error('no row to settle');
    return outbox((store) => store.settle([{ row, settlement }], at));
  };
  return {
    outbox,
    settle,
    add: (...rows: NewOutboxRow[]) => outbox((store) => store.add(rows, start)),
    claim: (now = start, limit = 10, worker = 'a') =>
      outbox((store) => store.claim({ ...bot, worker, now, limit })),
    sent: (row: OutboxRow | undefined, at = start) =>
      settle(row, { state: 'sent', externalId: `m${row?.key}` }, at),
    live: (worker: string, until: Date) =>
      db.inTransaction((tx) => leaseStore(tx).take(workerLease(worker), worker, start, until)),
  };
}

const keys = (rows: readonly OutboxRow[]): string[] => rows.map(({ key }) => key);

onEachDatabase('the outbox', ({ fresh, kind }) => {
  it('gives back a message as it was added', async () => {
    const { add, claim } = outboxOf((await fresh()).db);
    const row = message('summary/3', '-100', {
      organisationId: 'org',
      personId: 'p1',
      address: { ...bot, chatId: '-100', topicId: '7' },
      priority: 'notice',
      content: {
        kind: 'text',
        lines: [{ text: 'Đơn vị «<b>&_*[x](y)» 🌾', strong: true }],
        buttons: [[{ label: 'Gửi lại', token: 't1' }]],
        replyTo: '12',
      },
      expiresAt: after(60),
      inboxId: 5,
    });
    await add(row);
    expect(await claim(after(1))).toMatchObject([
      {
        ...row,
        state: 'sending',
        attempts: 1,
        worker: 'a',
        startedAt: after(1),
        createdAt: start,
        externalId: null,
      },
    ]);
  });

  it('makes one row of the same thing done twice, and says which were new', async () => {
    const { add, outbox } = outboxOf((await fresh()).db);
    expect(await add(message('r/1', 'x'), message('r/2', 'x'), message('r/1', 'y'))).toEqual(['r/1', 'r/2']);
    expect(await add(message('r/2', 'x', { content: says('other') }), message('r/3', 'x'))).toEqual(['r/3']);
    expect(await outbox((store) => store.byKey('r/2'))).toMatchObject({ content: says('r/2') });
    expect(await outbox((store) => store.add([], start))).toEqual([]);
  });

  it('takes answers before notices before bulk, and the oldest first', async () => {
    const { add, claim } = outboxOf((await fresh()).db);
    await add(
      message('bulk', '1', { priority: 'bulk' }),
      message('notice', '2', { priority: 'notice' }),
      message('answer 1', '3'),
      message('answer 2', '4'),
      message('later', '5', { notBefore: after(1) }),
      message('other bot', '6', { address: { ...bot, botId: '43', chatId: '6' } }),
    );
    expect(keys(await claim(start, 3))).toEqual(['answer 1', 'answer 2', 'notice']);
    expect(keys(await claim())).toEqual(['bulk']);
    expect(keys(await claim(after(1)))).toEqual(['later']);
  });

  it('keeps the order of a chat: one at a time, and none past one that rests', async () => {
    const { add, claim, sent, settle } = outboxOf((await fresh()).db);
    await add(message('1', 'x'), message('2', 'x'), message('3', 'x'));
    const [first] = await claim();
    expect(first?.key).toBe('1');
    expect(await claim(), 'one in flight').toEqual([]);
    await settle(first, { state: 'waiting', notBefore: after(30), error: '500', counted: true });
    expect(await claim(after(29)), 'the first one rests').toEqual([]);
    const [again] = await claim(after(30));
    expect(again).toMatchObject({ key: '1', attempts: 2, error: '500' });
    await sent(again);
    const [second] = await claim();
    await settle(second, { state: 'unknown', error: 'cut off' });
    expect(keys(await claim()), 'nothing waits for an unknown one').toEqual(['3']);
  });

  it('lets an answer pass bulk of the same chat, and what is planned for later hold up nothing', async () => {
    const { add, claim, sent } = outboxOf((await fresh()).db);
    await add(
      message('planned', 'x', { notBefore: after(3600) }),
      message('bulk', 'x', { priority: 'bulk' }),
      message('answer', 'x'),
    );
    const [first] = await claim();
    expect(first?.key).toBe('answer');
    await sent(first);
    expect(keys(await claim())).toEqual(['bulk']);
  });

  it('gives a row to one of several processes', async () => {
    const { add, claim } = outboxOf((await fresh()).db);
    await add(...Array.from({ length: 40 }, (_, index) => message(`r/${index}`, `${index}`)));
    const claims = await Promise.all(['a', 'b', 'c', 'd'].map((worker) => claim(start, 25, worker)));
    const taken = keys(claims.flat());
    expect(new Set(taken).size).toBe(taken.length);
    const rest = kind === 'sqlite' ? [] : await claim(start, 25, 'e');
    expect(taken.length + rest.length).toBe(40);
  });

  it('notes what became of a row once, and only for the process that had it', async () => {
    const { add, claim, sent, outbox, settle } = outboxOf((await fresh()).db);
    await add(message('1', 'x'), message('2', 'y'));
    const [row, refused] = await claim();
    expect(await sent(row, after(2))).toEqual([row?.id]);
    expect(await sent(row)).toEqual([]);
    expect(await outbox((store) => store.byId(row?.id ?? 0))).toMatchObject({
      ...{ state: 'sent', externalId: 'm1', settledAt: after(2), error: '' },
    });
    expect(await outbox((store) => store.byMessage({ ...bot, chatId: 'x' }, 'm1'))).toMatchObject({
      key: '1',
    });
    expect(
      await settle({ ...(refused as OutboxRow), worker: 'b' }, { state: 'failed', error: 'no' }),
    ).toEqual([]);
    expect(await settle(refused, { state: 'failed', error: 'chat not found' })).toEqual([refused?.id]);
    expect(await outbox((store) => store.dead(10))).toMatchObject([{ key: '2', error: 'chat not found' }]);
  });

  it('does not count a try against a row that was not to blame', async () => {
    const { add, claim, settle } = outboxOf((await fresh()).db);
    await add(message('1', 'x', { address: { ...bot, chatId: 'x', topicId: '9' } }));
    const [row] = await claim();
    await settle(row, { state: 'waiting', notBefore: start, error: '429', counted: false, dropTopic: true });
    const [again] = await claim();
    expect(again).toMatchObject({ attempts: 1, address: { chatId: 'x' } });
    expect(again?.address.topicId).toBeUndefined();
  });

  it('calls unknown what a dead process was sending, but repeats what does no harm twice', async () => {
    const { add, claim, sent, outbox, live } = outboxOf((await fresh()).db);
    await live('dead', after(15));
    await live('alive', after(60));
    const leave: OutgoingContent = { kind: 'leave-group' };
    await add(message('text', 'x'), message('leave', 'y', { content: leave }));
    const [text] = await claim(start, 10, 'dead');
    await add(message('other', 'z'));
    await claim(start, 10, 'alive');
    const recover = (aliveAt: Date) =>
      outbox((store) =>
        store.recover(bot.channel, bot.botId, aliveAt, after(20), ({ kind }) => kind === 'leave-group'),
      );
    expect(await recover(after(14))).toEqual([]);
    expect(await recover(after(15))).toMatchObject([{ key: 'text', state: 'unknown' }]);
    expect(await recover(after(15)), 'told once').toEqual([]);
    expect(keys(await claim(after(20)))).toEqual(['leave']);
    expect(await outbox((store) => store.byKey('other'))).toMatchObject({ state: 'sending' });
    expect(await sent(text), 'it was alive after all, and knows better').toEqual([text?.id]);
  });

  it('sends a dead one again only when a person says so, and then believes that person', async () => {
    const { add, claim, settle, outbox, sent } = outboxOf((await fresh()).db);
    await add(message('1', 'x', { organisationId: 'org', expiresAt: after(5) }));
    const [row] = await claim();
    const id = row?.id ?? 0;
    expect(await outbox((store) => store.resend(id, after(9))), 'it is on its way').toBe(false);
    await settle(row, { state: 'unknown', error: 'cut off' });
    expect(await claim(after(8))).toEqual([]);
    expect(await outbox((store) => store.dead(10, 'elsewhere'))).toEqual([]);
    expect(await outbox((store) => store.dead(10, 'org'))).toHaveLength(1);
    expect(await outbox((store) => store.resend(id, after(9)))).toBe(true);
    expect(await sent(row), 'the first process speaks too late').toEqual([]);
    expect(await claim(after(9))).toMatchObject([{ key: '1', attempts: 1, expiresAt: null }]);
  });

  it('cancels what waits or is dead, and nothing that went out', async () => {
    const { add, claim, sent, outbox } = outboxOf((await fresh()).db);
    await add(message('1', 'x'), message('2', 'y'), message('3', 'z', { notBefore: after(9) }));
    const [first, second] = await claim();
    await sent(first);
    const third = await outbox((store) => store.byKey('3'));
    const ids = [first?.id ?? 0, second?.id ?? 0, third?.id ?? 0];
    expect(await outbox((store) => store.cancel(ids, start, 'unlinked'))).toBe(1);
    expect(await outbox((store) => store.byKey('3'))).toMatchObject({
      state: 'cancelled',
      error: 'unlinked',
    });
  });

  it('tells what is due on one bot, the oldest first', async () => {
    const { add, claim, outbox } = outboxOf((await fresh()).db);
    const other = { channel: 'zalo-bot', botId: '42' } as const;
    await add(message('1', 'x'));
    await claim();
    await add(message('2', 'y'), message('3', 'z'), message('later', 'z', { notBefore: after(9) }));
    await add(message('elsewhere', 'x', { address: { ...other, chatId: 'x' } }));
    expect(keys(await outbox((store) => store.waitingOn(bot, start, 10)))).toEqual(['2', '3']);
    expect(keys(await outbox((store) => store.waitingOn(bot, start, 1)))).toEqual(['2']);
    expect(keys(await outbox((store) => store.waitingOn(bot, after(9), 10)))).toHaveLength(3);
    expect(keys(await outbox((store) => store.waitingOn(other, start, 10)))).toEqual(['elsewhere']);
  });

  it('counts the messages that went out since an instant, or may have', async () => {
    const { add, claim, settle, sent, outbox } = outboxOf((await fresh()).db);
    await add(message('early', 'w'), message('1', 'x'), message('2', 'y'), message('3', 'z'));
    await add(message('menu/7', 'v'), message('press/7', 'u'), message('leave/7', 't'));
    const [early, one, two, three, ...noMessages] = await claim();
    await sent(early, start);
    await sent(one, after(5));
    await settle(two, { state: 'unknown', error: 'cut' }, after(6));
    await settle(three, { state: 'failed', error: 'refused' }, after(6));
    for (const row of noMessages) await sent(row, after(6));
    expect(await outbox((store) => store.sentSince(bot, after(5)))).toBe(2);
    expect(await outbox((store) => store.sentSince(bot, start))).toBe(3);
    expect(await outbox((store) => store.sentSince({ ...bot, botId: '43' }, start))).toBe(0);
    await outbox((store) => store.forgetTexts(after(99)));
    expect(await outbox((store) => store.sentSince(bot, start)), 'also without their texts').toBe(3);
  });

  it('holds a chat back while its gate is shut; the later opening counts', async () => {
    const { add, claim, outbox } = outboxOf((await fresh()).db);
    await add(message('1', 'x'), message('2', 'y'));
    const shut = (chatId: string, until: Date, now = start) =>
      outbox((store) => store.shutGates([{ gate: { ...bot, chatId }, until }], now));
    await shut('x', after(10));
    await shut('x', after(5));
    expect(keys(await claim())).toEqual(['2']);
    expect(await outbox((store) => store.nextDue('telegram', '42', start))).toEqual({
      ...{ at: after(10), pending: true },
    });
    expect(await claim(after(9))).toEqual([]);
    expect(keys(await claim(after(10)))).toEqual(['1']);
    await outbox((store) => store.shutGates([{ gate: bot, until: after(3) }], start));
    expect(await outbox((store) => store.lockGate(bot))).toEqual(after(3));
  });

  it('takes one gate several times at once, as when many messages meet a flood', async () => {
    const { outbox } = outboxOf((await fresh()).db);
    const floods = [after(3), after(7), after(5)].map((until) => ({ gate: bot, until }));
    await outbox((store) => store.shutGates(floods, start));
    expect(await outbox((store) => store.lockGate(bot))).toEqual(after(7));
  });

  it('knows when something will be due', async () => {
    const { add, outbox } = outboxOf((await fresh()).db);
    const next = () => outbox((store) => store.nextDue('telegram', '42', start));
    await outbox((store) => store.shutGates([{ gate: { ...bot, chatId: 'z' }, until: after(2) }], start));
    expect(await next(), 'nobody waits for the gate').toEqual({ at: null, pending: false });
    await add(message('1', 'x', { notBefore: after(60) }), message('2', 'x', { notBefore: after(30) }));
    expect(await next()).toEqual({ at: after(30), pending: false });
    await add(message('3', 'z'));
    expect(await next()).toEqual({ at: after(2), pending: true });
    expect(await outbox((store) => store.counts(start))).toEqual({ waiting: 3, dead: 0, oldestDue: start });
  });

  it('counts how often a chat was sent the same words', async () => {
    const { add, claim, sent, outbox } = outboxOf((await fresh()).db);
    const same = (key: string, chatId = 'x') =>
      message(key, chatId, {
        content: { ...says('Dạ vâng'), kind: 'text', lines: [{ text: 'Dạ vâng' }], replyTo: key },
      });
    await add(same('1'), same('2'), message('other words', 'x'), same('3'), same('4', 'y'));
    for (const at of [1, 2, 3]) for (const row of await claim(after(at))) await sent(row);
    const [row] = await claim(after(4));
    expect(row?.key).toBe('3');
    const times = async (since: Date) =>
      (await outbox((store) => store.repeats(row ? [row] : [], since))).get(row?.id ?? 0) ?? 0;
    expect(await times(start)).toBe(2);
    expect(await times(after(1))).toBe(1);
  });

  it('takes what waits along when a group gets a new id', async () => {
    const { add, claim, settle, outbox } = outboxOf((await fresh()).db);
    await add(message('1', '-5'), message('2', '-5'), message('3', '-6'));
    const [first] = await claim();
    await outbox((store) => store.moveChat({ ...bot, chatId: '-5' }, '-1005'));
    await settle(first, { state: 'waiting', notBefore: start, error: '', counted: false });
    expect(await claim()).toMatchObject([{ key: '1', address: { chatId: '-1005' } }]);
    expect(await outbox((store) => store.byKey('2'))).toMatchObject({ address: { chatId: '-1005' } });
  });

  it('forgets texts and keeps keys', async () => {
    const { add, claim, sent, outbox } = outboxOf((await fresh()).db);
    await add(message('1', 'x'), message('2', 'y'));
    const [first] = await claim();
    await sent(first, after(1));
    expect(await outbox((store) => store.forgetTexts(after(1)))).toBe(0);
    expect(await outbox((store) => store.forgetTexts(after(2)))).toBe(1);
    expect(await outbox((store) => store.forgetTexts(after(2))), 'already forgotten').toBe(0);
    expect(await outbox((store) => store.byKey('1'))).toMatchObject({ content: { kind: 'text', lines: [] } });
    expect(await add(message('1', 'x'))).toEqual([]);
  });
});
