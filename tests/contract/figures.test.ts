import { expect, it } from 'vitest';
import type { Figure, NewFigure } from '../../src/app/ports/figures.ts';
import { onEachDatabase } from '../storage/databases.ts';
import { after, atOnce, newOrganisation, sharedStores, start } from './stores.ts';

let periods = 0;
const figureFacts = (organisationId: string, changed: Partial<NewFigure> = {}): NewFigure => ({
  ...{
    organisationId,
    periodId: `period of ${organisationId}`,
    blocId: 'bloc',
    indicatorId: 'i-1',
    unitId: '',
  },
  ...{
    kind: 'value',
    value: 68_205n,
    of: null,
    level: null,
    estimate: false,
    status: 'accepted',
    late: false,
  },
  ...{
    typed: '6820,5 tấn',
    reason: '',
    source: 'message',
    inboxId: null,
    authorId: 'leader',
    sentAt: start,
    recordedAt: start,
  },
  ...changed,
});

onEachDatabase('figures', (fixture) => {
  const run = sharedStores(fixture);
  const append = (figure: NewFigure): Promise<Figure> => run((stores) => stores.figures.append(figure));
  const newPeriod = (): string => `p-${(periods += 1)}`;
  const typed = (figures: readonly Figure[]) => figures.map((figure) => figure.typed);

  it('gives back a figure as it was recorded', async () => {
    const { id } = await newOrganisation(run);
    const facts = figureFacts(id, {
      ...{
        kind: 'ratio',
        value: 620_000n,
        of: 1_100_000n,
        level: -5n,
        estimate: true,
        status: 'proposed',
        late: true,
      },
      ...{
        unitId: 'u-1',
        typed: '62/110 «trường» 🌾',
        reason: 'gõ nhầm',
        source: 'entered-by-clerk',
        inboxId: 7,
        authorId: null,
      },
      ...{ sentAt: after(1), recordedAt: after(2) },
    });
    const figure = await append(facts);
    expect(figure).toEqual({ id: figure.id, version: 1, ...facts });
    expect(await run((stores) => stores.figures.byId(id, figure.id))).toEqual(figure);
  });

  it.each([
    { why: 'zero', small: 0n },
    { why: 'beyond what a double counts exactly', small: 2n ** 53n + 1n },
    { why: 'a province’s budget in hundredths of a đồng', small: 3_310_541_234_567_89n },
    { why: 'the largest', small: 2n ** 63n - 1n },
    { why: 'the smallest', small: -(2n ** 63n) },
  ])('keeps every digit: $why', async ({ small }) => {
    const { id } = await newOrganisation(run);
    const figure = await append(figureFacts(id, { value: small, of: small, level: small }));
    expect(figure).toMatchObject({ value: small, of: small, level: small });
    expect(await run((stores) => stores.figures.byId(id, figure.id))).toEqual(figure);
  });

  it('counts the versions of each bloc, unit, indicator and period by themselves', async () => {
    const { id } = await newOrganisation(run);
    const one = figureFacts(id);
    const keys: Partial<NewFigure>[] = [
      { unitId: 'u' },
      { blocId: 'b' },
      { indicatorId: 'i' },
      { periodId: newPeriod() },
    ];
    expect((await append(one)).version).toBe(1);
    expect((await append(one)).version).toBe(2);
    for (const key of keys) expect((await append({ ...one, ...key })).version, JSON.stringify(key)).toBe(1);
    expect((await append({ ...one, status: 'refused' })).version).toBe(3);
  });

  it('gives each of those who record at once a version of its own', async () => {
    const { id } = await newOrganisation(run);
    const figures = await atOnce(8, (index) => append(figureFacts(id, { value: BigInt(index) })));
    expect(figures.map(({ version }) => version).sort()).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it('tells every version of a period, the oldest first', async () => {
    const { id } = await newOrganisation(run);
    const periodId = newPeriod();
    const record = (name: string, changed: Partial<NewFigure>) =>
      append(figureFacts(id, { periodId, typed: name, ...changed }));
    await record('third', { recordedAt: after(3) });
    await record('first', { recordedAt: after(1), indicatorId: 'i-2' });
    await record('second', { recordedAt: after(2), status: 'refused' });
    await record('elsewhere', { periodId: newPeriod() });
    expect(typed(await run((stores) => stores.figures.ofPeriod(id, periodId)))).toEqual([
      'first',
      'second',
      'third',
    ]);
  });

  it('tells versions recorded at one instant in the order of their numbers', async () => {
    const { id } = await newOrganisation(run);
    const periodId = newPeriod();
    for (const name of ['a', 'b', 'c', 'd']) await append(figureFacts(id, { periodId, typed: name }));
    expect(typed(await run((stores) => stores.figures.ofPeriod(id, periodId)))).toEqual(['a', 'b', 'c', 'd']);
  });

  it('tells the versions of some blocs in some periods', async () => {
    const { id } = await newOrganisation(run);
    const [p, q] = [newPeriod(), newPeriod()];
    for (const periodId of [p, q])
      for (const blocId of ['a', 'b', 'c'])
        await append(figureFacts(id, { periodId, blocId, typed: `${blocId} in ${periodId}` }));
    const found = (periodIds: string[], blocIds: string[]) =>
      run(async (stores) =>
        typed([...(await stores.figures.ofBlocs(id, periodIds, blocIds)).values()].flat()).sort(),
      );
    expect(await found([p], ['a', 'c'])).toEqual([`a in ${p}`, `c in ${p}`]);
    expect(await found([p, q], ['b'])).toEqual([`b in ${p}`, `b in ${q}`].sort());
    expect(await found([], ['a'])).toEqual([]);
    expect(await found([p], [])).toEqual([]);
  });

  it('finds what a message led to', async () => {
    const { id } = await newOrganisation(run);
    await append(figureFacts(id, { inboxId: 101, typed: 'one' }));
    await append(figureFacts(id, { inboxId: 101, typed: 'two', indicatorId: 'i-2', recordedAt: after(1) }));
    await append(figureFacts(id, { inboxId: 102, typed: 'other' }));
    expect(typed(await run((stores) => stores.figures.ofMessage(id, 101)))).toEqual(['one', 'two']);
  });

  it('decides a proposal once', async () => {
    const { id } = await newOrganisation(run);
    const proposal = await append(figureFacts(id, { status: 'proposed', reason: 'nộp muộn' }));
    const decide = (status: 'accepted' | 'refused', reason: string) =>
      run((stores) => stores.figures.decide(proposal.id, status, 'clerk', reason));
    expect((await run((stores) => stores.figures.proposals(id))).map((figure) => figure.id)).toEqual([
      proposal.id,
    ]);
    expect(await decide('accepted', '')).toBe(true);
    expect(await decide('refused', 'thôi')).toBe(false);
    expect(await run((stores) => stores.figures.byId(id, proposal.id))).toEqual({
      ...proposal,
      status: 'accepted',
    });
    expect(await run((stores) => stores.figures.proposals(id))).toEqual([]);
  });

  it('keeps the reason of a refusal', async () => {
    const { id } = await newOrganisation(run);
    const proposal = await append(figureFacts(id, { status: 'proposed' }));
    await run((stores) => stores.figures.decide(proposal.id, 'refused', 'clerk', 'đã chốt'));
    expect(await run((stores) => stores.figures.byId(id, proposal.id))).toMatchObject({
      status: 'refused',
      reason: 'đã chốt',
    });
  });

  it('decides nothing about a figure that is no proposal', async () => {
    const { id } = await newOrganisation(run);
    const accepted = await append(figureFacts(id));
    expect(await run((stores) => stores.figures.decide(accepted.id, 'refused', 'clerk', ''))).toBe(false);
    expect(await run((stores) => stores.figures.byId(id, accepted.id))).toEqual(accepted);
  });

  it('shows no figure to another organisation', async () => {
    const [mine, theirs] = [await newOrganisation(run), await newOrganisation(run)];
    const figure = await append(figureFacts(mine.id, { status: 'proposed', inboxId: 201 }));
    const seen = await run(async ({ figures }) => [
      await figures.byId(theirs.id, figure.id),
      ...(await figures.ofPeriod(theirs.id, figure.periodId)),
      ...(await figures.ofBlocs(theirs.id, [figure.periodId], [figure.blocId])).values(),
      ...(await figures.ofMessage(theirs.id, 201)),
      ...(await figures.proposals(theirs.id)),
    ]);
    expect(seen).toEqual([null]);
  });
});
