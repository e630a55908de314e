import { expect, it } from 'vitest';
import type { CampaignFacts } from '../../src/app/ports/campaigns.ts';
import { parseDecimal, type Decimal } from '../../src/domain/quantity/decimal.ts';
import type { Catalogue, Indicator, Target } from '../../src/domain/indicator/indicator.ts';
import { openDatabase } from '../../src/storage/database.ts';
import { onEachDatabase } from '../storage/databases.ts';
import { after, atOnce, newOrganisation, sharedStores, start, storesOf } from './stores.ts';

function decimal(text: string): Decimal {
  const read = parseDecimal(text);
  if (!read) throw new Error(`not a decimal: ${text}`);
  return read;
}

const bound = { strict: true, explicit: false };
const targets: readonly { readonly why: string; readonly target: Target }[] = [
  { why: 'at least', target: { ...bound, comparator: 'at-least', value: decimal('13455.5') } },
  {
    why: 'beyond what a double counts',
    target: { ...bound, comparator: 'exactly', value: decimal('33105412345.0123456789') },
  },
  { why: 'a fall', target: { ...bound, comparator: 'decrease-by', value: decimal('-1.08') } },
  { why: 'a range', target: { ...bound, comparator: 'range', min: decimal('0'), max: decimal('1e-7') } },
  { why: 'a ratio', target: { ...bound, comparator: 'ratio', value: decimal('62'), of: decimal('110') } },
  { why: 'done', target: { ...bound, comparator: 'done' } },
];

const indicator = (code: string, changed: Partial<Indicator> = {}): Indicator => ({
  ...{
    code,
    point: null,
    part: null,
    group: 'kt',
    name: `Chỉ tiêu ${code}`,
    aliases: [],
    unit: 'tấn',
    dimension: 'mass',
  },
  ...{
    measure: 'total',
    better: 'higher',
    target: { ...bound, comparator: 'at-least', value: decimal('1') },
    baseline: null,
  },
  ...{ period: 'year', aggregate: 'sum' },
  ...changed,
});
const catalogueOf = (code: string, changed: Partial<Catalogue> = {}): Catalogue => ({
  id: code,
  groups: [
    { code: 'kt', name: 'Kinh tế' },
    { code: 'vx', name: 'Văn hóa - Xã hội' },
  ],
  indicators: [indicator('2'), indicator('1'), indicator('14a', { group: 'vx' })],
  ...changed,
});
const factsOf = (code: string, changed: Partial<CampaignFacts> = {}): CampaignFacts => ({
  ...{
    code,
    name: 'Phong trào thử',
    theme: 'Đoàn kết «thi đua»',
    horizon: 'year',
    startsOn: '2026-01-01',
    endsOn: '2026-12-31',
  },
  source: { decision: '01/QĐ', pages: [1, 2.5], none: null },
  ...changed,
});

interface Saving {
  readonly code?: string;
  readonly facts?: Partial<CampaignFacts>;
  readonly catalogue?: Partial<Catalogue>;
  readonly at?: Date;
}

