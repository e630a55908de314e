import { randomUUID } from 'node:crypto';
import type {
  CampaignFacts,
  CampaignStore,
  StoredCampaign,
  StoredIndicator,
} from '../../app/ports/campaigns.ts';
import type { Catalogue, Indicator } from '../../domain/indicator/indicator.ts';
import type { Transaction } from '../database.ts';
import { noteBlocsChanged } from './blocs-of-organisation.ts';
import { boundedMap } from './bounded-map.ts';
import { fromJson, toJson } from './json.ts';

type CampaignRow = Pick<
  Awaited<ReturnType<Transaction['campaign']['findUniqueOrThrow']>>,
  'id' | 'organisationId' | 'code' | 'name' | 'theme' | 'horizon' | 'startsOn' | 'endsOn' | 'revision'
>;
type IndicatorRow = Awaited<ReturnType<Transaction['indicator']['findUniqueOrThrow']>>;

function indicatorOf(row: IndicatorRow, group: string): StoredIndicator {
  const document = fromJson<Pick<Indicator, 'target' | 'baseline' | 'point' | 'part'>>(row.target);
  return {
    id: row.id,
    code: row.code,
    point: document.point,
    part: document.part,
    group,
    name: row.name,
    aliases: fromJson<string[]>(row.aliases),
    unit: row.unit,
    dimension: row.dimension as Indicator['dimension'],
    measure: row.measure as Indicator['measure'],
    better: row.better as Indicator['better'],
    target: document.target,
    baseline: document.baseline,
    period: row.period as Indicator['period'],
    aggregate: row.aggregate as Indicator['aggregate'],
    byChat: row.byChat,
    frequency: row.frequency as StoredIndicator['frequency'],
    accumulation: row.accumulation as StoredIndicator['accumulation'],
    figureKind: row.figureKind as StoredIndicator['figureKind'],
  };
}

/** Campaigns as they were loaded, by id and revision; what reads them may keep what it makes of a catalogue. */
const loaded = boundedMap<StoredCampaign>(64);

/** The same object as long as nothing has changed: catalogues are needed for every message. */
async function storedOf(tx: Transaction, row: CampaignRow): Promise<StoredCampaign> {
  const key = `${row.id}/${row.revision}`;
  const known = loaded.get(key);
  if (known) return known;
  const stored = await load(tx, row);
  loaded.set(key, stored);
  return stored;
}

async function load(tx: Transaction, row: CampaignRow): Promise<StoredCampaign> {
  const groups = await tx.indicatorGroup.findMany({
    where: { campaignId: row.id },
    orderBy: { position: 'asc' },
  });
  const indicators = await tx.indicator.findMany({
    where: { campaignId: row.id },
    orderBy: { position: 'asc' },
  });
  const codeOfGroup = new Map(groups.map((group) => [group.id, group.code]));
  return {
    campaign: {
      id: row.id,
      organisationId: row.organisationId,
      code: row.code,
      name: row.name,
      theme: row.theme,
      horizon: row.horizon as CampaignFacts['horizon'],
      startsOn: row.startsOn,
      endsOn: row.endsOn,
    },
    catalogue: {
      id: row.code,
      groups: groups.map(({ code, name }) => ({ code, name })),
      indicators: indicators.map((each) => indicatorOf(each, codeOfGroup.get(each.groupId) ?? '')),
    },
  };
}

async function saveGroups(
  tx: Transaction,
  campaign: CampaignRow,
  catalogue: Catalogue,
): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  for (const [position, { code, name }] of catalogue.groups.entries()) {
    const { id } = await tx.indicatorGroup.upsert({
      where: { campaignId_code: { campaignId: campaign.id, code } },
      create: {
        id: randomUUID(),
        organisationId: campaign.organisationId,
        campaignId: campaign.id,
        code,
        name,
        position,
      },
      update: { name, position },
    });
    ids.set(code, id);
  }
  return ids;
}

