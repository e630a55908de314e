import type { WorkCalendar } from '../../domain/calendar/work-calendar.ts';
import { clock } from '../../domain/calendar/time-zone.ts';
import { renderSummary } from '../../render/summary-text.ts';
import { calendarOf, timeWordsOf } from '../office-time.ts';
import type { Organisation } from '../ports/organisations.ts';
import type { Review } from '../ports/reviews.ts';
import type { Stores } from '../ports/stores.ts';
import { clerks, tellRole, type CapabilitiesOf } from '../posting.ts';
import { publish, type ForwardWords } from './publish.ts';
import { summaryOfPeriod } from './summary-of-period.ts';

/** The words around a preview, kept with the other words that people read. */
export interface ReviewWords {
  readonly preview: (when: string, label: string) => string;
  readonly hold: string;
  readonly publishedByItself: (
    number: number,
    groups: readonly string[],
    forwarders: readonly string[],
  ) => string;
  readonly forward: ForwardWords;
}

/** A preview goes out on the working day before, in the morning. */
export function previewAt(calendar: WorkCalendar, at: Date): Date {
  const day = calendar.zone.dayOf(at);
  return calendar.zone.instantOf(calendar.addWorkingDays(day, -1), clock(8));
}

async function preview(
  stores: Stores,
  capabilitiesOf: CapabilitiesOf,
  organisation: Organisation,
  review: Review,
  words: ReviewWords,
  now: Date,
): Promise<void> {
  const period = await stores.periods.byId(organisation.id, review.periodId);
  if (!period) return;
  const summary = await summaryOfPeriod(stores, organisation, period, now);
  const { instantWords } = timeWordsOf(organisation, now);
  await tellRole(
    stores,
    capabilitiesOf,
    organisation,
    clerks,
    {
      ...{ key: `preview/${review.id}/${review.at.toISOString()}`, priority: 'notice' },
      lines: [
        { text: words.preview(instantWords(review.at), review.label), strong: true },
        { text: '' },
        ...renderSummary(summary, { reader: 'clerk' }),
      ],
      buttons: [{ label: words.hold, action: { do: 'hold-review', reviewId: review.id } }],
    },
    now,
  );
  await stores.reviews.markPreviewed(review.id, now);
}

async function publishReview(
  stores: Stores,
  capabilitiesOf: CapabilitiesOf,
  organisation: Organisation,
  review: Review,
  words: ReviewWords,
  now: Date,
): Promise<void> {
  const period = await stores.periods.byId(organisation.id, review.periodId);
  if (period) {
    const publishing = {
      period,
      reviewId: review.id,
      dueAt: review.at,
      personId: null,
      forwardWords: words.forward,
    };
    const { publication, groups, forwarders } = await publish(
      stores,
      capabilitiesOf,
      organisation,
      publishing,
      null,
      now,
    );
    const lines = [{ text: words.publishedByItself(publication.number, groups, forwarders) }];
    const letter = { key: `published/${publication.id}`, priority: 'notice', lines } as const;
    await tellRole(stores, capabilitiesOf, organisation, clerks, letter, now);
  }
  await stores.reviews.markPublished(review.id, now);
}

/** The longest that a preview goes before its review: a holiday week and a weekend on both sides. */
const previewHorizonMs = 20 * 24 * 60 * 60 * 1000;

/** Previews and publishes what is due. A review that fell into an outage is published all the same. */
export async function runReviews(
  stores: Stores,
  capabilitiesOf: CapabilitiesOf,
  words: ReviewWords,
  now: Date,
): Promise<void> {
  for (const review of await stores.reviews.dueBefore(new Date(now.getTime() + previewHorizonMs))) {
    const organisation = await stores.organisations.byId(review.organisationId);
    if (!organisation) continue;
    const calendar = await calendarOf(stores, organisation);
    if (review.at <= now) await publishReview(stores, capabilitiesOf, organisation, review, words, now);
    else if (review.previewedAt === null && previewAt(calendar, review.at) <= now)
      await preview(stores, capabilitiesOf, organisation, review, words, now);
  }
}

/** The next instant at which a review has something to do. */
export async function nextReviewAt(stores: Stores, now: Date): Promise<Date | null> {
  const instants: Date[] = [];
  for (const review of await stores.reviews.dueBefore(new Date(now.getTime() + 400 * 24 * 60 * 60 * 1000))) {
    const organisation = await stores.organisations.byId(review.organisationId);
    if (!organisation) continue;
    const early = previewAt(await calendarOf(stores, organisation), review.at);
    instants.push(review.previewedAt === null && early > now ? early : review.at);
  }
  return instants.sort((a, b) => a.getTime() - b.getTime())[0] ?? null;
}
