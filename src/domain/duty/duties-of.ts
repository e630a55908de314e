import type { PeriodKind } from '../calendar/period.ts';

/** What one bloc owes in one period: the figure of an indicator, or (`narrative`) a report in words. */
export interface PlannedDuty {
  readonly blocId: string;
  /** empty for a narrative report */
  readonly indicatorId: string;
  /** the member unit whose figure it is; empty for the bloc itself */
  readonly unitId: string;
  readonly share: 'owner' | 'contributor' | 'narrative';
}

export interface DutySources {
  readonly period: PeriodKind;
  /** the kinds of period that the campaign has */
  readonly campaignKinds: readonly PeriodKind[];
  /** the last month of the period, 1–12 */
  readonly lastMonth: number;
  readonly indicators: readonly { readonly id: string; readonly frequency: PeriodKind | null }[];
  readonly assignments: readonly {
    readonly indicatorId: string;
    readonly blocId: string;
    readonly share: 'owner' | 'contributor';
  }[];
  /** blocs that exist on the period's closing day, with the units that are their members then */
  readonly blocs: readonly {
    readonly id: string;
    readonly unitIds: readonly string[];
    /** owes a report in words when it owes no figure at all */
    readonly narrative: boolean;
  }[];
}

const monthsOf: Readonly<Record<Exclude<PeriodKind, 'custom'>, number>> = {
  month: 1,
  quarter: 3,
  'six-months': 6,
  'nine-months': 9,
  year: 12,
};

/**
 * Is an indicator of that frequency asked for in that period? A quarterly one in quarters and longer periods; where the
 * campaign lays out no quarters, in the months that end one. In an event's own period everything is asked.
 */
export function isAskedIn(
  frequency: PeriodKind | null,
  { period, campaignKinds, lastMonth }: Pick<DutySources, 'period' | 'campaignKinds' | 'lastMonth'>,
): boolean {
  if (frequency === null || frequency === 'custom' || period === 'custom') return true;
  const wanted = monthsOf[frequency];
  if (monthsOf[period] >= wanted) return true;
  return !campaignKinds.includes(frequency) && lastMonth % wanted === 0;
}

/**
 * The duties of a period, made once when it opens, so that the list of what is expected stays as it was. An owner owes
 * the figure itself; of a contributing bloc each member unit does, shown beside the owner's and never added to it.
 *
 * @returns also the indicators asked for that no bloc owns: nobody will report them
 */
export function dutiesOf(sources: DutySources): {
  readonly duties: readonly PlannedDuty[];
  readonly unowned: readonly string[];
} {
  const asked = new Set(
    sources.indicators.filter(({ frequency }) => isAskedIn(frequency, sources)).map(({ id }) => id),
  );
  const blocs = new Map(sources.blocs.map((bloc) => [bloc.id, bloc]));
  const current = sources.assignments.filter(
    ({ indicatorId, blocId }) => asked.has(indicatorId) && blocs.has(blocId),
  );
  const figures = current.flatMap(({ indicatorId, blocId, share }): PlannedDuty[] => {
    if (share === 'owner') return [{ blocId, indicatorId, unitId: '', share }];
    const unitIds = blocs.get(blocId)?.unitIds ?? [];
    return unitIds.map((unitId) => ({ blocId, indicatorId, unitId, share }));
  });
  const withFigures = new Set(sources.assignments.map(({ blocId }) => blocId));
  const silent = sources.blocs.filter(({ id, narrative }) => narrative && !withFigures.has(id));
  const narratives = silent.map(({ id }): PlannedDuty => ({
    blocId: id,
    indicatorId: '',
    unitId: '',
    share: 'narrative',
  }));
  const owned = new Set(
    current.filter(({ share }) => share === 'owner').map(({ indicatorId }) => indicatorId),
  );
  return { duties: [...figures, ...narratives], unowned: [...asked].filter((id) => !owned.has(id)) };
}
