import { signOfLifeAt } from '../../domain/duty/sign-of-life.ts';
import { windowEndOf } from '../messaging-window.ts';
import { calendarOf, localDay, timeWordsOf } from '../office-time.ts';
import { clerks, post, preferredAccount, type CapabilitiesOf } from '../posting.ts';
import type { ChatAccount } from '../ports/people.ts';
import type { Organisation } from '../ports/organisations.ts';
import type { ReportingPeriod } from '../ports/periods.ts';
import type { Stores } from '../ports/stores.ts';
import type { Messenger, MessengerWords } from './messenger.ts';

/** A period that opens so soon after a window closes is near. */
const nearMs = 7 * 24 * 3_600_000;

interface Waiting {
  readonly account: ChatAccount;
  readonly organisation: Organisation;
  readonly askAt: Date;
  readonly end: Date;
}

/** Whose windows are open and will close, with the instant at which they are asked. */
async function waitingOn(stores: Stores, messenger: Messenger, now: Date): Promise<Waiting[]> {
  const { channel, botId, windowMs } = messenger;
  if (windowMs === undefined) return [];
  const heard = await stores.people.heardBetween(channel, botId, new Date(now.getTime() - windowMs), now);
  const waiting: Waiting[] = [];
  const known = new Map<string, Organisation | null>();
  for (const account of heard) {
    const { organisationId: id } = account;
    if (!known.has(id)) known.set(id, await stores.organisations.byId(id));
    const organisation = known.get(id);
    const end = windowEndOf(account, messenger);
    if (!organisation || !account.lastInboundAt || !end) continue;
    const askAt = signOfLifeAt(account.lastInboundAt, end, await calendarOf(stores, organisation));
    if (askAt) waiting.push({ account, organisation, askAt, end });
  }
  return waiting;
}

/** The period that the person will be needed for; null: none is near, or nothing is owed. */
async function periodNear(
  stores: Stores,
  { account: { organisationId, personId }, organisation, end }: Waiting,
  now: Date,
): Promise<ReportingPeriod | null> {
  const campaign = await stores.campaigns.active(organisationId);
  if (!campaign) return null;
  const all = await stores.periods.ofCampaign(organisationId, campaign.campaign.id);
  const near = all.filter(
    ({ opensAt, closesAt }) => closesAt > now && opensAt.getTime() <= end.getTime() + nearMs,
  );
  const roles = await stores.people.rolesOf(organisationId, personId);
  if (clerks.some((role) => roles.includes(role))) return near[0] ?? null;
  const today = localDay(now, organisation.timeZone);
  const offices = await stores.people.officesOn(organisationId, today, personId);
  if (offices.length === 0) return null;
  const owed = await stores.periods.owed(near.filter(({ openedAt }) => openedAt).map(({ id }) => id));
  return (
    near.find(
      ({ id, openedAt }) =>
        openedAt === null ||
        owed.some(
          ({ periodId, blocId }) => periodId === id && offices.some((office) => office.blocId === blocId),
        ),
    ) ?? null
  );
}

async function isWrittenToHere(
  stores: Stores,
  { organisationId, personId, id }: ChatAccount,
): Promise<boolean> {
  return preferredAccount(await stores.people.accountsOf(organisationId, [personId]))?.id === id;
}

/** Asks for a word before a messenger's window closes, when a period is near. Each window is asked about once. */
export async function askForSignsOfLife(
  stores: Stores,
  capabilitiesOf: CapabilitiesOf,
  messengers: readonly Messenger[],
  words: MessengerWords,
  now: Date,
): Promise<void> {
  for (const messenger of messengers)
    for (const waiting of await waitingOn(stores, messenger, now)) {
      const { account, organisation, askAt, end } = waiting;
      if (askAt > now || end <= now) continue;
      const key = `sign-of-life/${account.id}/${account.lastInboundAt?.getTime() ?? 0}`;
      if (await stores.outbox.byKey(key)) continue;
      const period = await periodNear(stores, waiting, now);
      if (!period || !(await isWrittenToHere(stores, account))) continue;
      const { instantWords } = timeWordsOf(organisation, now);
      const letter = {
        ...{ key, organisationId: organisation.id, personId: account.personId, priority: 'notice' as const },
        lines: words.signOfLife(period.label, instantWords(period.dueAt), instantWords(end)),
        buttons: [{ label: words.signOfLifeLabel, action: { do: 'here' as const } }],
        expiresAt: end,
      };
      await post(stores, capabilitiesOf, account.address, letter, now);
    }
}

/** When the next one is asked, if nobody writes until then. */
export async function nextSignOfLifeAt(
  stores: Stores,
  messengers: readonly Messenger[],
  now: Date,
): Promise<Date | null> {
  const instants: Date[] = [];
  for (const messenger of messengers)
    instants.push(...(await waitingOn(stores, messenger, now)).map(({ askAt }) => askAt));
  return instants.filter((at) => at > now).sort((a, b) => a.getTime() - b.getTime())[0] ?? null;
}
