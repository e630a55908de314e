import { spokespersonsOn } from '../../domain/duty/spokespersons.ts';
import { isOf } from '../open-messengers.ts';
import { localDay } from '../office-time.ts';
import type { Allowance, Channel, ChannelName } from '../ports/channel.ts';
import type { Organisation } from '../ports/organisations.ts';
import type { ReportingPeriod } from '../ports/periods.ts';
import type { ChatAccount } from '../ports/people.ts';
import type { Stores } from '../ports/stores.ts';
import { clerks, preferredAccount } from '../posting.ts';
import { forecast } from '../schedule/forecast.ts';
import { monthAt, monthStart } from './month.ts';

/** A bot whose messages are counted by its platform. */
export type CountedBot = Pick<Channel, 'name' | 'botId' | 'allowance'>;

export interface QuotaForecast {
  readonly channel: ChannelName;
  readonly botId: string;
  readonly allowance: Allowance;
  /** in order */
  readonly months: readonly {
    /** 2026-06 */
    readonly month: string;
    readonly needed: number;
    readonly left: number;
  }[];
  /** linked with the bot, of all organisations */
  readonly people: number;
}

/** What one leader's report takes besides reminders: some figures, a question or two, what is still missing. */
const answersPerLeader = 6;
/** A clerk looks, calls up, enters for others, sees the preview and the summary. */
const answersPerClerk = 20;
/** The summary is a text in parts and a chart. */
const messagesPerGroup = 3;

interface Need {
  readonly at: Date;
  readonly messages: number;
}

/** Who is written to by this bot, of the people of an organisation. */
async function onBot(
  stores: Stores,
  { id }: Organisation,
  bot: CountedBot,
  personIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const accounts = await stores.people.accountsOf(id, personIds);
  const theirs = (personId: string): ChatAccount[] => accounts.filter((each) => each.personId === personId);
  return new Set(
    personIds.filter((personId) => {
      const account = preferredAccount(theirs(personId));
      return account !== null && isOf(bot, account.address);
    }),
  );
}

/** The reminders as the ladder will be climbed if nobody answers, and the talk that follows from them. */
async function needsOf(
  stores: Stores,
  organisation: Organisation,
  period: ReportingPeriod,
  bot: CountedBot,
  now: Date,
): Promise<Need[]> {
  const today = localDay(now, organisation.timeZone);
  const offices = await stores.people.officesOn(organisation.id, today);
  const clerkIds = (await stores.people.withRole(organisation.id, clerks)).map(({ id }) => id);
  const people = [...new Set([...offices.map(({ personId }) => personId), ...clerkIds])];
  const here = await onBot(stores, organisation, bot, people);
  const ahead = await forecast(stores, organisation, now, period.closesAt);
  const reminders = ahead.filter(
    ({ reminder }) => here.has(reminder.personId) && reminder.periodIds.includes(period.id),
  );
  const speakers = spokespersonsOn(today, offices, new Map());
  const blocs = new Set((await stores.blocs.assignments(organisation.id)).map(({ blocId }) => blocId));
  const leaders = [...blocs].filter((blocId) => here.has(speakers(blocId).reporter ?? ''));
  const groups = (await stores.groups.of(organisation.id)).filter(
    ({ lost, address }) => !lost && isOf(bot, address),
  );
  const directions = bot.allowance?.countsIncoming ? 2 : 1;
  const answers =
    leaders.length * answersPerLeader + clerkIds.filter((id) => here.has(id)).length * answersPerClerk;
  return [
    ...reminders.map(({ at }) => ({ at, messages: 1 })),
    { at: period.dueAt, messages: answers * directions + groups.length * messagesPerGroup },
  ];
}

async function leftNow(
  stores: Stores,
  { name: channel, botId }: CountedBot,
  { messagesPerMonth, countsIncoming }: Allowance,
  since: Date,
): Promise<number> {
  const sent = await stores.outbox.sentSince({ channel, botId }, since);
  const received = countsIncoming ? await stores.inbox.receivedSince(channel, botId, since) : 0;
  return Math.max(0, messagesPerMonth - sent - received);
}

/**
 * How many messages a period will take on each bot that is counted, month by month, and how many there are left. Bots
 * that nothing of it goes through are left out.
 */
export async function forecastQuota(
  stores: Stores,
  bots: readonly CountedBot[],
  organisation: Organisation,
  period: ReportingPeriod,
  now: Date,
): Promise<QuotaForecast[]> {
  const { timeZone } = organisation;
  const found: QuotaForecast[] = [];
  for (const bot of bots) {
    const { name: channel, botId, allowance } = bot;
    if (!allowance) continue;
    const needed = new Map<string, number>();
    for (const { at, messages } of await needsOf(stores, organisation, period, bot, now)) {
      const month = monthAt(at, timeZone);
      if (messages > 0) needed.set(month, (needed.get(month) ?? 0) + messages);
    }
    if (needed.size === 0) continue;
    const left = await leftNow(stores, bot, allowance, monthStart(now, timeZone));
    const months = [...needed].sort(([a], [b]) => (a < b ? -1 : 1));
    found.push({
      ...{ channel, botId, allowance, people: await stores.people.countOn(channel, botId) },
      months: months.map(([month, count]) => ({
        ...{ month, needed: count },
        left: month === monthAt(now, timeZone) ? left : allowance.messagesPerMonth,
      })),
    });
  }
  return found;
}
