import { parsePeriodWords } from '../../domain/calendar/period-words.ts';
import { defaultPeriodRule } from '../../domain/calendar/period-rule.ts';
import type { PlannedPeriod } from '../../domain/calendar/period.ts';
import { planPeriod } from '../../domain/calendar/plan-periods.ts';
import { findDay } from '../../domain/calendar/read-day.ts';
import { findTime } from '../../domain/calendar/read-time.ts';
import type { WorkCalendar } from '../../domain/calendar/work-calendar.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import { foldText } from '../fold-text.ts';

export type PeriodRequestError =
  | 'no-period'
  | 'no-such-period'
  | 'backwards'
  /** «hạn …» or «khóa …» without a day that can be read */
  | 'no-due-day'
  | 'no-closing-day'
  /** the deadline has passed already: the clerk has to name one */
  | 'due-in-past'
  | 'closes-before-due';

interface Parts {
  readonly period: string;
  readonly due: string | null;
  readonly closes: string | null;
  readonly atOnce: boolean;
}

/** Cuts «hạn …», «khóa …» and «mở ngay» off what names the period. */
function partsOf(text: string): Parts {
  const words = [...text.matchAll(/\S+/g)].map(({ index, 0: raw }) => ({ index, folded: foldText(raw) }));
  const startOf = (...names: readonly string[]) =>
    words.find(({ folded }) => names.includes(folded))?.index ?? null;
  const now =
    words.find(({ folded }, at) => folded === 'mo' && words[at + 1]?.folded === 'ngay')?.index ?? null;
  const starts = { due: startOf('han'), closes: startOf('khoa', 'dong'), now };
  const cuts = Object.values(starts)
    .filter((at): at is number => at !== null)
    .sort((a, b) => a - b);
  const part = (start: number | null): string | null =>
    start === null
      ? null
      : text.slice(start, cuts.find((cut) => cut > start) ?? text.length).replace(/^\S+/, '');
  return {
    period: text.slice(0, cuts[0] ?? text.length),
    due: part(starts.due),
    closes: part(starts.closes),
    atOnce: now !== null,
  };
}

/** «17:00 16/6»: the instant, at `minute` where no time is named; moved to the next working day. */
function instantIn(text: string, minute: number, calendar: WorkCalendar, now: Date): Date | null {
  const time = findTime(text);
  const rest = time ? `${text.slice(0, time.start)} ${text.slice(time.end)}` : text;
  const found = findDay(rest, calendar.zone.dayOf(now));
  return found && calendar.zone.instantOf(calendar.workingDayFrom(found.day), time?.minute ?? minute);
}

/**
 * Reads what a clerk types after /ky: «6 tháng», «quý 3 hạn 17:00 18/9 khóa 25/9», «từ 1/3 đến 20/4 Đợt cao điểm mở
 * ngay». Times that are not named follow the decree's chain.
 */
export function readPeriodRequest(
  text: string,
  calendar: WorkCalendar,
  now: Date,
): Result<PlannedPeriod, PeriodRequestError> {
  const parts = partsOf(text);
  const request = parsePeriodWords(parts.period.trim(), calendar.zone.dayOf(now));
  if (!request.ok) return err(request.error.kind);
  const planned = planPeriod(request.value, defaultPeriodRule, calendar);
  const dueAt =
    parts.due === null ? planned.dueAt : instantIn(parts.due, defaultPeriodRule.dueAt, calendar, now);
  if (!dueAt) return err('no-due-day');
  if (dueAt <= now) return err('due-in-past');
  const lockDay = calendar.addWorkingDays(calendar.zone.dayOf(dueAt), defaultPeriodRule.closesWorkingDays);
  const closesAt =
    parts.closes === null
      ? calendar.zone.instantOf(lockDay, defaultPeriodRule.closesAt)
      : instantIn(parts.closes, defaultPeriodRule.closesAt, calendar, now);
  if (!closesAt) return err('no-closing-day');
  if (closesAt <= dueAt) return err('closes-before-due');
  const opensAt = parts.atOnce || planned.opensAt >= dueAt ? now : planned.opensAt;
  return ok({ ...planned, label: labelInSentence(planned.label, planned.kind), opensAt, dueAt, closesAt });
}

/** «Quý III năm 2026» stands inside sentences: «Báo cáo quý III năm 2026»; a name that the clerk gave stays. */
export const labelInSentence = (label: string, kind: PlannedPeriod['kind']): string =>
  kind === 'custom' ? label : label.charAt(0).toLocaleLowerCase('vi') + label.slice(1);