const goneFrom = (campaign: CampaignRow, kept: readonly { readonly code: string }[]) => ({
  campaignId: campaign.id,
  code: { notIn: kept.map(({ code }) => code) },
});

/** What the document no longer names: indicators with their assignments, then groups, which nothing names any more. */
async function removeGone(
  tx: Transaction,
  campaign: CampaignRow,
  { groups, indicators }: Catalogue,
): Promise<void> {
  const { organisationId } = campaign;
  const gone = await tx.indicator.findMany({ where: goneFrom(campaign, indicators), select: { id: true } });
  const ids = gone.map(({ id }) => id);
  if (ids.length > 0) {
    await tx.assignment.deleteMany({ where: { organisationId, indicatorId: { in: ids } } });
    await noteBlocsChanged(tx, organisationId);
  }
  await tx.indicator.deleteMany({ where: { id: { in: ids } } });
  await tx.indicatorGroup.deleteMany({ where: goneFrom(campaign, groups) });
}

async function saveIndicators(
  tx: Transaction,
  campaign: CampaignRow,
  catalogue: Catalogue,
  groupIds: ReadonlyMap<string, string>,
  verbatim: ReadonlyMap<string, string>,
): Promise<void> {
  for (const [position, indicator] of catalogue.indicators.entries()) {
    const { code, name, unit, dimension, measure, better, period, aggregate } = indicator;
    const { target, baseline, point, part } = indicator;
    const facts = {
      ...{ name, unit, dimension, measure, better, period, aggregate, position },
      groupId: groupIds.get(indicator.group) ?? '',
      aliases: toJson(indicator.aliases),
      target: toJson({ target, baseline, point, part }),
      verbatim: verbatim.get(code) ?? '',
    };
    await tx.indicator.upsert({
      where: { campaignId_code: { campaignId: campaign.id, code } },
      create: {
        id: randomUUID(),
        organisationId: campaign.organisationId,
        campaignId: campaign.id,
        code,
        ...facts,
      },
      update: facts,
    });
  }
}

const omit = { source: true } as const;

export const campaignStore = (tx: Transaction): CampaignStore => ({
  active: async (organisationId) => {
    const [row] = await tx.$queryRaw<CampaignRow[]>`
      SELECT "id", "organisationId", "code", "name", "theme", "horizon", "startsOn", "endsOn", "revision"
      FROM "Campaign" WHERE "organisationId" = ${organisationId} AND "active" = ${true} LIMIT 1`;
    return row ? storedOf(tx, row) : null;
  },
  byId: async (organisationId, id) => {
    const row = await tx.campaign.findFirst({ where: { organisationId, id }, omit });
    return row && storedOf(tx, row);
  },
  setIndicator: async (organisationId, id, change) => {
    const row = await tx.indicator.findFirst({ where: { organisationId, id } });
    if (!row) return;
    await tx.indicator.update({ where: { id }, data: change });
    await tx.campaign.update({ where: { id: row.campaignId }, data: { revision: randomUUID() } });
  },
  save: async (organisationId, facts, catalogue, verbatim, at) => {
    const { code, name, theme, horizon, startsOn, endsOn } = facts;
    // A random revision: one that was rolled back never comes again, so nothing wrong is found under it.
    const revision = randomUUID();
    const kept = {
      name,
      theme,
      horizon,
      startsOn,
      endsOn,
      source: toJson(facts.source),
      active: true,
      revision,
    };
    await tx.campaign.updateMany({ where: { organisationId, code: { not: code } }, data: { active: false } });
    const row = await tx.campaign.upsert({
      where: { organisationId_code: { organisationId, code } },
      create: { id: randomUUID(), organisationId, code, createdAt: at, ...kept },
      update: kept,
      omit,
    });
    const groupIds = await saveGroups(tx, row, catalogue);
    await saveIndicators(tx, row, catalogue, groupIds, verbatim);
    await removeGone(tx, row, catalogue);
    return storedOf(tx, row);
  },
});
