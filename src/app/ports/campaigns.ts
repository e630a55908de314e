import type { PeriodKind } from '../../domain/calendar/period.ts';
import type { Catalogue, Indicator } from '../../domain/indicator/indicator.ts';

export interface Campaign {
  readonly id: string;
  readonly organisationId: string;
  /** the catalogue's own id, unique in the organisation */
  readonly code: string;
  readonly name: string;
  readonly theme: string;
  readonly horizon: 'year' | 'five-years';
  readonly startsOn: string | null;
  readonly endsOn: string;
}

/** An indicator as it is kept: with its row's id, and what the clerk set beyond the document. */
export interface StoredIndicator extends Indicator {
  readonly id: string;
  /** false: the figure is never asked for by chat */
  readonly byChat: boolean;
  /** with which kind of period it is reported; null: with every one */
  readonly frequency: PeriodKind | null;
  readonly accumulation: 'running-total' | 'in-period';
  /** an estimate is replaced by the final figure later */
  readonly figureKind: 'actual' | 'estimate';
}

/** What a clerk sets about an indicator beyond the document. */
export type IndicatorSettings = Pick<StoredIndicator, 'byChat' | 'frequency' | 'accumulation' | 'figureKind'>;

export interface StoredCatalogue extends Catalogue {
  readonly indicators: readonly StoredIndicator[];
}

export interface StoredCampaign {
  readonly campaign: Campaign;
  readonly catalogue: StoredCatalogue;
}

export interface CampaignFacts {
  readonly code: string;
  readonly name: string;
  readonly theme: string;
  readonly horizon: 'year' | 'five-years';
  readonly startsOn: string | null;
  readonly endsOn: string;
  readonly source: unknown;
}

export interface CampaignStore {
  /**
   * The campaign that the organisation runs now, or null before the first import. The same object as long as nothing
   * has changed, so that what is made from a catalogue can be kept.
   */
  active(organisationId: string): Promise<StoredCampaign | null>;
  byId(organisationId: string, campaignId: string): Promise<StoredCampaign | null>;
  /** Opened periods keep their duties; what is opened later follows it. */
  setIndicator(
    organisationId: string,
    indicatorId: string,
    change: Partial<IndicatorSettings>,
  ): Promise<void>;
  /**
   * Makes this the active campaign; the same code again changes it in place, indicators keeping their ids by code.
   * `verbatim` by indicator code. Indicators that are gone from the file are removed: the caller has made sure
   * that nothing was reported for them.
   */
  save(
    organisationId: string,
    facts: CampaignFacts,
    catalogue: Catalogue,
    verbatim: ReadonlyMap<string, string>,
    at: Date,
  ): Promise<StoredCampaign>;
}
