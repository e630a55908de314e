import { decimal, divide, type Decimal } from '../quantity/decimal.ts';

/** One thing that a bloc owed in the period. */
export interface ReviewedDuty {
  readonly state: 'open' | 'none-yet' | 'reported' | 'not-applicable';
  /** send time of the first valid report; null while there is none */
  readonly firstReportedAt: Date | null;
}

export interface ReviewedBloc {
  readonly name: string;
  readonly duties: readonly ReviewedDuty[];
}

/** How a bloc kept its duties. `reported + noneYet + missing = expected`. */
export interface BlocReporting {
  readonly bloc: string;
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

const percentOf = (part: number, whole: number): Decimal | null =>
  whole === 0 ? null : divide(decimal(BigInt(part) * 100n), decimal(BigInt(whole)), 1);

export function reportingOf({ name, duties }: ReviewedBloc, dueAt: Date): BlocReporting {
  const asked = duties.filter(({ state }) => state !== 'not-applicable');
  const reported = asked.filter(({ state }) => state === 'reported');
  const noneYet = asked.filter(({ state }) => state === 'none-yet');
  const onTime = reported.filter(
    ({ firstReportedAt }) => firstReportedAt !== null && firstReportedAt <= dueAt,
  );
  return {
    bloc: name,
    expected: asked.length,
    reported: reported.length,
    noneYet: noneYet.length,
    missing: asked.length - reported.length - noneYet.length,
    onTime: onTime.length,
    completeness: percentOf(reported.length, asked.length),
    timeliness: percentOf(onTime.length, asked.length),
  };
}

/** Blocs that owe figures and have answered nothing at all. */
export const silentBlocs = (reporting: readonly BlocReporting[]): readonly string[] =>
  reporting.filter(({ expected, missing }) => expected > 0 && missing === expected).map(({ bloc }) => bloc);
