import { delegationLimit } from '../../domain/duty/delegation.ts';
import type { Day } from '../../domain/calendar/day.ts';
import type { Actor } from '../actor.ts';
import { calendarOf } from '../office-time.ts';
import type { Bloc } from '../ports/blocs.ts';
import type { StoredIndicator } from '../ports/campaigns.ts';
import type { Office, Person } from '../ports/people.ts';
import type { ReportingPeriod } from '../ports/periods.ts';
import type { Delegation } from '../ports/reminders.ts';
import type { Stores } from '../ports/stores.ts';
import { preferredAccount } from '../posting.ts';
import { planOf } from '../schedule/reminder-state.ts';
import { isOpenFor, isOwed, type Desk } from './desk.ts';
import type { ReportedBy } from './record-figures.ts';

export type DelegateOutcome =
  /** `to` is asked instead; the one who asked is left alone until that day (null: is not) */
  | {
      readonly kind: 'delegated';
      readonly bloc: Bloc;
      readonly to: Person;
      readonly until: string | null;
      readonly indicator: StoredIndicator | null;
    }
  /** asked before, and the time in which the leader was left alone is over */
  | { readonly kind: 'delegated-before'; readonly bloc: Bloc; readonly to: Person }
  /** what was passed on to the sender goes back */
  | { readonly kind: 'handed-back'; readonly bloc: Bloc; readonly to: Person }
  /** nobody else who can be reached holds an office of the bloc */
  | { readonly kind: 'nobody-to-ask'; readonly bloc: Bloc }
  | { readonly kind: 'nothing-to-delegate' };

const rank: Readonly<Record<Office['kind'], number>> = { deputy: 0, acting: 1, leader: 2, sponsor: 3 };

/** Whoever else speaks for the bloc and can be written to: the deputy first. */
export async function standIn(
  stores: Stores,
  { organisation, person }: Actor,
  bloc: Bloc,
  today: Day,
): Promise<Person | null> {
  const offices = await stores.people.officesOn(organisation.id, today);
  const others = offices
    .filter(({ blocId, personId }) => blocId === bloc.id && personId !== person.id)
    .sort((a, b) => rank[a.kind] - rank[b.kind]);
  for (const { personId } of others) {
    const accounts = await stores.people.accountsOf(organisation.id, [personId]);
    if (preferredAccount(accounts)) return stores.people.byId(organisation.id, personId);
  }
  return null;
}

interface Asking {
  readonly stores: Stores;
  readonly desk: Desk;
  readonly actor: Actor;
  readonly indicator: StoredIndicator | null;
  readonly by: ReportedBy;
  readonly now: Date;
}

/** The open periods in which a bloc still owes what is passed on. */
const periodsOwed = ({ desk, indicator, now }: Asking, bloc: Bloc): ReportingPeriod[] =>
  desk.periods.filter(
    (period) =>
      isOpenFor(period, now) &&
      desk.duties.some(
        (duty) =>
          duty.periodId === period.id &&
          duty.blocId === bloc.id &&
          isOwed(duty) &&
          (indicator === null || duty.indicatorId === indicator.id),
      ),
  );

async function passOn(
  asking: Asking,
  bloc: Bloc,
  periods: readonly ReportingPeriod[],
  earlier: readonly Delegation[],
): Promise<DelegateOutcome> {
  const { stores, actor, indicator, by, now } = asking;
  const calendar = await calendarOf(stores, actor.organisation);
  const today = calendar.zone.dayOf(now);
  const to = await standIn(stores, actor, bloc, today);
  if (!to) return { kind: 'nobody-to-ask', bloc };
  let until: string | null = null;
  let over = false;
  for (const period of periods) {
    const before = earlier.filter(({ periodId }) => periodId === period.id);
    const askedAt = before[0]?.askedAt ?? now;
    const limit = delegationLimit(
      askedAt,
      { ...period, plan: await planOf(stores, period.campaignId) },
      calendar,
    );
    if (limit !== null && limit <= today) {
      over = true;
      continue;
    }
    if (limit !== null && (until === null || limit < until)) until = limit;
    await stores.reminders.delegate(
      {
        ...{ organisationId: by.organisationId, blocId: bloc.id, periodId: period.id },
        ...{ indicatorId: indicator?.id ?? '', fromPersonId: by.personId, toPersonId: to.id },
        ...{ untilDay: limit ?? today, askedAt: now },
      },
      by.inboxId,
    );
  }
  return over && until === null
    ? { kind: 'delegated-before', bloc, to }
    : { kind: 'delegated', bloc, to, until, indicator };
}

/** «hỏi đồng chí phó khối»: somebody else of the bloc is asked; from whom it came, it goes back to. */
export async function delegate(asking: Asking): Promise<DelegateOutcome[]> {
  const { stores, actor, desk, by, now } = asking;
  const outcomes: DelegateOutcome[] = [];
  for (const { bloc } of actor.offices) {
    const periods = periodsOwed(asking, bloc);
    if (periods.length === 0) continue;
    const all = await stores.reminders.delegations(
      by.organisationId,
      desk.periods.map(({ id }) => id),
    );
    const earlier = all.filter(({ blocId }) => blocId === bloc.id);
    const mine = earlier.filter(({ toPersonId }) => toPersonId === by.personId);
    if (mine.length > 0) {
      const ids = mine.map(({ id }) => id);
      await stores.reminders.endDelegations(by.organisationId, ids, now);
      const to = await stores.people.byId(by.organisationId, mine[0]?.fromPersonId ?? '');
      if (to) outcomes.push({ kind: 'handed-back', bloc, to });
    } else outcomes.push(await passOn(asking, bloc, periods, earlier));
  }
  return outcomes.length > 0 ? outcomes : [{ kind: 'nothing-to-delegate' }];
}
