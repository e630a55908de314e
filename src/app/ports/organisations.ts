export interface Organisation {
  readonly id: string;
  readonly code: string | null;
  readonly name: string;
  readonly province: string;
  readonly level: string;
  readonly timeZone: string;
  readonly councilName: string;
  readonly standingAgency: string;
  readonly demo: boolean;
  readonly createdAt: Date;
}

export type OrganisationFacts = Omit<Organisation, 'id' | 'createdAt'>;

export interface OrganisationStore {
  create(facts: OrganisationFacts, at: Date): Promise<Organisation>;
  byId(id: string): Promise<Organisation | null>;
  byCode(code: string): Promise<Organisation | null>;
  /** oldest first */
  all(): Promise<Organisation[]>;
  change(id: string, facts: OrganisationFacts): Promise<void>;
}
