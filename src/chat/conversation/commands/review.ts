import { openedPeriods } from '../../../app/campaign/current-period.ts';
import { timeWordsOf, zoneOf } from '../../../app/office-time.ts';
import { readDay } from '../../../domain/calendar/read-day.ts';
import { findTime } from '../../../domain/calendar/read-time.ts';
import { clock } from '../../../domain/calendar/time-zone.ts';
import {
  noPeriodYet,
  reviewInPast,
  reviewLabel,
  reviewList,
  reviewNotRead,
  reviewSet,
} from '../../words/review.ts';
import type { Command } from '../command.ts';
import type { LinkedTurn } from '../turn.ts';
import { withoutPart } from '../typed-parts.ts';

async function sayReviews({ stores, actor, now, say }: LinkedTurn): Promise<void> {
  const campaign = await stores.campaigns.active(actor.organisation.id);
  const { instantWords } = timeWordsOf(actor.organisation, now);
  const reviews = campaign
    ? await stores.reviews.ofCampaign(actor.organisation.id, campaign.campaign.id)
    : [];
  const waiting = reviews.filter(({ publishedAt }) => publishedAt === null);
  await say(reviewList(waiting.map(({ label, at }) => `${label}: ${instantWords(at)}`)));
}

/** When the summary of the newest period goes to the council by itself. */
export const review: Command = {
  name: 'soket',
  about: 'Đặt ngày tự gửi tổng hợp',
  where: 'private',
  audience: 'publisher',
  run: async (turn, argument) => {
    const { stores, actor, now } = turn;
    if (argument === '') return sayReviews(turn);
    const [period] = await openedPeriods(stores, actor.organisation);
    if (!period) return turn.say(noPeriodYet);
    const zone = zoneOf(actor.organisation.timeZone);
    const time = findTime(argument);
    const day = readDay(time ? withoutPart(argument, time) : argument, zone.dayOf(now));
    if (!day) return turn.say(reviewNotRead);
    const at = zone.instantOf(day, time?.minute ?? clock(8));
    if (at <= now) return turn.say(reviewInPast);
    const { id: periodId, campaignId, organisationId } = period;
    const planned = await stores.reviews.ofCampaign(organisationId, campaignId);
    const waiting = planned.find((each) => each.periodId === periodId && each.publishedAt === null);
    const label = reviewLabel(period.label);
    if (waiting) await stores.reviews.postpone(waiting.id, at);
    else
      await stores.reviews.add({
        organisationId,
        campaignId,
        periodId,
        kind: period.kind === 'year' ? 'final' : 'interim',
        label,
        at,
      });
    await stores.audit.note({
      ...{ organisationId, personId: actor.person.id, at: now, action: 'set-review' },
      detail: { periodId, at: at.toISOString() },
    });
    await turn.say(reviewSet(label, timeWordsOf(actor.organisation, now).instantWords(at)));
  },
};
