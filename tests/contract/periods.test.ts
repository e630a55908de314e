import { expect, it } from 'vitest';
import type { DutyState, NewDuty, ReportingPeriod } from '../../src/app/ports/periods.ts';
import { onEachDatabase } from '../storage/databases.ts';
import { after, atOnce, newOrganisation, sharedStores, start, storesOf, type Run } from './stores.ts';

type NewPeriod = Omit<ReportingPeriod, 'id'>;

const day = 24 * 3600;
const periodFacts = (organisationId: string, changed: Partial<NewPeriod> = {}): NewPeriod => ({
  ...{ organisationId, campaignId: `campaign of ${organisationId}`, kind: 'six-months', label: '6 tháng' },
  ...{ dataFrom: '2026-01-01', dataTo: '2026-06-15' },
  ...{ opensAt: start, dueAt: after(5 * day), closesAt: after(10 * day), openedAt: null, finalOfId: null },
  ...changed,
});
const newDuty = (changed: Partial<NewDuty> = {}): NewDuty => ({
  ...{ blocId: 'bloc', indicatorId: 'i-1', unitId: '', share: 'owner', expects: 'actual' },
  ...changed,
});

onEachDatabase('periods and duties', (fixture) => {
  const run = sharedStores(fixture);
  const fresh = async (): Promise<Run> => storesOf((await fixture.fresh()).db);
  const create = async (
    on: Run,
    organisationId: string,
    changed: Partial<NewPeriod> = {},
  ): Promise<ReportingPeriod> => {
    const period = await on((stores) =>
      stores.periods.create(periodFacts(organisationId, changed), 'clerk', start),
    );
    if (!period) throw new Error('the period is there already');
    return period;
  };
  const labels = (periods: readonly ReportingPeriod[]) => periods.map(({ label }) => label);

  it('gives back a period as it was created, to its own organisation only', async () => {
    const [mine, theirs] = [await newOrganisation(run), await newOrganisation(run)];
    const period = await create(run, mine.id);
    expect(period).toEqual({ id: period.id, ...periodFacts(mine.id) });
    expect(await run((stores) => stores.periods.byId(mine.id, period.id))).toEqual(period);
    expect(await run((stores) => stores.periods.byId(theirs.id, period.id))).toBeNull();
    expect(await run((stores) => stores.periods.ofCampaign(theirs.id, period.campaignId))).toEqual([]);
  });

  it('creates one period of a label in a campaign, and goes on', async () => {
    const { id } = await newOrganisation(run);
    const again = await run(async (stores) => {
      const first = await stores.periods.create(periodFacts(id), null, start);
      const second = await stores.periods.create(periodFacts(id), null, start);
      const other = await stores.periods.create(
        periodFacts(id, { campaignId: `another of ${id}` }),
        null,
        start,
      );
      return [first, second, other].map((period) => period !== null);
    });
    expect(again).toEqual([true, false, true]);
  });

  it('creates it once when two ask at once', async () => {
    const { id } = await newOrganisation(run);
    const made = await atOnce(4, () => run((stores) => stores.periods.create(periodFacts(id), null, start)));
    expect(made.filter((period) => period !== null)).toHaveLength(1);
  });

  it('lists the periods of a campaign by opening time, then by deadline', async () => {
    const { id } = await newOrganisation(run);
    await create(run, id, { label: 'c', opensAt: after(day), dueAt: after(3 * day) });
    await create(run, id, { label: 'b', opensAt: after(day), dueAt: after(2 * day) });
    await create(run, id, { label: 'a' });
    await create(run, id, { label: 'other', campaignId: 'another' });
    expect(labels(await run((stores) => stores.periods.ofCampaign(id, `campaign of ${id}`)))).toEqual([
      'a',
      'b',
      'c',
    ]);
  });

  it('tells which planned periods of all organisations are to be opened, the earliest first, until they are', async () => {
    const on = await fresh();
    const [one, other] = [await newOrganisation(on), await newOrganisation(on)];
    const late = await create(on, one.id, { label: 'late', opensAt: after(10) });
    await create(on, other.id, { label: 'early', opensAt: after(5) });
    await create(on, one.id, { label: 'not yet', opensAt: after(11) });
    expect(labels(await on((stores) => stores.periods.toOpen(after(10))))).toEqual(['early', 'late']);
    expect(await on((stores) => stores.periods.nextOpening())).toEqual(after(5));
    await on((stores) => stores.periods.markOpened(late.id, after(12)));
    expect(labels(await on((stores) => stores.periods.toOpen(after(10))))).toEqual(['early']);
    expect((await on((stores) => stores.periods.byId(one.id, late.id)))?.openedAt).toEqual(after(12));
  });

  it('has no next opening when nothing is planned', async () => {
    const on = await fresh();
    const { id } = await newOrganisation(on);
    expect(await on((stores) => stores.periods.nextOpening())).toBeNull();
    await create(on, id, { openedAt: start });
    expect(await on((stores) => stores.periods.nextOpening())).toBeNull();
  });

  it('lists the opened periods of all organisations that are not over, by deadline', async () => {
    const on = await fresh();
    const [one, other] = [await newOrganisation(on), await newOrganisation(on)];
    const opened = { openedAt: start };
    await create(on, one.id, { label: 'second', ...opened, dueAt: after(20) });
    await create(on, other.id, { label: 'first', ...opened, dueAt: after(10) });
    const over = await create(on, one.id, { label: 'over', ...opened });
    await create(on, one.id, { label: 'planned' });
    await on((stores) => stores.periods.markOver([over.id], after(50)));
    expect(labels(await on((stores) => stores.periods.inPlay()))).toEqual(['first', 'second']);
    expect(await on((stores) => stores.periods.byId(one.id, over.id)), 'as it was').toEqual(over);
  });

  it('makes duties that are open and unanswered, and shows them to their organisation only', async () => {
    const [mine, theirs] = [await newOrganisation(run), await newOrganisation(run)];
    const period = await create(run, mine.id, { openedAt: start });
    const wanted = [newDuty(), newDuty({ unitId: 'u-1', share: 'contributor' })];
    await run((stores) => stores.periods.addDuties(mine.id, period.id, wanted));
    const duties = await run((stores) => stores.periods.duties(mine.id, period.id));
    const asMade = {
      organisationId: mine.id,
      periodId: period.id,
      state: 'open',
      firstReportedAt: null,
      answeredAt: null,
    };
    expect(duties).toHaveLength(2);
    for (const duty of wanted) expect(duties).toContainEqual(expect.objectContaining({ ...duty, ...asMade }));
    expect(await run((stores) => stores.periods.duties(theirs.id, period.id))).toEqual([]);
    expect(await run((stores) => stores.periods.dutiesOfBlocs(theirs.id, [period.id], ['bloc']))).toEqual([]);
  });

  it('makes no duties twice, and none of an empty list', async () => {
    const { id } = await newOrganisation(run);
    const period = await create(run, id);
    await run((stores) => stores.periods.addDuties(id, period.id, []));
    expect(await run((stores) => stores.periods.duties(id, period.id))).toEqual([]);
    await run((stores) => stores.periods.addDuties(id, period.id, [newDuty()]));
    const [first] = await run((stores) => stores.periods.duties(id, period.id));
    await run((stores) => stores.periods.setDuty(first?.id ?? '', 'reported', start));
    await run((stores) =>
      stores.periods.addDuties(id, period.id, [newDuty(), newDuty({ indicatorId: 'i-2' })]),
    );
    const duties = await run((stores) => stores.periods.duties(id, period.id));
    expect(duties.map(({ indicatorId, state }) => `${indicatorId} ${state}`).sort()).toEqual([
      'i-1 reported',
      'i-2 open',
    ]);
  });

  it('makes several thousand duties at once', async () => {
    const { id } = await newOrganisation(run);
    const period = await create(run, id);
    const many = Array.from({ length: 4_500 }, (_, index) => newDuty({ indicatorId: `i-${index}` }));
    await run((stores) => stores.periods.addDuties(id, period.id, many));
    expect(await run((stores) => stores.periods.duties(id, period.id))).toHaveLength(4_500);
  });

  it('finds the duties of some blocs in some periods', async () => {
    const { id } = await newOrganisation(run);
    const [wanted, other] = [
      await create(run, id, { label: 'wanted' }),
      await create(run, id, { label: 'other' }),
    ];
    for (const period of [wanted, other])
      await run((stores) =>
        stores.periods.addDuties(id, period.id, [newDuty({ blocId: 'a' }), newDuty({ blocId: 'b' })]),
      );
    const found = async (periods: readonly string[], blocs: readonly string[]) =>
      (await run((stores) => stores.periods.dutiesOfBlocs(id, periods, blocs))).map(
        ({ periodId, blocId }) => ({
          periodId,
          blocId,
        }),
      );
    expect(await found([wanted.id], ['a', 'c'])).toEqual([{ periodId: wanted.id, blocId: 'a' }]);
    expect(await found([wanted.id, other.id], ['b'])).toHaveLength(2);
    expect([await found([], ['a']), await found([wanted.id], [])]).toEqual([[], []]);
  });

  it('keeps the instant of the earliest report, whatever comes later', async () => {
    const { id } = await newOrganisation(run);
    const period = await create(run, id, { openedAt: start });
    await run((stores) => stores.periods.addDuties(id, period.id, [newDuty()]));
    const read = async () => (await run((stores) => stores.periods.duties(id, period.id)))[0];
    const dutyId = (await read())?.id ?? '';
    const steps: readonly {
      why: string;
      state: DutyState;
      at: Date | null;
      first: Date | null;
      answered?: Date;
    }[] = [
      { why: 'no figure yet is an answer, not a report', state: 'none-yet', at: after(1), first: null },
      { why: 'the first figure', state: 'reported', at: after(2), first: after(2) },
      { why: 'a correction', state: 'reported', at: after(3), first: after(2) },
      { why: 'a withdrawal', state: 'open', at: null, first: after(2) },
      { why: 'a figure after the withdrawal', state: 'reported', at: after(4), first: after(2) },
      { why: 'it does not apply after all', state: 'not-applicable', at: after(5), first: after(2) },
      {
        ...{ why: 'a report that was sent before all others', state: 'reported', at: after(1) },
        ...{ first: after(1), answered: after(5) },
      },
    ];
    for (const { why, state, at, first, answered = at } of steps) {
      await run((stores) => stores.periods.setDuty(dutyId, state, at));
      expect(await read(), why).toMatchObject({ state, answeredAt: answered, firstReportedAt: first });
    }
  });

  it('counts what each bloc owes in some periods; nothing owed is left out', async () => {
    const { id } = await newOrganisation(run);
    const [one, two, other] = [
      await create(run, id, { label: '1' }),
      await create(run, id, { label: '2' }),
      await create(run, id, { label: '3' }),
    ];
    const states = {
      a: ['open', 'open', 'none-yet', 'reported'],
      b: ['none-yet'],
      c: ['reported', 'not-applicable'],
    } as const;
    for (const [blocId, wanted] of Object.entries(states))
      for (const [index, state] of wanted.entries()) {
        const indicatorId = `${blocId}-${index}`;
        await run((stores) => stores.periods.addDuties(id, one.id, [newDuty({ blocId, indicatorId })]));
        const duties = await run((stores) => stores.periods.duties(id, one.id));
        const duty = duties.find((each) => each.indicatorId === indicatorId);
        await run((stores) => stores.periods.setDuty(duty?.id ?? '', state, start));
      }
    for (const period of [two, other])
      await run((stores) => stores.periods.addDuties(id, period.id, [newDuty({ blocId: 'a' })]));
    const owed = await run((stores) => stores.periods.owed([one.id, two.id]));
    expect(owed).toHaveLength(3);
    expect(owed).toEqual(
      expect.arrayContaining([
        { periodId: one.id, blocId: 'a', open: 2, noneYet: 1 },
        { periodId: one.id, blocId: 'b', open: 0, noneYet: 1 },
        { periodId: two.id, blocId: 'a', open: 1, noneYet: 0 },
      ]),
    );
    expect(await run((stores) => stores.periods.owed([]))).toEqual([]);
  });
});
