import { expect, it } from 'vitest';
import type { NarrativePart } from '../../src/app/ports/narratives.ts';
import { onEachDatabase } from '../storage/databases.ts';
import { after, newOrganisation, sharedStores, start } from './stores.ts';

onEachDatabase('reports in words', (fixture) => {
  const run = sharedStores(fixture);
  const append = (organisationId: string, changed: Partial<NarrativePart> = {}) =>
    run((stores) =>
      stores.narratives.append({
        ...{
          organisationId,
          periodId: `period of ${organisationId}`,
          blocId: 'K1',
          text: 'Đã làm «xong»\n🌾',
        },
        ...{
          status: 'accepted',
          late: false,
          inboxId: 7,
          authorId: 'leader',
          sentAt: start,
          recordedAt: after(1),
        },
        ...changed,
      }),
    );
  const parts = (organisationId: string) =>
    run((stores) => stores.narratives.ofPeriod(organisationId, `period of ${organisationId}`));

  it('keeps parts in order, for each bloc and organisation by itself', async () => {
    const [mine, theirs] = [await newOrganisation(run), await newOrganisation(run)];
    const first = await append(mine.id);
    const second = await append(mine.id, { text: 'thêm' });
    const other = await append(mine.id, { blocId: 'K2' });
    expect([first.part, second.part, other.part]).toEqual([1, 2, 1]);
    expect(await parts(mine.id)).toEqual([first, second, other]);
    expect(await parts(theirs.id)).toEqual([]);
  });

  it('decides about a proposal once, at the word of its own organisation', async () => {
    const [mine, theirs] = [await newOrganisation(run), await newOrganisation(run)];
    const proposed = await append(mine.id, { status: 'proposed' });
    const decide = (organisationId: string) =>
      run((stores) => stores.narratives.decide(organisationId, proposed.id, 'accepted', 'clerk'));
    expect(await decide(theirs.id)).toBeNull();
    expect(await decide(mine.id)).toEqual({ ...proposed, status: 'accepted' });
    expect(await decide(mine.id)).toBeNull();
  });

  it('takes back what a bloc reported', async () => {
    const { id } = await newOrganisation(run);
    await append(id);
    await append(id, { status: 'refused' });
    await append(id, { blocId: 'K2' });
    const withdraw = () => run((stores) => stores.narratives.withdraw(id, `period of ${id}`, 'K1'));
    expect(await withdraw()).toBe(1);
    expect(await withdraw()).toBe(0);
    expect((await parts(id)).map(({ status }) => status)).toEqual(['withdrawn', 'refused', 'accepted']);
  });
});
