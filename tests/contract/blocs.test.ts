import { describe, expect, it } from 'vitest';
import { leadingUnitOn, type BlocFacts, type BlocStore, type StoredUnit } from '../../src/app/ports/blocs.ts';
import { openDatabase } from '../../src/storage/database.ts';
import { onEachDatabase } from '../storage/databases.ts';
import { newOrganisation, sharedStores, start, storesOf, type Run } from './stores.ts';

type Units = Parameters<BlocStore['save']>[1];
type Assignments = Parameters<BlocStore['save']>[3];

const unit = (code: string, changed: Partial<Units[number]> = {}): Units[number] => ({
  ...{ code, name: `Xã ${code}`, shortName: code, aliases: [], kind: 'xã' },
  ...changed,
});
const bloc = (code: string, changed: Partial<BlocFacts> = {}): BlocFacts => ({
  ...{ code, name: `Khối ${code}`, shortName: code, leader: null, deputy: null, members: [] },
  ...changed,
});

const units = [unit('b', { aliases: ['TT Bê', '«B»'] }), unit('a'), unit('c', { kind: 'phòng' })];
const blocs = [bloc('kt', { leader: 'b', deputy: 'a', members: ['a', 'b'] }), bloc('vx', { members: ['c'] })];
const assignments: Assignments = [
  { indicatorId: 'i-1', bloc: 'kt', share: 'owner', sourceUnit: 'a' },
  { indicatorId: 'i-1', bloc: 'vx', share: 'contributor', sourceUnit: null },
];

