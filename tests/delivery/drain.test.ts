import { expect, it } from 'vitest';
import { databases } from '../storage/databases.ts';
import { drainOutbox } from './drain-outbox.ts';

it('uses the pace it is allowed, and not more', async () => {
  const [sqlite] = databases;
  if (!sqlite) throw new Error('SQLite is always there');
  const { db } = await sqlite.fresh();
  const figures = await drainOutbox(db, 3_000);
  expect(figures.sent).toBe(3_000);
  expect(figures.shareOfPace).toBeGreaterThanOrEqual(0.98);
  expect(figures.mostInOneSecond).toBeLessThanOrEqual(30);
});
