import type { Actor } from '../actor.ts';
import { localDay } from '../office-time.ts';
import type { Bloc } from '../ports/blocs.ts';
import type { Organisation } from '../ports/organisations.ts';
import type { ChatAccount, Office } from '../ports/people.ts';
import type { Duty, ReportingPeriod } from '../ports/periods.ts';
import type { Stores } from '../ports/stores.ts';
import { canWriteTo, windowEndOf } from '../messaging-window.ts';
import type { ChannelName } from '../ports/channel.ts';
import { writableAccount, type CapabilitiesOf } from '../posting.ts';
import type { Desk } from './desk.ts';

/** How one bloc stands in one period, for the clerk. */
export interface BlocStanding {
  readonly bloc: Bloc;
  readonly expected: number;
  readonly reported: number;
  readonly noneYet: number;
  /** it owes a report in words and no figure */
  readonly narrative: boolean;
  readonly onTime: number;
  /** YYYY-MM-DD: until when the bloc asked for time */
  readonly promisedUntil: string | null;
  /** null: nobody is linked for the bloc */
  readonly reachable: 'yes' | 'blocked' | 'nobody';
  /** by which messenger, and until when if the person does not write again; null: by none */
  readonly reach: { readonly via: ChannelName; readonly until: Date | null } | null;
}

function reachOf(
  offices: readonly Office[],
  accounts: readonly ChatAccount[],
  capabilitiesOf: CapabilitiesOf,
  now: Date,
): Pick<BlocStanding, 'reachable' | 'reach'> {
  const holders = new Set(offices.map(({ personId }) => personId));
  const theirs = accounts.filter(({ personId }) => holders.has(personId));
  if (theirs.length === 0) return { reachable: 'nobody', reach: null };
  const account = writableAccount(theirs, capabilitiesOf, now);
  if (!account || !canWriteTo(account, capabilitiesOf(account.address), now))
    return { reachable: 'blocked', reach: null };
  const { address } = account;
  return {
    reachable: 'yes',
    reach: { via: address.channel, until: windowEndOf(account, capabilitiesOf(address)) },
  };
}

/** Who has reported in a period, and who can be reached about it; blocs that owe nothing are left out. */
export async function standingOf(
  stores: Stores,
  capabilitiesOf: CapabilitiesOf,
  organisation: Organisation,
  period: ReportingPeriod,
  now: Date,
): Promise<BlocStanding[]> {
  const duties = await stores.periods.duties(organisation.id, period.id);
  const offices = await stores.people.officesOn(organisation.id, localDay(now, organisation.timeZone));
  const accounts = await stores.people.accountsOf(
    organisation.id,
    offices.map(({ personId }) => personId),
  );
  const promises = await stores.reminders.postponements(organisation.id, [period.id]);
  const count = (owed: readonly Duty[], state: Duty['state']) =>
    owed.filter((duty) => duty.state === state).length;
  const blocs = await stores.blocs.all(organisation.id);
  return blocs.flatMap((bloc) => {
    const owed = duties.filter(({ blocId, state }) => blocId === bloc.id && state !== 'not-applicable');
    if (owed.length === 0) return [];
    const promise = promises
      .filter(({ blocId, state }) => blocId === bloc.id && state === 'granted')
      .sort((a, b) => b.askedAt.getTime() - a.askedAt.getTime())[0];
    return [
      {
        ...{
          bloc,
          expected: owed.length,
          reported: count(owed, 'reported'),
          noneYet: count(owed, 'none-yet'),
          narrative: owed.every(({ share }) => share === 'narrative'),
        },
        onTime: owed.filter(
          ({ firstReportedAt }) => firstReportedAt !== null && firstReportedAt <= period.dueAt,
        ).length,
        promisedUntil: promise?.untilDay ?? null,
        ...reachOf(
          offices.filter(({ blocId }) => blocId === bloc.id),
          accounts,
          capabilitiesOf,
          now,
        ),
      },
    ];
  });
}

/** The periods that a leader's blocs have duties in. */
export const periodsWithDuties = (desk: Desk): ReportingPeriod[] =>
  desk.periods.filter(({ id }) => desk.duties.some(({ periodId }) => periodId === id));

export const blocsOf = ({ offices }: Actor): Bloc[] => offices.map(({ bloc }) => bloc);
