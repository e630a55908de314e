import { decimal, type Decimal } from '../quantity/decimal.ts';

/** One duty as far as promptness goes. */
export interface DutyRecord {
  readonly state: 'open' | 'none-yet' | 'reported' | 'not-applicable';
  /** the platform's send time of the message that led to the first valid figure; corrections do not change it */
  readonly firstReportedAt: Date | null;
  readonly dueAt: Date;
}

/** How many duties came out how; the first six are disjoint and sum to `made`. */
export interface DutyCount {
  readonly onTime: number;
  readonly late: number;
  /** not answered, deadline not past */
  readonly open: number;
  /** not answered, deadline past */
  readonly overdue: number;
  /** answered «chưa có số liệu» */
  readonly noneYet: number;
  readonly notApplicable: number;
  /** all duties made when the period opened */
  readonly made: number;
}

export const noDuties: DutyCount = {
  ...{ onTime: 0, late: 0, open: 0, overdue: 0, noneYet: 0, notApplicable: 0, made: 0 },
};

type Outcome = Exclude<keyof DutyCount, 'made'>;

export function outcomeOf({ state, firstReportedAt, dueAt }: DutyRecord, now: Date): Outcome {
  switch (state) {
    case 'reported':
      // A figure without a send time (entered from paper long after) cannot count as on time.
      return firstReportedAt !== null && firstReportedAt <= dueAt ? 'onTime' : 'late';
    case 'none-yet':
      return 'noneYet';
    case 'not-applicable':
      return 'notApplicable';
    case 'open':
      return now <= dueAt ? 'open' : 'overdue';
  }
}

export function countDuties(duties: Iterable<DutyRecord>, now: Date): DutyCount {
  const count = { ...noDuties };
  for (const duty of duties) {
    count[outcomeOf(duty, now)] += 1;
    count.made += 1;
  }
  return count;
}

/** Counts of several periods or blocs together: a year's figure is that of all its duties. */
export function addCounts(counts: Iterable<DutyCount>): DutyCount {
  const sum = { ...noDuties };
  for (const count of counts)
    for (const key of Object.keys(sum) as (keyof DutyCount)[]) sum[key] += count[key];
  return sum;
}

/** What was to be reported: an indicator that does not apply to a bloc is not held against it. */
export const expectedOf = ({ made, notApplicable }: DutyCount): number => made - notApplicable;

/** Per cent of the expected figures that came, on time or late; null when none was expected. */
export const completenessOf = (count: DutyCount): Decimal | null =>
  percentOf(count.onTime + count.late, expectedOf(count));

/** Per cent of the expected figures that came on time; null when none was expected. */
export const timelinessOf = (count: DutyCount): Decimal | null => percentOf(count.onTime, expectedOf(count));

/** To one decimal, rounded down: 100 only when nothing is missing, and never more. */
function percentOf(part: number, whole: number): Decimal | null {
  return whole === 0 ? null : decimal((BigInt(part) * 1000n) / BigInt(whole), 1);
}
