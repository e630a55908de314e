import type { NamedUnit } from '../../domain/indicator/indicator.ts';

export interface Bloc {
  readonly id: string;
  readonly organisationId: string;
  readonly code: string;
  readonly name: string;
  readonly shortName: string;
  /** as the file says; hand-overs come after it */
  readonly leaderUnitId: string | null;
  readonly deputyUnitId: string | null;
  /** YYYY-MM-DD, both inclusive: a bloc that was dissolved owes nothing new */
  readonly validFrom: string | null;
  readonly validUntil: string | null;
  /** owes a report in words when it owes no figure */
  readonly narrative: boolean;
}

/** From that day on another unit leads the bloc, or is its deputy. */
export interface HandOver {
  readonly blocId: string;
  readonly kind: 'leader' | 'deputy';
  readonly unitId: string;
  readonly validFrom: string;
}

export interface StoredUnit extends NamedUnit {
  readonly id: string;
  readonly validFrom: string | null;
  readonly validUntil: string | null;
  /** what it became part of, or is called now */
  readonly mergedIntoId: string | null;
}

/** owner: the bloc reports the organisation's figure; contributor: its member units' figures stand beside it. */
export interface Assignment {
  readonly indicatorId: string;
  readonly blocId: string;
  readonly share: 'owner' | 'contributor';
  readonly sourceUnitId: string | null;
}

export interface BlocFacts {
  readonly code: string;
  readonly name: string;
  readonly shortName: string;
  /** unit codes */
  readonly leader: string | null;
  readonly deputy: string | null;
  readonly members: readonly string[];
  /** absent: stays as it is */
  readonly narrative?: boolean;
  readonly validUntil?: string | null;
}

export interface UnitFacts extends NamedUnit {
  /** absent: stays as it is */
  readonly validFrom?: string;
  readonly validUntil?: string;
}

/** What is not changed meanwhile comes as the same object, so that what is made from it can be kept. */
export interface BlocStore {
  all(organisationId: string): Promise<readonly Bloc[]>;
  byId(organisationId: string, blocId: string): Promise<Bloc | null>;
  units(organisationId: string): Promise<readonly StoredUnit[]>;
  /** units of a bloc that are members on the day (YYYY-MM-DD), in the organisation's order */
  membersOf(organisationId: string, blocId: string, day: string): Promise<StoredUnit[]>;
  assignments(organisationId: string): Promise<readonly Assignment[]>;
  /**
   * Puts blocs, units, memberships and assignments as the file says; rows keep their ids by code. What the file no
   * longer names goes; where a duty, an office or an invitation names it, it stays, at the end and without members.
   * Units and memberships that were given dates since stay as they are.
   */
  save(
    organisationId: string,
    units: readonly UnitFacts[],
    blocs: readonly BlocFacts[],
    assignments: readonly {
      indicatorId: string;
      bloc: string;
      share: 'owner' | 'contributor';
      sourceUnit: string | null;
    }[],
  ): Promise<void>;

  /** every one of the organisation, by day */
  handOvers(organisationId: string): Promise<readonly HandOver[]>;
  handOver(organisationId: string, handOver: HandOver): Promise<void>;
  changeBloc(
    organisationId: string,
    blocId: string,
    change: Partial<Pick<Bloc, 'name' | 'shortName' | 'validUntil' | 'narrative'>>,
  ): Promise<void>;
  /** Adds a unit to the end of the list, as a member of these blocs from its first day on. */
  addUnit(
    organisationId: string,
    unit: NamedUnit & { readonly validFrom: string },
    blocIds: readonly string[],
  ): Promise<StoredUnit>;
  /** Its last day, and what it becomes part of. */
  endUnit(
    organisationId: string,
    unitId: string,
    lastDay: string,
    mergedIntoId: string | null,
  ): Promise<void>;
  /** From that day on the unit is a member of this bloc and of no other. */
  moveUnit(organisationId: string, unitId: string, blocId: string, from: string): Promise<void>;
  /** blocs that the unit is a member of on the day */
  blocsOfUnit(organisationId: string, unitId: string, day: string): Promise<readonly Bloc[]>;
  /** Another bloc owns the indicator; it contributes to it no longer. */
  assignOwner(organisationId: string, indicatorId: string, blocId: string): Promise<void>;
}

/** Is there such a bloc, unit or membership on the day? */
export const existsOn = (
  day: string,
  { validFrom, validUntil }: { readonly validFrom: string | null; readonly validUntil: string | null },
): boolean => (validFrom === null || validFrom <= day) && (validUntil === null || validUntil >= day);

/** The unit that leads a bloc on the day, or is its deputy. */
export function leadingUnitOn(
  bloc: Bloc,
  handOvers: readonly HandOver[],
  kind: HandOver['kind'],
  day: string,
): string | null {
  const last = handOvers.findLast(
    (each) => each.blocId === bloc.id && each.kind === kind && each.validFrom <= day,
  );
  return last?.unitId ?? (kind === 'leader' ? bloc.leaderUnitId : bloc.deputyUnitId);
}
