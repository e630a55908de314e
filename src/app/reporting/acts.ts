import { parseDay } from '../../domain/calendar/day.ts';
import type { ReadAct } from '../../domain/reply/reading.ts';
import type { Actor } from '../actor.ts';
import { judgePostponement, type PostponementRefusal } from '../../domain/duty/promise.ts';
import { calendarOf } from '../office-time.ts';
import { comeBack, goAway, type AwayOutcome } from './away.ts';
import { delegate, type DelegateOutcome } from './delegate.ts';
import { planOf } from '../schedule/reminder-state.ts';
import type { StoredIndicator } from '../ports/campaigns.ts';
import type { Figure } from '../ports/figures.ts';
import type { ReportingPeriod } from '../ports/periods.ts';
import type { Postponement } from '../ports/reminders.ts';
import type { Stores } from '../ports/stores.ts';
import { currentOf, indicatorByCode, isOpenFor, isOwed, type Desk } from './desk.ts';
import type { Recorded, ReportedBy } from './record-figures.ts';

export type ActOutcome =
  | { readonly kind: 'withdrawn'; readonly indicator: StoredIndicator; readonly period: ReportingPeriod }
  | { readonly kind: 'nothing-to-withdraw'; readonly indicator: StoredIndicator | null }
  /** `until` after the limit was cut back to it */
  | {
      readonly kind: 'postponed';
      readonly until: string;
      readonly cut: boolean;
      readonly postponements: readonly Postponement[];
    }
  | { readonly kind: 'postpone-until-when' }
  | { readonly kind: 'postpone-refused'; readonly refusal: PostponementRefusal }
  | { readonly kind: 'nothing-to-postpone' }
  | DelegateOutcome
  | AwayOutcome
  | { readonly kind: 'difficulty-noted'; readonly text: string }
  /** «đính chính» without a figure */
  | { readonly kind: 'correct-what' };

async function withdraw(
  stores: Stores,
  desk: Desk,
  indicator: StoredIndicator,
  by: ReportedBy,
  now: Date,
): Promise<ActOutcome[]> {
  const outcomes: ActOutcome[] = [];
  for (const duty of desk.duties.filter(({ indicatorId }) => indicatorId === indicator.id)) {
    const period = desk.periods.find(({ id }) => id === duty.periodId);
    const { actual, estimate } = currentOf(desk, duty);
    const standing: Figure | null = actual ?? estimate;
    if (!period || !standing || !isOpenFor(period, by.sentAt)) continue;
    await stores.figures.append({
      organisationId: by.organisationId,
      ...{ periodId: period.id, blocId: duty.blocId, indicatorId: indicator.id, unitId: duty.unitId },
      ...{ kind: 'withdrawn', value: null, of: null, level: null, estimate: false, status: 'accepted' },
      ...{ late: false, typed: '', reason: by.reason, source: by.source },
      ...{ inboxId: by.inboxId, authorId: by.personId, sentAt: by.sentAt, recordedAt: now },
    });
    await stores.periods.setDuty(duty.id, 'open', null);
    outcomes.push({ kind: 'withdrawn', indicator, period });
  }
  return outcomes.length > 0 ? outcomes : [{ kind: 'nothing-to-withdraw', indicator }];
}

/** Puts off every period in which these blocs still owe something, as far as the plan allows. */
async function postpone(
  stores: Stores,
  desk: Desk,
  actor: Actor,
  wanted: string | undefined,
  by: ReportedBy,
  now: Date,
): Promise<ActOutcome> {
  const calendar = await calendarOf(stores, actor.organisation);
  const today = calendar.zone.dayOf(now);
  const day = wanted === undefined ? null : parseDay(wanted);
  if (!day || day <= today) return { kind: 'postpone-until-when' };
  const postponements: Postponement[] = [];
  const refusals: PostponementRefusal[] = [];
  let cut = false;
  for (const period of desk.periods.filter((each) => isOpenFor(each, now)))
    for (const bloc of desk.blocs) {
      const owes = desk.duties.some(
        (duty) => duty.periodId === period.id && duty.blocId === bloc.id && isOwed(duty),
      );
      if (!owes) continue;
      const earlier = (await stores.reminders.postponements(by.organisationId, [period.id])).filter(
        ({ blocId }) => blocId === bloc.id,
      );
      const inPlay = { ...period, plan: await planOf(stores, period.campaignId) };
      const judged = judgePostponement(day, today, inPlay, earlier, calendar);
      if (!judged.ok) {
        refusals.push(judged.error);
        continue;
      }
      cut ||= judged.value.cut;
      const { organisationId, personId, inboxId } = by;
      const facts = {
        organisationId,
        personId,
        blocId: bloc.id,
        periodId: period.id,
        untilDay: judged.value.until,
        askedAt: now,
      };
      postponements.push(await stores.reminders.postpone(facts, inboxId));
    }
  const [first] = postponements;
  if (first) return { kind: 'postponed', until: first.untilDay, cut, postponements };
  const [refusal] = refusals;
  return refusal ? { kind: 'postpone-refused', refusal } : { kind: 'nothing-to-postpone' };
}

async function carryOutOne(
  stores: Stores,
  desk: Desk,
  actor: Actor,
  act: ReadAct,
  by: ReportedBy,
  recorded: readonly Recorded[],
  now: Date,
): Promise<ActOutcome[]> {
  const indicator = act.indicator === undefined ? null : indicatorByCode(desk, act.indicator);
  switch (act.kind) {
    case 'correct':
      return recorded.length > 0 ? [] : [{ kind: 'correct-what' }];
    case 'withdraw':
      return indicator
        ? withdraw(stores, desk, indicator, by, now)
        : [{ kind: 'nothing-to-withdraw', indicator: null }];
    case 'postpone':
      return [await postpone(stores, desk, actor, act.until, by, now)];
    case 'delegate':
      return delegate({ stores, desk, actor, indicator, by, now });
    case 'away':
      return goAway(stores, actor, act.until, now);
    case 'back':
      return comeBack(stores, actor, now);
    case 'difficulty': {
      const { organisationId, personId } = by;
      const blocId = desk.blocs[0]?.id ?? '';
      const indicatorId = indicator?.id ?? null;
      await stores.difficulties.raise({
        organisationId,
        personId,
        blocId,
        indicatorId,
        text: act.text,
        raisedAt: by.sentAt,
      });
      return [{ kind: 'difficulty-noted', text: act.text }];
    }
  }
}

/** Does what a message asks for besides giving figures. */
export async function carryOut(
  stores: Stores,
  desk: Desk,
  actor: Actor,
  acts: readonly ReadAct[],
  by: ReportedBy,
  recorded: readonly Recorded[],
  now: Date,
): Promise<readonly ActOutcome[]> {
  const outcomes: ActOutcome[] = [];
  // «đang đi công tác, xin lùi đến thứ 6»: the absence is the reason, and the delay is what is asked for
  const delays = acts.some(({ kind }) => kind === 'postpone');
  const wanted = acts.filter((act) => act.kind !== 'away' || act.until !== undefined || !delays);
  for (const act of wanted)
    outcomes.push(...(await carryOutOne(stores, desk, actor, act, by, recorded, now)));
  return outcomes;
}
