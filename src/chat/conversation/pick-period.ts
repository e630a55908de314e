import { foldText } from '../../app/fold-text.ts';
import type { ReportingPeriod } from '../../app/ports/periods.ts';

/** The period that a few typed words name: the whole label, or the only one that holds them; else null. */
export function pickPeriod(periods: readonly ReportingPeriod[], typed: string): ReportingPeriod | null {
  const wanted = foldText(typed);
  const exact = periods.find(({ label }) => foldText(label) === wanted);
  const partial = periods.filter(({ label }) => foldText(label).includes(wanted));
  return exact ?? (partial.length === 1 ? (partial[0] ?? null) : null);
}
