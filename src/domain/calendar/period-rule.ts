import { clock } from './time-zone.ts';

/**
 * How a campaign's periods get their times. `decree-09`: figures run to the closing day of the period's last month
 * and from the day after the closing before it (Decree 09/2019/NĐ-CP article 12); `calendar`: whole months.
 */
export interface PeriodRule {
  readonly basis: 'decree-09' | 'calendar';
  /** closing day of the month under `decree-09`, 1–28; the decree says 14 */
  readonly closingDate: number;
  /** calendar days before the closing day at which the period opens, moved to the next working day */
  readonly opensDaysBefore: number;
  readonly opensAt: number;
  /** working days after the closing day; minutes of the day */
  readonly dueWorkingDays: number;
  readonly dueAt: number;
  /** working days after the due day */
  readonly closesWorkingDays: number;
  readonly closesAt: number;
}

export const defaultPeriodRule: PeriodRule = {
  basis: 'decree-09',
  closingDate: 14,
  opensDaysBefore: 7,
  opensAt: clock(8),
  dueWorkingDays: 2,
  dueAt: clock(17),
  closesWorkingDays: 6,
  closesAt: clock(17),
};

const isWhole = (value: number, min: number, max: number): boolean =>
  Number.isInteger(value) && value >= min && value <= max;

/**
 * The first field of a rule that cannot be used; null when all can. At least one working day lies between closing
 * and deadline (the decree's article 8), and one between deadline and lock, so that lateness can be chased.
 */
export function faultOfRule(rule: PeriodRule): keyof PeriodRule | null {
  const minutes = (value: number) => isWhole(value, 0, clock(23, 59));
  const faults: readonly (readonly [keyof PeriodRule, boolean])[] = [
    ['closingDate', isWhole(rule.closingDate, 1, 28)],
    ['opensDaysBefore', isWhole(rule.opensDaysBefore, 0, 60)],
    ['opensAt', minutes(rule.opensAt)],
    ['dueWorkingDays', isWhole(rule.dueWorkingDays, 1, 30)],
    ['dueAt', minutes(rule.dueAt)],
    ['closesWorkingDays', isWhole(rule.closesWorkingDays, 1, 60)],
    ['closesAt', minutes(rule.closesAt)],
  ];
  return faults.find(([, fine]) => !fine)?.[0] ?? null;
}