onEachDatabase('blocs and units', (fixture) => {
  const run = sharedStores(fixture);
  const save = (
    organisationId: string,
    changed: { units?: Units; blocs?: BlocFacts[]; assignments?: Assignments } = {},
  ) =>
    run((stores) =>
      stores.blocs.save(
        organisationId,
        changed.units ?? units,
        changed.blocs ?? blocs,
        changed.assignments ?? assignments,
      ),
    );
  const read = (organisationId: string) =>
    run(async (stores) => ({
      units: await stores.blocs.units(organisationId),
      blocs: await stores.blocs.all(organisationId),
      assignments: await stores.blocs.assignments(organisationId),
    }));
  const membersOf = async (organisationId: string, blocId: string, day = '2026-06-16') =>
    (await run((stores) => stores.blocs.membersOf(organisationId, blocId, day))).map(({ code }) => code);
  const byCode = (rows: readonly { readonly id: string; readonly code: string }[]) =>
    new Map(rows.map(({ code, id }) => [code, id]));
  const blocId = (rows: Awaited<ReturnType<typeof read>>, code: string) => byCode(rows.blocs).get(code) ?? '';

  it('puts units, blocs and assignments as the file says, in its order', async () => {
    const { id } = await newOrganisation(run);
    await save(id);
    const saved = await read(id);
    const ids = byCode(saved.units);
    const asStored = (each: Units[number]): StoredUnit => ({
      ...each,
      ...{ id: ids.get(each.code) ?? '', validFrom: null, validUntil: null, mergedIntoId: null },
    });
    expect(saved.units).toEqual(units.map(asStored));
    expect(saved.blocs).toEqual([
      {
        ...{ id: blocId(saved, 'kt'), organisationId: id, code: 'kt', name: 'Khối kt', shortName: 'kt' },
        ...{ leaderUnitId: ids.get('b'), deputyUnitId: ids.get('a') },
        ...{ validFrom: null, validUntil: null, narrative: false },
      },
      {
        ...{ id: blocId(saved, 'vx'), organisationId: id, code: 'vx', name: 'Khối vx', shortName: 'vx' },
        ...{ leaderUnitId: null, deputyUnitId: null },
        ...{ validFrom: null, validUntil: null, narrative: false },
      },
    ]);
    expect(saved.assignments).toHaveLength(2);
    expect(saved.assignments).toEqual(
      expect.arrayContaining([
        { indicatorId: 'i-1', blocId: blocId(saved, 'kt'), share: 'owner', sourceUnitId: ids.get('a') },
        { indicatorId: 'i-1', blocId: blocId(saved, 'vx'), share: 'contributor', sourceUnitId: null },
      ]),
    );
    expect(await membersOf(id, blocId(saved, 'kt'))).toEqual(['b', 'a']);
  });

  it('keeps the ids by code when the file comes again, changed', async () => {
    const { id } = await newOrganisation(run);
    await save(id);
    const before = await read(id);
    await save(id, {
      units: [unit('a', { name: 'Xã A mới' }), unit('d'), unit('b')],
      blocs: [
        bloc('vx', { members: ['d'] }),
        bloc('kt', { name: 'Khối mới', leader: 'a', members: ['a', 'b'] }),
      ],
      assignments: [{ indicatorId: 'i-2', bloc: 'vx', share: 'owner', sourceUnit: null }],
    });
    const after = await read(id);
    expect(after.units.map(({ code, name }) => `${code} ${name}`)).toEqual([
      'a Xã A mới',
      'd Xã d',
      'b Xã b',
    ]);
    expect(byCode(after.units).get('a')).toBe(byCode(before.units).get('a'));
    expect(after.blocs.map(({ code }) => code)).toEqual(['vx', 'kt']);
    expect(byCode(after.blocs)).toEqual(byCode(before.blocs));
    expect(after.blocs[1]).toMatchObject({
      name: 'Khối mới',
      leaderUnitId: byCode(after.units).get('a'),
      deputyUnitId: null,
    });
    expect(after.assignments).toEqual([
      { indicatorId: 'i-2', blocId: blocId(after, 'vx'), share: 'owner', sourceUnitId: null },
    ]);
    expect(await membersOf(id, blocId(after, 'vx'))).toEqual(['d']);
  });

  it('says the same when the same file comes twice', async () => {
    const { id } = await newOrganisation(run);
    await save(id);
    const before = await read(id);
    await save(id);
    expect(await read(id)).toEqual(before);
  });

  it('forgets units and blocs that the file no longer names', async () => {
    const { id } = await newOrganisation(run);
    await save(id);
    await save(id, { units: [unit('c')], blocs: [bloc('vx', { members: ['c'] })], assignments: [] });
    const after = await read(id);
    expect(after.units.map(({ code }) => code)).toEqual(['c']);
    expect(after.blocs.map(({ code }) => code)).toEqual(['vx']);
    expect(after.assignments).toEqual([]);
  });

  it.each([
    { why: 'a duty names them', duty: true },
    { why: 'somebody holds the office', office: true },
    { why: 'somebody is invited to lead it', invitation: true },
  ])('keeps a bloc that the file no longer names as long as $why', async ({ duty, office, invitation }) => {
    const { id: organisationId } = await newOrganisation(run);
    await save(organisationId);
    const before = await read(organisationId);
    const gone = blocId(before, 'kt');
    const unitId = byCode(before.units).get('a') ?? '';
    await run(async ({ periods, people, invitations }) => {
      const owed = {
        blocId: gone,
        indicatorId: 'i-1',
        unitId,
        share: 'contributor',
        expects: 'actual',
      } as const;
      if (duty) await periods.addDuties(organisationId, `period of ${organisationId}`, [owed]);
      if (office) await people.giveOffice(organisationId, gone, 'leader', 'leader', '2026-01-01');
      const purpose = { kind: 'office', blocId: gone, office: 'leader' } as const;
      const facts = { organisationId, purpose, createdById: null, expiresAt: start, codeExpiresAt: start };
      if (invitation) await invitations.create(facts, { tokenHash: `of ${gone}`, codeHash: '' }, start);
    });
    await save(organisationId, { units: [unit('c')], blocs: [bloc('vx')], assignments: [] });
    const after = await read(organisationId);
    expect(
      after.blocs.map(({ code }) => code),
      'at the end',
    ).toEqual(['vx', 'kt']);
    expect(after.units.map(({ code }) => code)).toEqual(duty ? ['c', 'a'] : ['c']);
    expect(await membersOf(organisationId, gone)).toEqual([]);
  });

  it('has as members those who are there on the day: units come, go and merge', async () => {
    const { id } = await newOrganisation(run);
    const changing = [
      unit('always'),
      unit('until', { validUntil: '2026-06-30' }),
      unit('from', { validFrom: '2026-07-01' }),
    ];
    await save(id, {
      units: changing,
      blocs: [bloc('k', { members: ['from', 'until', 'always'] })],
      assignments: [],
    });
    const saved = await read(id);
    expect(await membersOf(id, blocId(saved, 'k'), '2026-06-30')).toEqual(['always', 'until']);
    expect(await membersOf(id, blocId(saved, 'k'), '2026-07-01')).toEqual(['always', 'from']);
    expect(saved.units, 'all are still known').toHaveLength(3);
    expect(saved.units[1]).toMatchObject({ validFrom: null, validUntil: '2026-06-30' });
  });

  it('gives the same objects as long as nothing has changed, so that what is made from them can be kept', async () => {
    const { id } = await newOrganisation(run);
    await save(id);
    const [first, again] = [await read(id), await read(id)];
    expect(again.units).toBe(first.units);
    await save(id, { units: [unit('z')], blocs: [], assignments: [] });
    expect((await read(id)).units.map(({ code }) => code)).toEqual(['z']);
  });

  it('sees a change of its own transaction, and forgets it when that is rolled back', async () => {
    const { id } = await newOrganisation(run);
    await save(id);
    const failing = run(async (stores) => {
      await stores.blocs.units(id);
      await stores.blocs.save(id, [unit('z')], [], []);
      expect((await stores.blocs.units(id)).map(({ code }) => code)).toEqual(['z']);
      throw new Error('something else went wrong');
    });
    await expect(failing).rejects.toThrow('something else');
    expect((await read(id)).units).toHaveLength(units.length);
  });

  it('sees at once what another process has changed', async () => {
    const { db, url } = await fixture.fresh();
    const [here, other] = [storesOf(db), await openDatabase({ url })];
    const { id } = await newOrganisation(here);
    const saveIn = (on: Run, codes: string[]) =>
      on((stores) =>
        stores.blocs.save(
          id,
          codes.map((code) => unit(code)),
          [],
          [],
        ),
      );
    const codes = async () => (await here((stores) => stores.blocs.units(id))).map(({ code }) => code);
    await saveIn(here, ['a']);
    expect(await codes()).toEqual(['a']);
    await saveIn(storesOf(other), ['a', 'b']);
    expect(await codes()).toEqual(['a', 'b']);
    await other.close();
  });

  it('shows an organisation its own blocs and units only, though codes are the same', async () => {
    const [mine, theirs, none] = [
      await newOrganisation(run),
      await newOrganisation(run),
      await newOrganisation(run),
    ];
    await save(mine.id);
    await save(theirs.id, { units: [unit('a')], blocs: [bloc('kt', { members: ['a'] })], assignments: [] });
    const [ours, others] = [await read(mine.id), await read(theirs.id)];
    const kt = blocId(ours, 'kt');
    expect(ours.units).toHaveLength(3);
    expect(others.units).toHaveLength(1);
    expect(await run((stores) => stores.blocs.byId(mine.id, kt))).toEqual(ours.blocs[0]);
    expect(await run((stores) => stores.blocs.byId(theirs.id, kt))).toBeNull();
    expect(await membersOf(theirs.id, kt)).toEqual([]);
    expect(await read(none.id)).toEqual({ units: [], blocs: [], assignments: [] });
  });

  describe('what a clerk changes beside the file', () => {
    const here = async () => {
      const { id } = await newOrganisation(run);
      await save(id);
      const saved = await read(id);
      const [kt, vx] = [blocId(saved, 'kt'), blocId(saved, 'vx')];
      const unitId = (code: string) => byCode(saved.units).get(code) ?? '';
      return { id, kt, vx, unitId };
    };

    it('who leads a bloc from a day on; what was arranged for later is dropped', async () => {
      const { id, kt, unitId } = await here();
      const handOver = (unit: string, validFrom: string, kind: 'leader' | 'deputy' = 'leader') =>
        run((stores) => stores.blocs.handOver(id, { blocId: kt, kind, unitId: unitId(unit), validFrom }));
      await handOver('a', '2027-01-01');
      await handOver('b', '2028-01-01');
      await handOver('b', '2027-01-01', 'deputy');
      await handOver('a', '2027-06-01');
      const handOvers = await run((stores) => stores.blocs.handOvers(id));
      const bloc = await run((stores) => stores.blocs.byId(id, kt));
      const leads = (kind: 'leader' | 'deputy', day: string) => {
        const unit = bloc && leadingUnitOn(bloc, handOvers, kind, day);
        return [...'abc'].find((code) => unitId(code) === unit);
      };
      expect(leads('leader', '2026-12-31'), 'as the file says').toBe('b');
      expect(leads('leader', '2027-01-01')).toBe('a');
      expect(leads('leader', '2028-06-01'), 'the later one was dropped').toBe('a');
      expect(leads('deputy', '2026-12-31')).toBe('a');
      expect(leads('deputy', '2027-01-01')).toBe('b');
    });

    it('units that end, become part of another, are added or move; the file sent again leaves that alone', async () => {
      const { id, kt, vx, unitId } = await here();
      const added = await run((stores) =>
        stores.blocs.addUnit(id, { ...unit('a2', { name: 'Xã A mới' }), validFrom: '2026-07-01' }, [kt]),
      );
      await run((stores) => stores.blocs.endUnit(id, unitId('a'), '2026-06-30', added.id));
      await run((stores) => stores.blocs.moveUnit(id, unitId('c'), kt, '2026-07-01'));
      const asChanged = async () => {
        expect(await membersOf(id, kt, '2026-06-30')).toEqual(['b', 'a']);
        expect(await membersOf(id, kt, '2026-07-01')).toEqual(['b', 'c', 'a2']);
        expect(await membersOf(id, vx, '2026-06-30')).toEqual(['c']);
        expect(await membersOf(id, vx, '2026-07-01')).toEqual([]);
        const merged = (await read(id)).units.find(({ code }) => code === 'a');
        expect(merged).toMatchObject({ validUntil: '2026-06-30', mergedIntoId: added.id });
      };
      await asChanged();
      await save(id);
      await asChanged();
      const blocsOf = async (day: string) =>
        (await run((stores) => stores.blocs.blocsOfUnit(id, unitId('c'), day))).map(({ code }) => code);
      expect(await blocsOf('2026-06-30')).toEqual(['vx']);
      expect(await blocsOf('2026-07-01')).toEqual(['kt']);
    });

    it('a unit may come back to its bloc', async () => {
      const { id, kt, vx, unitId } = await here();
      for (const [bloc, day] of [
        [vx, '2026-07-01'],
        [kt, '2026-10-01'],
      ] as const)
        await run((stores) => stores.blocs.moveUnit(id, unitId('a'), bloc, day));
      expect(await membersOf(id, vx, '2026-09-30')).toEqual(['a', 'c']);
      expect(await membersOf(id, vx, '2026-10-01')).toEqual(['c']);
      expect(await membersOf(id, kt, '2026-10-01')).toEqual(['b', 'a']);
      expect(await membersOf(id, kt, '2026-06-30'), 'the first stay').toEqual(['b', 'a']);
      await run((stores) => stores.blocs.moveUnit(id, unitId('a'), vx, '2027-01-01'));
      expect(await membersOf(id, vx, '2026-07-01'), 'the first stay there').toEqual(['a', 'c']);
      expect(await membersOf(id, vx, '2026-10-01'), 'away').toEqual(['c']);
      expect(await membersOf(id, vx, '2027-01-01')).toEqual(['a', 'c']);
    });

    it('a bloc: its name, its last day and whether it reports in words', async () => {
      const { id, vx } = await here();
      const change = { name: 'Khối Văn xã', validUntil: '2026-06-30', narrative: true };
      await run((stores) => stores.blocs.changeBloc(id, vx, change));
      expect(await run((stores) => stores.blocs.byId(id, vx))).toMatchObject(change);
      await save(id);
      expect(await run((stores) => stores.blocs.byId(id, vx)), 'the file names it').toMatchObject({
        ...{ name: 'Khối vx', validUntil: '2026-06-30', narrative: true },
      });
      await save(id, { blocs: [...blocs.slice(0, 1), bloc('vx', { narrative: false })] });
      expect(await run((stores) => stores.blocs.byId(id, vx))).toMatchObject({ narrative: false });
    });

    it('which bloc owns an indicator: one at a time', async () => {
      const { id, vx } = await here();
      await run((stores) => stores.blocs.assignOwner(id, 'i-1', vx));
      expect((await read(id)).assignments).toEqual([
        { indicatorId: 'i-1', blocId: vx, share: 'owner', sourceUnitId: null },
      ]);
    });
  });
});
