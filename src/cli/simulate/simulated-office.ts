import { importCampaign, type ReadFile } from '../../app/campaign/import-campaign.ts';
import { layPeriods } from '../../app/campaign/lay-periods.ts';
import { makeAdminCode } from '../../app/linking/make-admin-code.ts';
import type { Bloc, StoredUnit } from '../../app/ports/blocs.ts';
import type { StoredCampaign } from '../../app/ports/campaigns.ts';
import type { Organisation } from '../../app/ports/organisations.ts';
import type { ReportingPeriod } from '../../app/ports/periods.ts';
import type { Stores } from '../../app/ports/stores.ts';
import { reviewLabel } from '../../chat/words/review.ts';
import type { Day } from '../../domain/calendar/day.ts';
import type { PeriodKind } from '../../domain/calendar/period.ts';
import { nodeSecrets } from '../../secrets.ts';
import { addressOf } from './simulated-channel.ts';

export interface SimulatedOffice {
  readonly organisation: Organisation;
  readonly campaign: StoredCampaign;
  readonly blocs: readonly Bloc[];
  readonly units: readonly StoredUnit[];
  readonly periods: readonly ReportingPeriod[];
  /** persons by bloc */
  readonly leaders: ReadonlyMap<string, string>;
}

/** Chats are named after who is in them: the reader of the simulation sees these names. */
export const chatOf = {
  clerk: 'clerk',
  council: 'group/council',
  leader: (bloc: string) => `${bloc}/leader`,
  deputy: (bloc: string) => `${bloc}/deputy`,
};

async function appoint(
  stores: Stores,
  organisation: Organisation,
  chatId: string,
  now: Date,
): Promise<string> {
  const person = await stores.people.create(organisation.id, chatId, now);
  await stores.people.link(person, addressOf(chatId), chatId, now);
  return person.id;
}

/** An organisation with its campaign, its people and the periods of the campaign, as a clerk would have set it up. */
export async function openOffice(
  stores: Stores,
  files: readonly ReadFile[],
  { kinds, from }: { readonly kinds: readonly PeriodKind[]; readonly from: Day },
  now: Date,
): Promise<SimulatedOffice> {
  const made = await makeAdminCode(stores, nodeSecrets, 'new', now);
  const imported = made && (await importCampaign(stores, made.organisation, files, null, now));
  if (!made || !imported?.ok) throw new Error(`the files do not fit each other: ${JSON.stringify(imported)}`);
  const organisation = await stores.organisations.byId(made.organisation.id);
  if (!organisation) throw new Error('the organisation was not stored');
  const clerk = await appoint(stores, organisation, chatOf.clerk, now);
  await stores.people.grantRole(organisation.id, clerk, 'owner', now);
  await stores.groups.bind(organisation.id, addressOf(chatOf.council), organisation.councilName, clerk, now);
  const campaign = await stores.campaigns.active(organisation.id);
  if (!campaign) throw new Error('the campaign was not stored');
  const blocs = await stores.blocs.all(organisation.id);
  const leaders = new Map<string, string>();
  for (const { id, code, deputyUnitId } of blocs) {
    const leader = await appoint(stores, organisation, chatOf.leader(code), now);
    leaders.set(id, leader);
    await stores.people.giveOffice(organisation.id, id, leader, 'leader', from);
    if (deputyUnitId === null) continue;
    const deputy = await appoint(stores, organisation, chatOf.deputy(code), now);
    await stores.people.giveOffice(organisation.id, id, deputy, 'deputy', from);
  }
  const periods = await layPeriods(stores, organisation, kinds, { personId: clerk, reviewLabel }, now);
  if (typeof periods === 'string') throw new Error(`no periods can be laid out: ${periods}`);
  const units = await stores.blocs.units(organisation.id);
  return { organisation, campaign, blocs, units, periods, leaders };
}
