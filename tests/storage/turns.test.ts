import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, it } from 'vitest';
import type { Database } from '../../src/storage/database.ts';
import { allStores } from '../../src/storage/stores/all-stores.ts';
import { onEachDatabase } from './databases.ts';

const at = new Date('2026-06-16T02:00:00Z');
const chat = (chatId: string) => ({ channel: 'telegram', botId: '42', chatId }) as const;

/** An organisation with one person for each of the chats. */
const settle = (db: Database, chats: readonly string[]): Promise<void> =>
  db.inTransaction(async (tx) => {
    const { organisations, people } = allStores(tx);
    const facts = { code: null, name: 'Huyện Hạ Lang', province: '', level: 'commune' };
    const { id } = await organisations.create(
      { ...facts, timeZone: 'Asia/Ho_Chi_Minh', councilName: '', standingAgency: '', demo: false },
      at,
    );
    for (const chatId of chats)
      await people.link(await people.create(id, chatId, at), chat(chatId), chatId, at);
  });

const inTurn = (db: Database, chatId: string, work: () => Promise<void>): Promise<void> =>
  db.inTransaction(
    async (tx) => {
      await allStores(tx).turns.ofChat(chat(chatId));
      await work();
    },
    { isolation: 'read-committed' },
  );

onEachDatabase('turns', ({ fresh, kind }) => {
  it.each([
    { who: 'colleague', waits: true },
    { who: 'neighbour', waits: false },
    { who: 'stranger', waits: true },
  ])('while one person is heard, waits = $waits for a $who', async ({ who, waits }) => {
    if (kind === 'sqlite') return; // one transaction at a time whoever writes
    const { db } = await fresh();
    await settle(db, ['leader', 'colleague']);
    await settle(db, ['neighbour']);
    let end = (): void => undefined;
    const ended = new Promise<void>((resolve) => (end = resolve));
    let holding: Promise<void> = Promise.resolve();
    await new Promise<void>((begun) => {
      holding = inTurn(db, 'leader', () => {
        begun();
        return ended;
      });
    });
    let heard = false;
    const other = inTurn(db, who, async () => void (heard = true));
    if (waits) await somebodyWaits(db);
    else await other;
    expect(heard).toBe(!waits);
    end();
    await Promise.all([holding, other]);
    expect(heard).toBe(true);
  });
});

async function somebodyWaits(db: Database): Promise<void> {
  const waiting = () =>
    db.inTransaction(
      (tx) => tx.$queryRaw<unknown[]>`
        SELECT 1 FROM pg_locks JOIN pg_database d ON d.oid = database
        WHERE datname = current_database() AND locktype = 'advisory' AND NOT granted`,
      { isolation: 'read-committed' },
    );
  while ((await waiting()).length === 0) await nextTurn();
}
