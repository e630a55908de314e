import type { NamedUnit } from '../../domain/indicator/indicator.ts';

export interface Bloc {
  readonly id: string;
  readonly organisationId: string;
  readonly code: string;
  readonly name: string;
  readonly shortName: string;
  readonly leaderUnitId: string | null;
  readonly deputyUnitId: string | null;
}

export interface StoredUnit extends NamedUnit {
  readonly id: string;
  readonly validFrom: string | null;
  readonly validUntil: string | null;
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
   */
  save(
    organisationId: string,
    units: readonly (NamedUnit & { readonly validFrom?: string; readonly validUntil?: string })[],
    blocs: readonly BlocFacts[],
    assignments: readonly {
      indicatorId: string;
      bloc: string;
      share: 'owner' | 'contributor';
      sourceUnit: string | null;
    }[],
  ): Promise<void>;
}
