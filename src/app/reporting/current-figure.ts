import type { StoredIndicator } from '../ports/campaigns.ts';
import type { Figure } from '../ports/figures.ts';
import type { Decimal } from '../../domain/quantity/decimal.ts';
import { fromSmallUnit } from '../../domain/quantity/small-unit.ts';

/** What holds now for one bloc (or member unit), indicator and period, out of all its versions. */
export interface CurrentFigure {
  /** the newest actual figure that was not withdrawn: value, ratio or not-applicable */
  readonly actual: Figure | null;
  readonly estimate: Figure | null;
  /** the newest per cent of plan, where no figure came with or after it */
  readonly percentOfPlan: Figure | null;
  /** «chưa có số liệu», where nothing else holds */
  readonly noneYet: Figure | null;
}

/** Newest by what the sender said last: send time, then version. A late older message never wins. */
const newestFirst = (a: Figure, b: Figure): number =>
  b.sentAt.getTime() - a.sentAt.getTime() || b.version - a.version;

const carriesFigure = ({ kind }: Figure): boolean =>
  kind === 'value' || kind === 'ratio' || kind === 'not-applicable';

/** @param versions all versions of one bloc, unit, indicator and period, in any order */
export function currentFigureOf(versions: readonly Figure[]): CurrentFigure {
  const accepted = versions.filter(({ status }) => status === 'accepted').sort(newestFirst);
  const withdrawn = accepted.findIndex(({ kind }) => kind === 'withdrawn');
  const standing = withdrawn === -1 ? accepted : accepted.slice(0, withdrawn);
  const actual = standing.find((figure) => carriesFigure(figure) && !figure.estimate) ?? null;
  const estimate = standing.find((figure) => carriesFigure(figure) && figure.estimate) ?? null;
  const percent = standing.find(({ kind }) => kind === 'percent-of-plan') ?? null;
  const noneYet = standing.find(({ kind }) => kind === 'none-yet') ?? null;
  return {
    actual,
    estimate,
    percentOfPlan: actual === null ? percent : null,
    noneYet: actual === null && estimate === null ? noneYet : null,
  };
}

export interface FigureValues {
  readonly value: Decimal | null;
  readonly of: Decimal | null;
  readonly level: Decimal | null;
}

/** A ratio counts things, whatever the indicator's unit; a per cent of plan is in per cent. */
export function valuesOf(figure: Figure, { unit, dimension }: StoredIndicator): FigureValues {
  const read = (small: bigint | null): Decimal | null => {
    if (small === null) return null;
    if (figure.kind === 'ratio') return fromSmallUnit(small, '', 'count');
    if (figure.kind === 'percent-of-plan') return fromSmallUnit(small, '%', 'percent');
    return fromSmallUnit(small, unit, dimension);
  };
  return {
    value: read(figure.value),
    of: read(figure.of),
    level: figure.level === null ? null : fromSmallUnit(figure.level, unit, dimension),
  };
}
