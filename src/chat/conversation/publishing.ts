import { clock } from '../../domain/calendar/time-zone.ts';
import { calendarOf, timeWordsOf } from '../../app/office-time.ts';
import { publish } from '../../app/review/publish.ts';
import { buttonGone } from '../words/general.ts';
import { lines } from '../words/lines.ts';
import { forward, held, publishedTo } from '../words/review.ts';
import type { LinkedTurn } from './turn.ts';

export async function publishByTap(
  turn: LinkedTurn,
  periodId: string,
  corrects: string | null,
): Promise<void> {
  const { stores, actor, now, capabilitiesOf } = turn;
  const period = await stores.periods.byId(actor.organisation.id, periodId);
  const last = period && (await stores.reviews.lastPublication(actor.organisation.id, periodId));
  if (!period || (corrects ?? null) !== (last?.id ?? null)) return turn.say(lines(buttonGone));
  const publishing = {
    period,
    reviewId: null,
    dueAt: null,
    personId: actor.person.id,
    forwardWords: forward,
  };
  const { publication, groups, forwarders } = await publish(
    stores,
    capabilitiesOf,
    actor.organisation,
    publishing,
    last,
    now,
  );
  await turn.say(publishedTo(publication.number, groups, forwarders));
}

/** Puts a review off by one working day; the clerk is shown a new preview then. */
export async function holdReview(turn: LinkedTurn, reviewId: string): Promise<void> {
  const { stores, actor, now } = turn;
  const review = await stores.reviews.byId(actor.organisation.id, reviewId);
  if (!review || review.publishedAt !== null) return turn.say(lines(buttonGone));
  const calendar = await calendarOf(stores, actor.organisation);
  const day = calendar.zone.dayOf(review.at > now ? review.at : now);
  const to = calendar.zone.instantOf(calendar.addWorkingDays(day, 2), clock(8));
  await stores.reviews.postpone(review.id, to);
  await stores.audit.note({
    ...{ organisationId: actor.organisation.id, personId: actor.person.id, at: now, action: 'hold-review' },
    detail: { reviewId },
  });
  await turn.say(held(review.label, timeWordsOf(actor.organisation, now).instantWords(to)));
}
