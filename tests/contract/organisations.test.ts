import { expect, it } from 'vitest';
import { onEachDatabase } from '../storage/databases.ts';
import { after, newOrganisation, organisationFacts, sharedStores, start, storesOf } from './stores.ts';

onEachDatabase('organisations', (fixture) => {
  const run = sharedStores(fixture);

  it('gives back what was created', async () => {
    const facts = organisationFacts({ code: 'xa-thu', name: 'UBND xã «Thử» 🌾', demo: true });
    const created = await run((stores) => stores.organisations.create(facts, start));
    expect(created).toMatchObject({ ...facts, createdAt: start });
    expect(await run((stores) => stores.organisations.byId(created.id))).toEqual(created);
    expect(await run((stores) => stores.organisations.byCode('xa-thu'))).toEqual(created);
  });

  it('knows nobody by an id or code that was never given', async () => {
    expect(await run((stores) => stores.organisations.byId('nobody'))).toBeNull();
    expect(await run((stores) => stores.organisations.byCode('nobody'))).toBeNull();
  });

  it('changes one organisation and keeps its id and birth', async () => {
    const [one, other] = [await newOrganisation(run), await newOrganisation(run)];
    const facts = organisationFacts({ code: 'xa-doi', name: 'UBND xã Đổi', timeZone: 'Asia/Bangkok' });
    await run((stores) => stores.organisations.change(one.id, facts));
    expect(await run((stores) => stores.organisations.byId(one.id))).toEqual({ ...one, ...facts });
    expect(await run((stores) => stores.organisations.byId(other.id))).toEqual(other);
  });

  it('notes who forwards summaries, and keeps it when the file is imported anew', async () => {
    const [one, other] = [await newOrganisation(run), await newOrganisation(run)];
    const forwarderOf = async ({ id }: { id: string }) =>
      (await run((stores) => stores.organisations.byId(id)))?.forwarderId;
    await run((stores) => stores.organisations.setForwarder(one.id, 'p-1'));
    await run((stores) => stores.organisations.change(one.id, organisationFacts()));
    expect([await forwarderOf(one), await forwarderOf(other)]).toEqual(['p-1', null]);
    await run((stores) => stores.organisations.setForwarder(one.id, null));
    expect(await forwarderOf(one)).toBeNull();
  });

  it('keeps its settings, whatever else of it changes', async () => {
    const one = await newOrganisation(run);
    expect(one.settings).toEqual({});
    const settings = { cultureDay: true, periods: { basis: 'calendar', dueAt: 1020 } };
    await run((stores) => stores.organisations.setSettings(one.id, settings));
    await run((stores) => stores.organisations.change(one.id, organisationFacts({ name: 'UBND xã Mới' })));
    expect(await run((stores) => stores.organisations.byId(one.id))).toMatchObject({ settings });
    const person = await run((stores) => stores.people.create(one.id, 'Cán bộ', start));
    const address = { channel: 'telegram', botId: '42', chatId: `settings-${one.id}` } as const;
    await run((stores) => stores.people.link(person, address, 'Cán bộ', start));
    const known = await run((stores) => stores.people.byChat('telegram', '42', address.chatId));
    expect(known?.organisation.settings).toEqual(settings);
  });

  it('lets no two organisations have one code, and any number have none', async () => {
    const other = await newOrganisation(run, { code: null });
    await newOrganisation(run, { code: 'xa-mot' });
    await expect(newOrganisation(run, { code: 'xa-mot' })).rejects.toThrow();
    await expect(
      run((stores) => stores.organisations.change(other.id, organisationFacts({ code: 'xa-mot' }))),
    ).rejects.toThrow();
  });

  it('lists the oldest first', async () => {
    const own = storesOf((await fixture.fresh()).db);
    for (const seconds of [20, 10, 30])
      await own((stores) =>
        stores.organisations.create(organisationFacts({ name: `${seconds}` }), after(seconds)),
      );
    const all = await own((stores) => stores.organisations.all());
    expect(all.map(({ name }) => name)).toEqual(['10', '20', '30']);
  });
});
