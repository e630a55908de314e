import { z } from 'zod';
import { defaultPeriodRule, faultOfRule, type PeriodRule } from '../domain/calendar/period-rule.ts';
import type { Organisation } from './ports/organisations.ts';

/** What an office has set for itself; kept with the organisation, changed by /caidat. */
export interface OfficeSettings {
  readonly periods: PeriodRule;
  /** 24 November is a day off */
  readonly cultureDay: boolean;
}

export const defaultOfficeSettings: OfficeSettings = { periods: defaultPeriodRule, cultureDay: false };

const whole = z.number().int();
const shape = z.object({
  periods: z
    .object({
      basis: z.enum(['decree-09', 'calendar']),
      closingDate: whole,
      opensDaysBefore: whole,
      opensAt: whole,
      dueWorkingDays: whole,
      dueAt: whole,
      closesWorkingDays: whole,
      closesAt: whole,
    })
    .refine((rule) => faultOfRule(rule) === null),
  cultureDay: z.boolean(),
});

/** An office that has set nothing has the defaults. */
export function settingsOf({ settings }: Pick<Organisation, 'settings'>): OfficeSettings {
  const read = shape.safeParse({ ...defaultOfficeSettings, ...(settings as object) });
  return read.success ? read.data : defaultOfficeSettings;
}
