import { completenessOf, countDuties, expectedOf, timelinessOf, type DutyCount } from '../duty/timeliness.ts';
import type { Decimal } from '../quantity/decimal.ts';

/** One thing that a bloc owed in the period. */
export interface ReviewedDuty {
  readonly state: 'open' | 'none-yet' | 'reported' | 'not-applicable';
  /** send time of the first valid report; null while there is none */
  readonly firstReportedAt: Date | null;
}

export interface ReviewedBloc {
  readonly name: string;
  readonly duties: readonly ReviewedDuty[];
  /** it owes a report in words instead of figures */
  readonly inWords?: boolean;
}

/** How a bloc kept its duties. `reported + noneYet + missing = expected`. */
export interface BlocReporting {
  readonly bloc: string;
  /** what it owes is a report in words, not figures */
  readonly inWords: boolean;
  readonly expected: number;
  readonly reported: number;
  /** answered, but without a figure so far */
  readonly noneYet: number;
  readonly missing: number;
  /** reported by the deadline */
  readonly onTime: number;
  /** reported per cent of expected, one decimal; null where nothing was owed */
  readonly completeness: Decimal | null;
  /** reported on time per cent of expected, one decimal */
  readonly timeliness: Decimal | null;
}

/** A count of duties, of one period or of many, as the clerk and the council are shown it. */
export const reportingFrom = (bloc: string, count: DutyCount, inWords = false): BlocReporting => ({
  bloc,
  inWords,
  expected: expectedOf(count),
  reported: count.onTime + count.late,
  noneYet: count.noneYet,
  missing: count.open + count.overdue,
  onTime: count.onTime,
  completeness: completenessOf(count),
  timeliness: timelinessOf(count),
});

export const reportingOf = ({ name, duties, inWords }: ReviewedBloc, dueAt: Date): BlocReporting =>
  reportingFrom(
    name,
    countDuties(
      duties.map((duty) => ({ ...duty, dueAt })),
      dueAt,
    ),
    inWords,
  );

/** Blocs that owe figures and have answered nothing at all. */
export const silentBlocs = (reporting: readonly BlocReporting[]): readonly string[] =>
  reporting
    .filter(({ inWords, expected, missing }) => !inWords && expected > 0 && missing === expected)
    .map(({ bloc }) => bloc);
