import type { Duty } from '../../app/ports/periods.ts';
import type { Stores } from '../../app/ports/stores.ts';
import { isOwed } from '../../app/reporting/desk.ts';
import type { NamedDuty } from './simulated-line.ts';
import type { SimulatedOffice } from './simulated-office.ts';

/** Codes instead of ids, as the reader of a simulation knows them. */
export interface DutyNames {
  /** in the order of blocs, periods, units and indicators */
  named(duties: readonly Duty[]): readonly NamedDuty[];
  /** what one bloc still owes in one period, in the same order */
  owed(periodId: string, blocId: string): Promise<readonly Duty[]>;
}

interface Listed {
  readonly id: string;
  readonly code: string;
}

/** Codes and places of a list by id. */
const placesOf = (list: readonly Listed[]): ReadonlyMap<string, { code: string; place: number }> =>
  new Map(list.map(({ id, code }, place) => [id, { code, place }]));

export function dutyNames(stores: Stores, office: SimulatedOffice): DutyNames {
  const { organisation, blocs, units, periods, campaign } = office;
  const bloc = placesOf(blocs);
  const unit = placesOf(units);
  const indicator = placesOf(campaign.catalogue.indicators);
  const period = placesOf(periods.map(({ id, label }) => ({ id, code: label })));
  const placeOf = ({ blocId, periodId, unitId, indicatorId }: Duty): readonly number[] =>
    [bloc.get(blocId), period.get(periodId), unit.get(unitId), indicator.get(indicatorId)].map(
      (found) => found?.place ?? -1,
    );
  const nameOf = ({ blocId, indicatorId, periodId, unitId }: Duty): NamedDuty => ({
    bloc: bloc.get(blocId)?.code ?? blocId,
    indicator: indicator.get(indicatorId)?.code ?? indicatorId,
    period: period.get(periodId)?.code ?? periodId,
    ...(unitId === '' ? {} : { unit: unit.get(unitId)?.code ?? unitId }),
  });
  const inOrder = (duties: readonly Duty[]): readonly Duty[] =>
    duties
      .map((duty) => ({ duty, place: placeOf(duty) }))
      .sort((a, b) => comparePlaces(a.place, b.place))
      .map(({ duty }) => duty);
  return {
    named: (duties) => inOrder(duties).map(nameOf),
    owed: async (periodId, blocId) => {
      const duties = await stores.periods.dutiesOfBlocs(organisation.id, [periodId], [blocId]);
      return inOrder(duties.filter(isOwed));
    },
  };
}

function comparePlaces(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((place, i) => place !== b[i]);
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}
