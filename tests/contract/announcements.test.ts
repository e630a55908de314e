import { expect, it } from 'vitest';
import { allStores } from '../../src/storage/stores/all-stores.ts';
import { onEachDatabase } from '../storage/databases.ts';

const at = (minute: number) => new Date(Date.UTC(2026, 5, 8, 2, minute));

onEachDatabase('announcements', ({ fresh }) => {
  const sent = async () => {
    const { db } = await fresh();
    const { id } = await db.inTransaction((tx) =>
      allStores(tx).announcements.send(
        { organisationId: 'o1', text: 'Họp giao ban', sentById: 'clerk', sentAt: at(0) },
        [
          { personId: 'a', reached: true },
          { personId: 'b', reached: false },
        ],
      ),
    );
    return { db, id };
  };

  it('knows for whom it was, whom it could reach, and who has seen it', async () => {
    const { db, id } = await sent();
    const marked = await db.inTransaction((tx) => allStores(tx).announcements.markSeen('o1', id, 'a', at(5)));
    expect(marked).toBe(true);
    const latest = await db.inTransaction((tx) => allStores(tx).announcements.latest('o1'));
    expect(latest?.announcement.text).toBe('Họp giao ban');
    expect(latest?.readers).toEqual([
      { personId: 'a', reached: true, seenAt: at(5) },
      { personId: 'b', reached: false, seenAt: null },
    ]);
  });

  it.each([
    { organisationId: 'o1', personId: 'stranger', why: 'it was not for them' },
    { organisationId: 'o2', personId: 'a', why: 'another organisation' },
  ])('is not marked as seen by others: $why', async ({ organisationId, personId }) => {
    const { db, id } = await sent();
    const marked = await db.inTransaction((tx) =>
      allStores(tx).announcements.markSeen(organisationId, id, personId, at(5)),
    );
    expect(marked).toBe(false);
  });

  it('keeps when it was seen first', async () => {
    const { db, id } = await sent();
    await db.inTransaction((tx) => allStores(tx).announcements.markSeen('o1', id, 'a', at(5)));
    expect(await db.inTransaction((tx) => allStores(tx).announcements.markSeen('o1', id, 'a', at(9)))).toBe(
      false,
    );
    const latest = await db.inTransaction((tx) => allStores(tx).announcements.latest('o1'));
    expect(latest?.readers[0]?.seenAt).toEqual(at(5));
  });

  it('shows each organisation its own last one', async () => {
    const { db } = await sent();
    await db.inTransaction((tx) =>
      allStores(tx).announcements.send(
        { organisationId: 'o1', text: 'Mới', sentById: 'clerk', sentAt: at(30) },
        [],
      ),
    );
    const texts = await db.inTransaction(async (tx) => {
      const { announcements } = allStores(tx);
      return [await announcements.latest('o1'), await announcements.latest('o2')];
    });
    expect(texts.map((each) => each?.announcement.text)).toEqual(['Mới', undefined]);
  });
});
