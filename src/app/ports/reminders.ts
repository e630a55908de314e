export interface Postponement {
  readonly id: string;
  readonly organisationId: string;
  readonly personId: string;
  readonly blocId: string;
  readonly periodId: string;
  /** YYYY-MM-DD: reminders rest until that day */
  readonly untilDay: string;
  readonly state: 'granted' | 'refused';
  readonly askedAt: Date;
}

/** A leader asked somebody else of the bloc for what it owes in a period. */
export interface Delegation {
  readonly id: string;
  readonly organisationId: string;
  readonly blocId: string;
  readonly periodId: string;
  /** empty: all that the bloc owes */
  readonly indicatorId: string;
  readonly fromPersonId: string;
  readonly toPersonId: string;
  /** YYYY-MM-DD: the leader is asked again from that day */
  readonly untilDay: string;
  readonly askedAt: Date;
}

export interface SentReminder {
  readonly personId: string;
  readonly day: string;
  readonly rung: string;
  readonly periodIds: readonly string[];
  readonly at: Date;
}

export interface ReminderStore {
  /** the plan as src/domain/duty writes it; null: the default */
  plan(campaignId: string): Promise<unknown>;
  setPlan(organisationId: string, campaignId: string, plan: unknown, at: Date): Promise<void>;
  sent(organisationId: string, since: Date): Promise<SentReminder[]>;
  /** false: this person had one on that day already */
  noteSent(organisationId: string, reminder: SentReminder): Promise<boolean>;
  postpone(postponement: Omit<Postponement, 'id' | 'state'>, inboxId: number | null): Promise<Postponement>;
  /** in the order in which they were asked for */
  postponements(organisationId: string, periodIds: readonly string[]): Promise<Postponement[]>;
  refusePostponement(organisationId: string, id: string): Promise<Postponement | null>;
  delegate(delegation: Omit<Delegation, 'id'>, inboxId: number | null): Promise<Delegation>;
  /** those that were not handed back, in the order in which they were asked for */
  delegations(organisationId: string, periodIds: readonly string[]): Promise<Delegation[]>;
  /** Hands back what a bloc's leader passed on. Resolves with how many there were. */
  endDelegations(organisationId: string, ids: readonly string[], at: Date): Promise<number>;
}

export interface Difficulty {
  readonly id: string;
  readonly organisationId: string;
  readonly personId: string;
  readonly blocId: string;
  readonly indicatorId: string | null;
  readonly text: string;
  readonly raisedAt: Date;
}

export interface DifficultyStore {
  raise(difficulty: Omit<Difficulty, 'id'>): Promise<void>;
  since(organisationId: string, since: Date): Promise<Difficulty[]>;
}
