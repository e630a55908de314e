/** One part of a bloc's report in words. Parts are appended; those that hold make up the report, in order. */
export interface NarrativePart {
  readonly id: string;
  readonly organisationId: string;
  readonly periodId: string;
  readonly blocId: string;
  /** 1, 2 … */
  readonly part: number;
  readonly text: string;
  readonly status: 'accepted' | 'proposed' | 'refused' | 'withdrawn';
  readonly late: boolean;
  readonly inboxId: number | null;
  readonly authorId: string | null;
  readonly sentAt: Date;
  readonly recordedAt: Date;
}

export interface NarrativeStore {
  append(part: Omit<NarrativePart, 'id' | 'part'>): Promise<NarrativePart>;
  /** every part of a period, by bloc and in order */
  ofPeriod(organisationId: string, periodId: string): Promise<NarrativePart[]>;
  /** null: it was decided already */
  decide(
    organisationId: string,
    id: string,
    status: 'accepted' | 'refused',
    personId: string,
  ): Promise<NarrativePart | null>;
  /** Takes back what a bloc reported in words. Resolves with how many parts that were. */
  withdraw(organisationId: string, periodId: string, blocId: string): Promise<number>;
}
