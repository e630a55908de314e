import {
  parsePeriodCommand,
  planCommand,
  type PeriodCommandError,
  type PlanError,
} from '../../domain/calendar/period-command.ts';
import { labelInSentence } from '../../domain/calendar/plan-periods.ts';
import type { PlannedPeriod } from '../../domain/calendar/period.ts';
import { ok, type Result } from '../../domain/result.ts';
import { settingsOf } from '../office-settings.ts';
import { calendarOf } from '../office-time.ts';
import type { Organisation } from '../ports/organisations.ts';
import type { Stores } from '../ports/stores.ts';

/** What a clerk types after /ky, laid out by the office's own rule and calendar. */
export async function readPeriod(
  stores: Stores,
  organisation: Organisation,
  text: string,
  now: Date,
): Promise<Result<PlannedPeriod, PeriodCommandError | PlanError>> {
  const calendar = await calendarOf(stores, organisation);
  const command = parsePeriodCommand(text, calendar.zone.dayOf(now));
  if (!command.ok) return command;
  const planned = planCommand(command.value, settingsOf(organisation).periods, calendar, now);
  if (!planned.ok) return planned;
  const { label, kind } = planned.value;
  return ok({ ...planned.value, label: labelInSentence(label, kind) });
}
