import { expect, it } from 'vitest';
import type { Stores } from '../../src/app/ports/stores.ts';
import { onEachDatabase } from '../storage/databases.ts';
import { after, newOrganisation, sharedStores } from './stores.ts';

type Entry = Parameters<Stores['audit']['note']>[0];

onEachDatabase('the audit trail', (fixture) => {
  const run = sharedStores(fixture);
  const note = (organisationId: string | null, action: string, changed: Partial<Entry> = {}) =>
    run((stores) =>
      stores.audit.note({ organisationId, personId: null, at: after(0), action, detail: {}, ...changed }),
    );

  it('gives back what was noted', async () => {
    const { id } = await newOrganisation(run);
    const detail = { number: 3, periodId: 'p-1', byItself: true, corrects: null };
    await note(id, 'publish', { personId: 'somebody', at: after(5), detail });
    expect(await run((stores) => stores.audit.latest(id, 10))).toEqual([
      { at: after(5), personId: 'somebody', action: 'publish', detail },
    ]);
  });

  it('tells the latest first, as noted, and no more than asked for', async () => {
    const { id } = await newOrganisation(run);
    for (const action of ['one', 'two', 'three']) await note(id, action);
    const actions = (await run((stores) => stores.audit.latest(id, 2))).map(({ action }) => action);
    expect(actions).toEqual(['three', 'two']);
  });

  it('shows an organisation neither what others did nor what strangers tried', async () => {
    const [mine, theirs] = [await newOrganisation(run), await newOrganisation(run)];
    await note(theirs.id, 'theirs');
    await note(null, 'refused-command');
    expect(await run((stores) => stores.audit.latest(mine.id, 10))).toEqual([]);
  });
});
