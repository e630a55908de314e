/** A dated look at the campaign: its summary is published by itself, after a preview to the clerk. */
export interface Review {
  readonly id: string;
  readonly organisationId: string;
  readonly campaignId: string;
  readonly periodId: string;
  readonly kind: 'interim' | 'final';
  readonly label: string;
  readonly at: Date;
  readonly previewedAt: Date | null;
  readonly publishedAt: Date | null;
}

export interface Publication {
  readonly id: string;
  readonly organisationId: string;
  readonly campaignId: string;
  readonly periodId: string;
  readonly reviewId: string | null;
  readonly number: number;
  /** the frozen summary, as src/domain/review writes it */
  readonly snapshot: unknown;
  /** when it should have gone out; null: by a tap */
  readonly dueAt: Date | null;
  readonly publishedAt: Date;
  readonly correctsId: string | null;
}

export interface ReviewStore {
  add(review: Omit<Review, 'id' | 'previewedAt' | 'publishedAt'>): Promise<Review>;
  byId(organisationId: string, reviewId: string): Promise<Review | null>;
  ofCampaign(organisationId: string, campaignId: string): Promise<Review[]>;
  /** not published, at or before the instant; every organisation */
  dueBefore(instant: Date): Promise<Review[]>;
  nextAt(): Promise<Date | null>;
  markPreviewed(reviewId: string, at: Date): Promise<void>;
  markPublished(reviewId: string, at: Date): Promise<void>;
  postpone(reviewId: string, to: Date): Promise<void>;
  /** Drops what was planned for a period and not published. */
  dropOf(periodId: string): Promise<void>;
  /** Takes the next number of the organisation. */
  publish(publication: Omit<Publication, 'id' | 'number'>, personId: string | null): Promise<Publication>;
  lastPublication(organisationId: string, periodId: string): Promise<Publication | null>;
}
