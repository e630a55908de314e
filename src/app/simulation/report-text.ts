import type { StoredIndicator } from '../ports/campaigns.ts';
import type { StoredUnit } from '../ports/blocs.ts';
import { approximate } from '../../domain/quantity/decimal.ts';
import { randomFor } from './seeded-random.ts';

/** A duty as far as the words of a report go. */
export interface OwedFigure {
  readonly indicator: StoredIndicator;
  /** null: the bloc's own figure */
  readonly unit: StoredUnit | null;
}

export interface ReportSetting {
  readonly seed: number;
  readonly bloc: string;
  /** «Tháng 5 năm 2026» */
  readonly label: string;
  /** how much of the campaign's time has passed, 0–1 */
  readonly progress: number;
  /** member units among which a contributing bloc's figure is shared out */
  readonly members: number;
}

/** «Xã Minh Long 5», or «5» where the figure is the bloc's own. */
const subjectOf = ({ indicator, unit }: OwedFigure): string =>
  unit ? `${unit.shortName} ${indicator.code}` : indicator.code;

/** A report as somebody would type it: the period, then a line for each figure. */
export function reportText(owed: readonly OwedFigure[], setting: ReportSetting): string {
  const period = setting.label.charAt(0).toLocaleLowerCase('vi') + setting.label.slice(1);
  return [`Số ${period}:`, ...owed.map((each) => `${subjectOf(each)}: ${figureText(each, setting)}`)].join(
    '\n',
  );
}

export const noneYetText = (owed: readonly OwedFigure[]): string =>
  owed.map((each) => `${subjectOf(each)}: chưa có số liệu`).join('\n');

/** A plausible figure: on the way to the plan, a little better or worse by bloc, never falling from period to period. */
function figureText(
  { indicator, unit }: OwedFigure,
  { seed, bloc, progress, members }: ReportSetting,
): string {
  const { target, measure, dimension } = indicator;
  const luck = 0.85 + 0.3 * randomFor(seed, `${bloc}/${indicator.code}/${unit?.code ?? ''}`)();
  const share = unit && measure === 'total' ? 1 / Math.max(1, members) : 1;
  const grown = measure === 'total' ? progress * share : 0.7 + 0.3 * progress;
  const counted = dimension === 'count';
  switch (target.comparator) {
    case 'done':
      return 'xong';
    case 'ratio': {
      const of = approximate(target.of);
      return `${Math.min(of, Math.round(approximate(target.value) * Math.min(1, grown * luck)))}/${of}`;
    }
    case 'range':
      return written((approximate(target.min) + approximate(target.max)) / 2, counted);
    case 'at-least':
    case 'at-most':
    case 'exactly':
    case 'decrease-by':
    case 'increase-by': {
      const wanted = approximate(target.value) * grown * luck;
      const whole = indicator.unit === '%' && measure !== 'total' ? Math.min(100, wanted) : wanted;
      return written(whole, counted);
    }
  }
}

/** Decimal comma, at most two decimals, no thousands dots. */
const written = (value: number, counted: boolean): string =>
  counted ? String(Math.round(value)) : String(Math.round(value * 100) / 100).replace('.', ',');