onEachDatabase('campaigns', (fixture) => {
  const run = sharedStores(fixture);
  const save = (
    organisationId: string,
    { code = 'thi-dua', facts = {}, catalogue = {}, at = start }: Saving = {},
  ) =>
    run((stores) =>
      stores.campaigns.save(
        organisationId,
        factsOf(code, facts),
        catalogueOf(code, catalogue),
        new Map([['1', 'nguyên văn']]),
        at,
      ),
    );
  const active = (organisationId: string) => run((stores) => stores.campaigns.active(organisationId));
  const idsByCode = (stored: Awaited<ReturnType<typeof active>>) =>
    new Map(stored?.catalogue.indicators.map(({ code, id }) => [code, id]));

  it('has no active campaign before the first is saved', async () => {
    expect(await active((await newOrganisation(run)).id)).toBeNull();
  });

  it('gives back the campaign and its catalogue as saved, in the document’s order', async () => {
    const { id: organisationId } = await newOrganisation(run);
    const saved = await save(organisationId);
    const { source: _source, ...facts } = factsOf('thi-dua');
    expect(saved.campaign).toEqual({ id: saved.campaign.id, organisationId, ...facts });
    const { indicators, ...rest } = catalogueOf('thi-dua');
    const kept = { byChat: true, frequency: null, accumulation: 'running-total', figureKind: 'actual' };
    const ids = idsByCode(saved);
    expect(saved.catalogue).toEqual({
      ...rest,
      indicators: indicators.map((each) => ({ id: ids.get(each.code), ...each, ...kept })),
    });
    expect(await active(organisationId)).toEqual(saved);
    expect(await run((stores) => stores.campaigns.byId(organisationId, saved.campaign.id))).toEqual(saved);
  });

  it.each(targets)('keeps every digit of a target: $why', async ({ target }) => {
    const { id } = await newOrganisation(run);
    const baseline = { from: decimal('0.1'), to: decimal('9007199254740993.5'), unit: '%' };
    const exact = indicator('9', {
      target,
      baseline,
      point: 3,
      part: 'b',
      aliases: ['lúa «cả năm»', 'lt'],
      measure: 'change',
    });
    await save(id, { catalogue: { indicators: [exact] } });
    expect((await active(id))?.catalogue.indicators[0]).toMatchObject({ ...exact });
  });

  it('changes a campaign in place when its code comes again: ids stay by code, what is gone goes', async () => {
    const { id } = await newOrganisation(run);
    const before = await save(id);
    const changed = [
      indicator('1', { name: 'Tên mới', group: 'mt' }),
      indicator('3', { group: 'mt' }),
      indicator('2', { group: 'mt' }),
    ];
    const again = await save(id, {
      facts: {
        name: 'Tên phong trào mới',
        theme: '',
        horizon: 'five-years',
        startsOn: null,
        endsOn: '2030-12-31',
      },
      catalogue: { groups: [{ code: 'mt', name: 'Môi trường' }], indicators: changed },
      at: after(60),
    });
    expect(again.campaign).toEqual({
      ...before.campaign,
      ...{
        name: 'Tên phong trào mới',
        theme: '',
        horizon: 'five-years',
        startsOn: null,
        endsOn: '2030-12-31',
      },
    });
    expect(again.catalogue.groups, 'the groups of the file and no others').toEqual([
      { code: 'mt', name: 'Môi trường' },
    ]);
    expect(again.catalogue.indicators.map(({ code, name, group }) => [code, name, group])).toEqual([
      ['1', 'Tên mới', 'mt'],
      ['3', 'Chỉ tiêu 3', 'mt'],
      ['2', 'Chỉ tiêu 2', 'mt'],
    ]);
    for (const code of ['1', '2']) expect(idsByCode(again).get(code)).toBe(idsByCode(before).get(code));
    expect(await active(id)).toEqual(again);
  });

  it('takes the assignments of removed indicators with them', async () => {
    const { id } = await newOrganisation(run);
    const ids = idsByCode(await save(id));
    const assigned = ['1', '2'].map((code) => ({
      indicatorId: ids.get(code) ?? '',
      bloc: 'k',
      share: 'owner' as const,
      sourceUnit: null,
    }));
    const bloc = { code: 'k', name: 'Khối', shortName: 'K', leader: null, deputy: null, members: [] };
    await run((stores) => stores.blocs.save(id, [], [bloc], assigned));
    expect(await run((stores) => stores.blocs.assignments(id))).toHaveLength(2);
    await save(id, { catalogue: { indicators: [indicator('2')] } });
    const left = await run((stores) => stores.blocs.assignments(id));
    expect(left.map(({ indicatorId }) => indicatorId)).toEqual([ids.get('2')]);
  });

  it('keeps what the clerk set beyond the document', async () => {
    const { db } = await fixture.fresh();
    const own = storesOf(db);
    const { id } = await newOrganisation(own);
    const once = () =>
      own((stores) => stores.campaigns.save(id, factsOf('a'), catalogueOf('a'), new Map(), start));
    await once();
    const set = { byChat: false, frequency: 'quarter', accumulation: 'in-period' };
    await db.inTransaction((tx) => tx.indicator.updateMany({ where: { code: '1' }, data: set }));
    const indicators = (await once()).catalogue.indicators;
    expect(indicators.find(({ code }) => code === '1')).toMatchObject(set);
  });

  it('has the campaign active that was saved last; the earlier one is still known by its id', async () => {
    const { id } = await newOrganisation(run);
    const first = await save(id, { code: 'first', at: after(1) });
    const second = await save(id, { code: 'second', at: after(2) });
    expect((await active(id))?.campaign.id).toBe(second.campaign.id);
    expect(await run((stores) => stores.campaigns.byId(id, first.campaign.id))).toEqual(first);
    expect((await save(id, { code: 'first', at: after(3) })).campaign.id).toBe(first.campaign.id);
    expect((await active(id))?.campaign.id).toBe(first.campaign.id);
  });

  it('has one active campaign when several are saved at once', async () => {
    const { db } = await fixture.fresh();
    const own = storesOf(db);
    const { id } = await newOrganisation(own);
    const saveOne = (code: string) =>
      own((stores) => stores.campaigns.save(id, factsOf(code), catalogueOf(code), new Map(), start));
    await atOnce(4, (index) => saveOne(`c-${index}`));
    expect(await db.inTransaction((tx) => tx.campaign.count({ where: { active: true } }))).toBe(1);
  });

  it('shows an organisation its own campaigns only, though codes are the same', async () => {
    const [mine, theirs] = [await newOrganisation(run), await newOrganisation(run)];
    const ours = await save(mine.id);
    expect(await active(theirs.id)).toBeNull();
    expect(await run((stores) => stores.campaigns.byId(theirs.id, ours.campaign.id))).toBeNull();
    const others = await save(theirs.id, { catalogue: { indicators: [] } });
    expect(others.campaign.id).not.toBe(ours.campaign.id);
    expect(await active(mine.id)).toEqual(ours);
  });

  it('gives the same object as long as nothing has changed, so that what is made from it can be kept', async () => {
    const { id } = await newOrganisation(run);
    await save(id);
    const first = await active(id);
    expect((await active(id))?.catalogue).toBe(first?.catalogue);
    expect((await run((stores) => stores.campaigns.byId(id, first?.campaign.id ?? '')))?.catalogue).toBe(
      first?.catalogue,
    );
    await save(id, { catalogue: { indicators: [indicator('7')] } });
    expect((await active(id))?.catalogue.indicators.map(({ code }) => code)).toEqual(['7']);
  });

  it('sees at once what another process has changed', async () => {
    const { db, url } = await fixture.fresh();
    const [here, elsewhere] = [db, await openDatabase({ url })];
    const { id } = await newOrganisation(storesOf(here));
    const saveIn = (database: typeof db, codes: string[]) =>
      storesOf(database)((stores) =>
        stores.campaigns.save(
          id,
          factsOf('a'),
          catalogueOf('a', { indicators: codes.map((code) => indicator(code)) }),
          new Map(),
          start,
        ),
      );
    const codesIn = async (database: typeof db) =>
      (await storesOf(database)((stores) => stores.campaigns.active(id)))?.catalogue.indicators.map(
        ({ code }) => code,
      );
    await saveIn(here, ['1']);
    expect(await codesIn(here)).toEqual(['1']);
    await saveIn(elsewhere, ['1', '2']);
    expect(await codesIn(here)).toEqual(['1', '2']);
    await elsewhere.close();
  });

  it('does not remember what was rolled back', async () => {
    const { id } = await newOrganisation(run);
    const before = await save(id);
    const failing = run(async (stores) => {
      const facts = factsOf('thi-dua', { name: 'Không được nhớ' });
      await stores.campaigns.save(id, facts, catalogueOf('thi-dua', { indicators: [] }), new Map(), start);
      expect((await stores.campaigns.active(id))?.campaign.name).toBe('Không được nhớ');
      throw new Error('something else went wrong');
    });
    await expect(failing).rejects.toThrow('something else');
    expect(await active(id)).toEqual(before);
    const changed = await save(id, { facts: { name: 'Lần sau' } });
    expect(await active(id)).toEqual(changed);
  });
});
