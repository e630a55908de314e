import { expect, it } from 'vitest';
import { onEachDatabase } from '../storage/databases.ts';
import { newOrganisation, sharedStores } from './stores.ts';

onEachDatabase('events of a campaign', (fixture) => {
  const run = sharedStores(fixture);

  it('have a name first, a day and a report later, and may lose both', async () => {
    const { id: organisationId } = await newOrganisation(run);
    const named = (name: string) => ({ organisationId, campaignId: 'campaign', name });
    const review = await run((stores) => stores.events.add(named('Tổng kết')));
    await run((stores) => stores.events.add(named('Sơ kết')));
    await run((stores) => stores.events.add({ ...named('Đại hội'), campaignId: 'other' }));
    const all = () => run((stores) => stores.events.ofCampaign(organisationId, 'campaign'));
    expect((await all()).map(({ name, day, periodId }) => [name, day, periodId]).sort()).toEqual([
      ['Sơ kết', null, null],
      ['Tổng kết', null, null],
    ]);
    const dated = { day: '2026-11-20', periodId: 'period' };
    await run((stores) => stores.events.change(review.id, dated));
    expect((await all()).find(({ id }) => id === review.id)).toEqual({ ...review, ...dated });
    await run((stores) => stores.events.drop(review.id));
    expect((await all()).map(({ name }) => name)).toEqual(['Sơ kết']);
    const elsewhere = await newOrganisation(run);
    expect(await run((stores) => stores.events.ofCampaign(elsewhere.id, 'campaign'))).toEqual([]);
  });
});
