import { foldText } from '../../app/fold-text.ts';
import type { ReportingPeriod } from '../../app/ports/periods.ts';

const only = <T>(found: readonly T[]): T | null => (found.length === 1 ? (found[0] ?? null) : null);

/**
 * The period that a few typed words name: the whole label, or the only one that begins with them («6 tháng», not «số
 * chính thức 6 tháng»), or the only one that holds them; else null.
 */
export function pickPeriod(periods: readonly ReportingPeriod[], typed: string): ReportingPeriod | null {
  const wanted = foldText(typed);
  const which = (holds: (label: string) => boolean) => periods.filter(({ label }) => holds(foldText(label)));
  return (
    only(which((label) => label === wanted)) ??
    only(which((label) => label.startsWith(wanted))) ??
    only(which((label) => label.includes(wanted)))
  );
}
