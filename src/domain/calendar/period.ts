import type { Day } from './day.ts';

export const periodKinds = ['month', 'quarter', 'six-months', 'nine-months', 'year', 'custom'] as const;
export type PeriodKind = (typeof periodKinds)[number];

/** A reporting period as it is laid out, before it is stored. */
export interface PlannedPeriod {
  readonly kind: PeriodKind;
  /** «Tháng 5 năm 2026», «6 tháng đầu năm 2026»; unique in its campaign */
  readonly label: string;
  /** what the figures cover, both inclusive */
  readonly dataFrom: Day;
  readonly dataTo: Day;
  readonly opensAt: Date;
  /** on time until and with this instant */
  readonly dueAt: Date;
  /** locked after this instant: what comes later is a proposal */
  readonly closesAt: Date;
}

/** How a message stands to its period: after closing it is kept as a proposal. */
export type Timing = 'on-time' | 'late' | 'after-close';

export function timingOf(sentAt: Date, period: Pick<PlannedPeriod, 'dueAt' | 'closesAt'>): Timing {
  if (sentAt.getTime() <= period.dueAt.getTime()) return 'on-time';
  return sentAt.getTime() <= period.closesAt.getTime() ? 'late' : 'after-close';
}
