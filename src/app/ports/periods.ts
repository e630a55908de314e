import type { PeriodKind } from '../../domain/calendar/period.ts';

export interface ReportingPeriod {
  readonly id: string;
  readonly organisationId: string;
  readonly campaignId: string;
  readonly kind: PeriodKind;
  readonly label: string;
  /** YYYY-MM-DD, both inclusive: what the figures cover */
  readonly dataFrom: string;
  readonly dataTo: string;
  readonly opensAt: Date;
  /** on time until */
  readonly dueAt: Date;
  /** locked after: what comes later is a proposal */
  readonly closesAt: Date;
  /** null: planned, its duties are not made yet */
  readonly openedAt: Date | null;
  /** the period whose estimates are replaced by final figures in this one */
  readonly finalOfId: string | null;
}

export type DutyState = 'open' | 'none-yet' | 'reported' | 'not-applicable';

export interface Duty {
  readonly id: string;
  readonly organisationId: string;
  readonly periodId: string;
  readonly blocId: string;
  readonly indicatorId: string;
  /** the member unit; empty for the bloc itself */
  readonly unitId: string;
  /** `narrative`: a report in words, without an indicator */
  readonly share: 'owner' | 'contributor' | 'narrative';
  /** an estimate answers it, and leaves the final figure to be sent */
  readonly expects: 'actual' | 'estimate';
  readonly state: DutyState;
  readonly firstReportedAt: Date | null;
  readonly answeredAt: Date | null;
}

export type NewDuty = Pick<Duty, 'blocId' | 'indicatorId' | 'unitId' | 'share' | 'expects'>;

export interface PeriodStore {
  /** null: one with this label is there already */
  create(
    period: Omit<ReportingPeriod, 'id'>,
    createdById: string | null,
    at: Date,
  ): Promise<ReportingPeriod | null>;
  byId(organisationId: string, periodId: string): Promise<ReportingPeriod | null>;
  /** all of a campaign, by opening time */
  ofCampaign(organisationId: string, campaignId: string): Promise<ReportingPeriod[]>;
  /** planned periods of every organisation whose opening time has come, the earliest first */
  toOpen(now: Date): Promise<ReportingPeriod[]>;
  markOpened(periodId: string, at: Date): Promise<void>;
  /** Drops a period that was laid out and has no duty. */
  drop(periodId: string): Promise<void>;

  /** Those that are there already stay as they are. */
  addDuties(organisationId: string, periodId: string, duties: readonly NewDuty[]): Promise<void>;
  duties(organisationId: string, periodId: string): Promise<Duty[]>;
  /** duties of some blocs in some periods */
  dutiesOfBlocs(
    organisationId: string,
    periodIds: readonly string[],
    blocIds: readonly string[],
  ): Promise<Duty[]>;
  /**
   * Sets the state. What was sent earlier may come later: the earliest report counts, and the latest answer. Resolves with
   * the duty as it is then.
   */
  setDuty(dutyId: string, state: DutyState, sentAt: Date | null): Promise<Duty>;
  /** opened periods of every organisation that are not over, by deadline */
  inPlay(): Promise<ReportingPeriod[]>;
  /** Nobody is to be reminded of these any more. */
  markOver(periodIds: readonly string[], at: Date): Promise<void>;
  /** what each bloc still owes in some periods, counted; rows with nothing owed are left out */
  owed(
    periodIds: readonly string[],
  ): Promise<{ periodId: string; blocId: string; open: number; noneYet: number }[]>;
  /** the next planned opening, of every organisation */
  nextOpening(): Promise<Date | null>;
}
