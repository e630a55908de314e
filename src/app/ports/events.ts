/** A conference or review of a campaign that a report is collected for. */
export interface CampaignEvent {
  readonly id: string;
  readonly organisationId: string;
  readonly campaignId: string;
  /** unique in its campaign */
  readonly name: string;
  /** YYYY-MM-DD; null: not known yet */
  readonly day: string | null;
  /** its report, laid out when the day is set; null until then */
  readonly periodId: string | null;
}

export interface EventStore {
  add(event: Pick<CampaignEvent, 'organisationId' | 'campaignId' | 'name'>): Promise<CampaignEvent>;
  /** by name */
  ofCampaign(organisationId: string, campaignId: string): Promise<CampaignEvent[]>;
  change(eventId: string, change: Pick<CampaignEvent, 'day' | 'periodId'>): Promise<void>;
  drop(eventId: string): Promise<void>;
}
