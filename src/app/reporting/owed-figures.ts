import type { OwedFigure } from '../../render/owed-list.ts';
import type { ReportedFigure } from '../../domain/indicator/completion.ts';
import type { StoredIndicator } from '../ports/campaigns.ts';
import type { Figure } from '../ports/figures.ts';
import type { Duty } from '../ports/periods.ts';
import { valuesOf } from './current-figure.ts';
import { earlierFigure, indicatorById, type Desk } from './desk.ts';

/** A stored figure in the indicator's own unit; null for a withdrawal. */
export function reportedFigureOf(figure: Figure, indicator: StoredIndicator): ReportedFigure | null {
  const { value, of } = valuesOf(figure, indicator);
  switch (figure.kind) {
    case 'value':
      return value && { kind: 'value', value };
    case 'percent-of-plan':
      return value && { kind: 'percent-of-plan', value };
    case 'ratio':
      return value && of && { kind: 'ratio', value, of };
    case 'none-yet':
      return { kind: 'none-yet' };
    case 'not-applicable':
      return { kind: 'not-applicable' };
    case 'withdrawn':
      return null;
  }
}

/** The catalogue's order, then the order of the member units. */
function inOrder(desk: Desk): (a: Duty, b: Duty) => number {
  const indicators = new Map(desk.campaign.catalogue.indicators.map(({ id }, index) => [id, index]));
  const units = new Map(desk.units.map(({ id }, index) => [id, index]));
  return (a, b) =>
    (units.get(a.unitId) ?? -1) - (units.get(b.unitId) ?? -1) ||
    (indicators.get(a.indicatorId) ?? 0) - (indicators.get(b.indicatorId) ?? 0);
}

/** Duties as a reminder or an echo lists them: with plan and last period's figure. */
export function owedFiguresOf(desk: Desk, duties: readonly Duty[]): OwedFigure[] {
  return [...duties].sort(inOrder(desk)).flatMap((duty) => {
    const indicator = indicatorById(desk, duty.indicatorId);
    if (!indicator) return [];
    const previous = earlierFigure(desk, duty, 'earlier-periods');
    const unit = desk.units.find(({ id }) => id === duty.unitId);
    return [
      {
        indicator,
        ...(previous ? { previous: valuesOf(previous, indicator).value } : {}),
        ...(unit ? { member: unit.shortName } : {}),
        ...(duty.state === 'none-yet' ? { saidNone: true } : {}),
      },
    ];
  });
}
