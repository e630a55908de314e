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
  /** who hands summaries on to the council by hand; null: nobody was chosen */
  readonly forwarderId: string | null;
  readonly createdAt: Date;
  /** as src/app/office-settings.ts writes them; `{}`: none was changed */
  readonly settings: unknown;
}

/** What a file of the organisation tells. */
export type OrganisationFacts = Omit<Organisation, 'id' | 'createdAt' | 'forwarderId' | 'settings'>;

export interface OrganisationStore {
  create(facts: OrganisationFacts, at: Date): Promise<Organisation>;
  byId(id: string): Promise<Organisation | null>;
  byCode(code: string): Promise<Organisation | null>;
  /** oldest first */
  all(): Promise<Organisation[]>;
  change(id: string, facts: OrganisationFacts): Promise<void>;
  setForwarder(id: string, personId: string | null): Promise<void>;
  setSettings(id: string, settings: unknown): Promise<void>;
}
