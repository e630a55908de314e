import type { ReportedFigure } from '../indicator/completion.ts';
import type { Indicator } from '../indicator/indicator.ts';
import { add, zero, type Decimal } from '../quantity/decimal.ts';

/** A figure as a summary shows it: the current version, with the time that decides about «đúng hạn». */
export interface SummaryFigure {
  readonly reported: ReportedFigure;
  /** an estimate to the end of the year, to be replaced by the final figure */
  readonly estimate: boolean;
  /** the first valid report came after the deadline */
  readonly late: boolean;
  /** send time of the first valid report */
  readonly reportedAt: Date;
  /** a later version stands in place of the first one */
  readonly corrected: boolean;
}

/** What one member unit of a contributing bloc reported; null: nothing so far. */
export interface Contribution {
  readonly bloc: string;
  readonly unit: string;
  readonly figure: SummaryFigure | null;
}

/** Figures of member units, shown beside the owner's: they overlap with it and are never added to it. */
export interface Contributions {
  readonly units: readonly Contribution[];
  /** units with a number; «chưa có số liệu» is none */
  readonly received: number;
  /** units that are asked; those that answered «không thực hiện» are not counted */
  readonly expected: number;
  /** over the received ones; null where they may not be added up, or none came */
  readonly sum: { readonly value: Decimal; readonly of: Decimal | null } | null;
}

type Numbered = Extract<ReportedFigure, { readonly kind: 'value' | 'ratio' }>;

const isNumbered = (reported: ReportedFigure): reported is Numbered =>
  reported.kind === 'value' || reported.kind === 'ratio';

const total = (numbers: readonly Decimal[]): Decimal => numbers.reduce(add, zero);

/** Only totals add up, and only like with like: a count and a ratio have no common sum. */
function sumOf(figures: readonly Numbered[], indicator: Indicator): Contributions['sum'] {
  if (indicator.aggregate !== 'sum' || figures.length === 0) return null;
  const ratios = figures.filter((figure) => figure.kind === 'ratio');
  if (ratios.length > 0 && ratios.length < figures.length) return null;
  const value = total(figures.map((figure) => figure.value));
  return { value, of: ratios.length > 0 ? total(ratios.map(({ of }) => of)) : null };
}

export function contributionsOf(indicator: Indicator, units: readonly Contribution[]): Contributions {
  const asked = units.filter(({ figure }) => figure?.reported.kind !== 'not-applicable');
  const numbered = asked.flatMap(({ figure }) =>
    figure && isNumbered(figure.reported) ? [figure.reported] : [],
  );
  return {
    units,
    received: numbered.length,
    expected: asked.length,
    sum: sumOf(numbered, indicator),
  };
}
