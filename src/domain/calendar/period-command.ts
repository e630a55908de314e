import { err, ok, type Result } from '../result.ts';
import type { Day } from './day.ts';
import { parsePeriodWords, type PeriodWordsError } from './period-words.ts';
import type { PlannedPeriod } from './period.ts';
import type { PeriodRule } from './period-rule.ts';
import { planPeriod, type PeriodRequest } from './plan-periods.ts';
import { findDay } from './read-day.ts';
import { findTime } from './read-time.ts';
import { isWord, typedWords, type TypedWord } from './typed-words.ts';
import type { WorkCalendar } from './work-calendar.ts';

/** A day set by hand; `minute` null: the rule's hour. */
export interface SetTime {
  readonly day: Day;
  readonly minute: number | null;
}

/** The times that differ from the rule. */
export interface SetTimes {
  readonly opens: SetTime | null;
  readonly due: SetTime | null;
  readonly closes: SetTime | null;
  /** «mở ngay» */
  readonly atOnce: boolean;
}

export interface PeriodCommand extends SetTimes {
  readonly period: PeriodRequest;
}

const markers = { opens: ['mở'], due: ['hạn'], closes: ['khóa', 'khoá', 'đóng'] } as const;
type TimeMarker = keyof typeof markers;
type Marker = TimeMarker | 'at-once';

export type PeriodCommandError = PeriodWordsError | NoDay;

/** Behind one of the words no day can be read. */
interface NoDay {
  readonly kind: 'no-day';
  readonly of: TimeMarker;
}

/** The marker at a place; «mở rộng» in the name of an event is none, so a day or an hour must follow. */
function markerAt(words: readonly TypedWord[], at: number): Marker | null {
  const next = words[at + 1];
  const after = words[at + 2];
  if (isWord(words[at], 'mở') && isWord(next, 'ngay') && after?.kind !== 'number') return 'at-once';
  const dated =
    next?.kind === 'number' ||
    ['thứ', 'ngày', 'lúc', 'vào', 'mai', 'cuối', 'đầu', 'sáng'].some((w) => isWord(next, w));
  const found = (Object.keys(markers) as TimeMarker[]).find((each) =>
    markers[each].some((m) => isWord(words[at], m)),
  );
  return found && (dated || found === 'due') ? found : null;
}

/** Cuts the times off: what stands before the first of them, and what they say. */
export function cutTimes(
  text: string,
  today: Day,
): Result<{ readonly head: string; readonly times: SetTimes }, NoDay> {
  const words = typedWords(text);
  const cuts = words.flatMap(({ start, end }, at) => {
    const marker = markerAt(words, at);
    return marker ? [{ marker, start, end }] : [];
  });
  const times: Record<TimeMarker, SetTime | null> = { opens: null, due: null, closes: null };
  for (const [i, { marker, end }] of cuts.entries()) {
    if (marker === 'at-once') continue;
    const part = text.slice(end, cuts[i + 1]?.start);
    const day = findDay(part, today)?.day;
    if (!day) return err({ kind: 'no-day', of: marker });
    times[marker] = { day, minute: findTime(part)?.minute ?? null };
  }
  const atOnce = cuts.some(({ marker }) => marker === 'at-once');
  return ok({ head: text.slice(0, cuts[0]?.start), times: { ...times, atOnce } });
}

/** Reads «6 tháng hạn 17:00 20/6 khóa 30/6»: a period, and the times that differ from the rule. */
export function parsePeriodCommand(text: string, today: Day): Result<PeriodCommand, PeriodCommandError> {
  const cut = cutTimes(text, today);
  if (!cut.ok) return cut;
  const { head, times } = cut.value;
  const period = parsePeriodWords(head, today);
  return period.ok ? ok({ period: period.value, ...times }) : period;
}

/** Opening, deadline and lock must come in that order, and the deadline is still to come. */
export type PlanError = { readonly kind: 'due-in-past' | 'opens-after-due' | 'closes-before-due' };

/**
 * Lays out what a clerk commanded. Days set by hand are moved to working days too; a deadline that is set moves the lock
 * with it, and the opening when it would come too late.
 */
export function planCommand(
  { period, opens, due, closes, atOnce }: PeriodCommand,
  rule: PeriodRule,
  calendar: WorkCalendar,
  now: Date,
): Result<PlannedPeriod, PlanError> {
  const planned = planPeriod(period, rule, calendar);
  const { zone } = calendar;
  const at = ({ day, minute }: SetTime, usual: number) =>
    zone.instantOf(calendar.workingDayFrom(day), minute ?? usual);
  const dueAt = due ? at(due, rule.dueAt) : planned.dueAt;
  const lockDay = calendar.addWorkingDays(zone.dayOf(dueAt), rule.closesWorkingDays);
  const closesAt = closes ? at(closes, rule.closesAt) : zone.instantOf(lockDay, rule.closesAt);
  const openingDay = calendar.addWorkingDays(zone.dayOf(dueAt), -1);
  const latestOpening = zone.instantOf(openingDay, rule.opensAt);
  const usualOpening = planned.opensAt < dueAt ? planned.opensAt : latestOpening;
  const opensAt = atOnce ? now : opens ? at(opens, rule.opensAt) : usualOpening;
  if (dueAt <= now) return err({ kind: 'due-in-past' });
  if (opensAt >= dueAt) return err({ kind: 'opens-after-due' });
  if (closesAt <= dueAt) return err({ kind: 'closes-before-due' });
  return ok({ ...planned, opensAt, dueAt, closesAt });
}
