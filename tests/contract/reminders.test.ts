import { expect, it } from 'vitest';
import type { Difficulty, Postponement, SentReminder } from '../../src/app/ports/reminders.ts';
import { onEachDatabase } from '../storage/databases.ts';
import { after, atOnce, newOrganisation, sharedStores, start } from './stores.ts';

const sent = (organisationId: string, changed: Partial<SentReminder> = {}): SentReminder => ({
  ...{
    personId: `leader of ${organisationId}`,
    day: '2026-06-16',
    rung: 'day-before',
    periodIds: ['p-1', 'p-2'],
    at: start,
  },
  ...changed,
});
const asked = (
  organisationId: string,
  changed: Partial<Postponement> = {},
): Omit<Postponement, 'id' | 'state'> => ({
  ...{
    organisationId,
    personId: 'leader',
    blocId: 'bloc',
    periodId: `period of ${organisationId}`,
    untilDay: '2026-06-19',
    askedAt: start,
  },
  ...changed,
});

onEachDatabase('reminders and postponements', (fixture) => {
  const run = sharedStores(fixture);
  const note = (organisationId: string, reminder: SentReminder) =>
    run((stores) => stores.reminders.noteSent(organisationId, reminder));
  const postpone = (postponement: Omit<Postponement, 'id' | 'state'>) =>
    run((stores) => stores.reminders.postpone(postponement, 7));

  it('has no plan until one is set, and then the last one', async () => {
    const { id } = await newOrganisation(run);
    const campaignId = `campaign of ${id}`;
    expect(await run((stores) => stores.reminders.plan(campaignId))).toBeNull();
    const plan = {
      schema: 'reminder-plan/1',
      rungs: [
        { rung: 'opening', at: 480 },
        { rung: 'late', every: 2 },
      ],
      quiet: null,
    };
    for (const each of [{ rungs: [] }, plan])
      await run((stores) => stores.reminders.setPlan(id, campaignId, each, start));
    expect(await run((stores) => stores.reminders.plan(campaignId))).toEqual(plan);
    expect(await run((stores) => stores.reminders.plan('another'))).toBeNull();
  });

  it('notes one reminder a person and day', async () => {
    const { id } = await newOrganisation(run);
    expect(await note(id, sent(id))).toBe(true);
    expect(await note(id, sent(id, { rung: 'deadline' }))).toBe(false);
    expect(await note(id, sent(id, { day: '2026-06-17' }))).toBe(true);
    expect(await note(id, sent(id, { personId: `deputy of ${id}` }))).toBe(true);
    const noted = await run((stores) => stores.reminders.sent(id, start));
    expect(noted).toHaveLength(3);
    expect(noted).toContainEqual(sent(id));
  });

  it('notes it once when two processes are about to remind', async () => {
    const { id } = await newOrganisation(run);
    expect((await atOnce(4, () => note(id, sent(id)))).filter(Boolean)).toHaveLength(1);
  });

  it('goes on in the same transaction after a reminder that was noted before', async () => {
    const { id } = await newOrganisation(run);
    await note(id, sent(id));
    const both = await run(async ({ reminders }) => [
      await reminders.noteSent(id, sent(id)),
      await reminders.noteSent(id, sent(id, { personId: `deputy of ${id}` })),
    ]);
    expect(both).toEqual([false, true]);
  });

  it('lists what was sent in an organisation since an instant, the earliest first', async () => {
    const [mine, theirs] = [await newOrganisation(run), await newOrganisation(run)];
    for (const seconds of [30, 10, 20])
      await note(mine.id, sent(mine.id, { day: `2026-07-${seconds}`, at: after(seconds) }));
    await note(theirs.id, sent(theirs.id));
    const days = (await run((stores) => stores.reminders.sent(mine.id, after(20)))).map(({ day }) => day);
    expect(days).toEqual(['2026-07-20', '2026-07-30']);
  });

  it('gives back what was asked for, as granted', async () => {
    const [mine, theirs] = [await newOrganisation(run), await newOrganisation(run)];
    const postponement = await postpone(asked(mine.id));
    expect(postponement).toEqual({ id: postponement.id, ...asked(mine.id), state: 'granted' });
    const { periodId } = postponement;
    expect(await run((stores) => stores.reminders.postponements(mine.id, [periodId, 'p']))).toEqual([
      postponement,
    ]);
    expect(await run((stores) => stores.reminders.postponements(mine.id, ['p']))).toEqual([]);
    expect(await run((stores) => stores.reminders.postponements(mine.id, []))).toEqual([]);
    expect(await run((stores) => stores.reminders.postponements(theirs.id, [periodId]))).toEqual([]);
  });

  it('lists postponements in the order in which they were asked for', async () => {
    const { id } = await newOrganisation(run);
    for (const seconds of [3, 1, 2]) await postpone(asked(id, { askedAt: after(seconds) }));
    const all = await run((stores) => stores.reminders.postponements(id, [`period of ${id}`]));
    expect(all.map(({ askedAt }) => askedAt)).toEqual([after(1), after(2), after(3)]);
  });

  it('keeps what leaders passed on until it is handed back, at the word of its own organisation', async () => {
    const [mine, theirs] = [await newOrganisation(run), await newOrganisation(run)];
    const periodId = `period of ${mine.id}`;
    const facts = {
      ...{ organisationId: mine.id, blocId: 'bloc', periodId, fromPersonId: 'leader', toPersonId: 'deputy' },
      ...{ indicatorId: '', untilDay: '2026-06-18' },
    };
    const pass = (askedAt: Date, indicatorId: string) =>
      run((stores) => stores.reminders.delegate({ ...facts, askedAt, indicatorId }, 7));
    const all = (organisationId = mine.id) =>
      run((stores) => stores.reminders.delegations(organisationId, [periodId, 'p']));
    const [later, first] = [await pass(after(2), ''), await pass(after(1), 'i-4')];
    expect(first).toEqual({ id: first.id, ...facts, indicatorId: 'i-4', askedAt: after(1) });
    expect(await all()).toEqual([first, later]);
    expect(await all(theirs.id)).toEqual([]);
    expect(await run((stores) => stores.reminders.delegations(mine.id, ['p']))).toEqual([]);
    const end = (organisationId: string) =>
      run((stores) => stores.reminders.endDelegations(organisationId, [first.id, later.id], after(3)));
    expect(await end(theirs.id)).toBe(0);
    expect(await end(mine.id)).toBe(2);
    expect(await end(mine.id)).toBe(0);
    expect(await all()).toEqual([]);
  });

  it('refuses a postponement once, at the word of its own organisation', async () => {
    const [mine, theirs] = [await newOrganisation(run), await newOrganisation(run)];
    const postponement = await postpone(asked(mine.id));
    const refuse = (organisationId: string) =>
      run((stores) => stores.reminders.refusePostponement(organisationId, postponement.id));
    expect(await refuse(theirs.id)).toBeNull();
    expect(await refuse(mine.id)).toEqual({ ...postponement, state: 'refused' });
    expect(await refuse(mine.id)).toBeNull();
    const after = await run((stores) => stores.reminders.postponements(mine.id, [postponement.periodId]));
    expect(after).toEqual([{ ...postponement, state: 'refused' }]);
  });
});

onEachDatabase('difficulties', (fixture) => {
  const run = sharedStores(fixture);

  it('lists what was raised in an organisation since an instant, the earliest first', async () => {
    const [mine, theirs] = [await newOrganisation(run), await newOrganisation(run)];
    const raise = async (
      organisationId: string,
      text: string,
      seconds: number,
      indicatorId: string | null = null,
    ) => {
      const facts = {
        organisationId,
        personId: 'leader',
        blocId: 'bloc',
        indicatorId,
        text,
        raisedAt: after(seconds),
      };
      await run((stores) => stores.difficulties.raise(facts));
      return facts;
    };
    const late = await raise(mine.id, 'thiếu «vốn» 🌾', 20, 'i-1');
    const early = await raise(mine.id, 'mưa lũ', 10);
    await raise(mine.id, 'cũ', 9);
    await raise(theirs.id, 'của họ', 20);
    const found = await run((stores) => stores.difficulties.since(mine.id, after(10)));
    expect(found.map(({ id: _id, ...facts }: Difficulty) => facts)).toEqual([early, late]);
  });
});
