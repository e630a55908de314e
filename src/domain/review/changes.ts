import type { ReportedFigure } from '../indicator/completion.ts';
import type { Indicator } from '../indicator/indicator.ts';
import { equals } from '../quantity/decimal.ts';
import type { SummaryFigure } from './contributions.ts';
import { linesOf, type Summary, type SummaryLine } from './summary.ts';

/** A figure that is not what a publication said. */
export interface PublishedChange {
  readonly indicator: Indicator;
  readonly before: SummaryLine | null;
  readonly after: SummaryLine;
}

function sameReport(a: ReportedFigure, b: ReportedFigure): boolean {
  if (a.kind === 'ratio' && b.kind === 'ratio') return equals(a.value, b.value) && equals(a.of, b.of);
  if (a.kind === 'value' && b.kind === 'value') return equals(a.value, b.value);
  if (a.kind === 'percent-of-plan' && b.kind === 'percent-of-plan') return equals(a.value, b.value);
  return a.kind === b.kind;
}

function sameFigure(a: SummaryFigure | null, b: SummaryFigure | null): boolean {
  if (a === null || b === null) return a === b;
  return a.estimate === b.estimate && sameReport(a.reported, b.reported);
}

/**
 * What a correction notice has to name: owners' figures that differ from what was published, in the document's
 * order. Member units' figures stand beside and need no notice.
 */
export function changesSince(published: Summary, now: Summary): readonly PublishedChange[] {
  const before = new Map(linesOf(published).map((line) => [line.indicator.code, line]));
  return linesOf(now).flatMap((after) => {
    const earlier = before.get(after.indicator.code) ?? null;
    return sameFigure(earlier?.figure ?? null, after.figure)
      ? []
      : [{ indicator: after.indicator, before: earlier, after }];
  });
}
