import { err, ok, type Result } from '../result.ts';
import type { Day } from './day.ts';
import { cutTimes, type PeriodCommandError, type SetTimes } from './period-command.ts';
import { findDay } from './read-day.ts';

/** What a clerk does with an event of the campaign: names it, gives it a day, puts it off for now, drops it. */
export interface EventCommand {
  readonly kind: 'plan' | 'date' | 'put-off' | 'drop';
  readonly name: string;
  /** its day, where the kind is `date`; else null */
  readonly on: Day | null;
  readonly times: SetTimes;
}

export type EventCommandError = PeriodCommandError | { readonly kind: 'no-name' };

const putOff = /\s(?:hoãn|hoan|chưa có ngày|chua co ngay)$/iu;
const drop = /\s(?:bỏ|bo|xóa|xoá|xoa)$/iu;
const beforeDay = /[\s:,–-]*(?:(?:vào|vao)\s+)?(?:(?:ngày|ngay)\s*)?$/iu;

/** Reads «Hội nghị tổng kết», «Hội nghị tổng kết ngày 20/11 hạn 17/11», «… hoãn», «… bỏ»; «sự kiện» is cut off before. */
export function parseEventCommand(text: string, today: Day): Result<EventCommand, EventCommandError> {
  const cut = cutTimes(text, today);
  if (!cut.ok) return cut;
  const { head, times } = cut.value;
  const said = head.trim();
  const day = findDay(said, today);
  // a date within the name («Sơ kết đợt 30/4 lần hai») is a part of it
  const on = day?.end === said.length ? day : null;
  const named = (kind: EventCommand['kind'], name: string): Result<EventCommand, EventCommandError> =>
    name === '' ? err({ kind: 'no-name' }) : ok({ kind, name, on: on?.day ?? null, times });
  if (on) return named('date', said.slice(0, on.start).replace(beforeDay, '').trim());
  if (putOff.test(said)) return named('put-off', said.replace(putOff, '').trim());
  if (drop.test(said)) return named('drop', said.replace(drop, '').trim());
  return named('plan', said);
}
