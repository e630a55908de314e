import { isClerk, mayPublish } from '../../../app/actor.ts';
import { openedPeriods } from '../../../app/campaign/current-period.ts';
import { timeWordsOf } from '../../../app/office-time.ts';
import type { Organisation } from '../../../app/ports/organisations.ts';
import type { ReportingPeriod } from '../../../app/ports/periods.ts';
import { summaryOfPeriod } from '../../../app/review/summary-of-period.ts';
import { changesSince } from '../../../domain/review/changes.ts';
import { fromSnapshot, toSnapshot } from '../../../render/summary-snapshot.ts';
import { renderSummary } from '../../../render/summary-text.ts';
import { pickPeriod } from '../pick-period.ts';
import { notBound } from '../../words/group.ts';
import { unknownPerson } from '../../words/linking.ts';
import {
  changedSince,
  correctLabel,
  noPeriodForCouncil,
  noPeriodYet,
  published,
  publishLabel,
} from '../../words/review.ts';
import type { Command } from '../command.ts';
import type { Buttons, Turn } from '../turn.ts';

/** The organisation that asks: of the linked person, or of the bound group. */
async function askingOrganisation({ stores, event, actor }: Turn): Promise<Organisation | null> {
  if (event.chatKind === 'private') return actor?.organisation ?? null;
  const group = await stores.groups.byChat(event.address);
  return group ? stores.organisations.byId(group.organisationId) : null;
}

async function sayToCouncil(
  turn: Turn,
  organisation: Organisation,
  period: ReportingPeriod | null,
): Promise<void> {
  if (!period) return turn.say(noPeriodForCouncil);
  const summary = await summaryOfPeriod(turn.stores, organisation, period, turn.now);
  await turn.say(renderSummary(summary, { reader: 'council' }));
  await turn.sendFile(
    { picture: true, fileName: 'bieu-do.png', drawing: 'chart', data: toSnapshot(summary) },
    period.label,
  );
}

async function sayToPublisher(
  turn: Turn,
  organisation: Organisation,
  period: ReportingPeriod,
): Promise<void> {
  const { stores, now, actor } = turn;
  const summary = await summaryOfPeriod(stores, organisation, period, now);
  const last = await stores.reviews.lastPublication(organisation.id, period.id);
  const before = last && fromSnapshot(last.snapshot);
  const changes = before?.ok ? changesSince(before.value, summary).length : 0;
  const { instantWords } = timeWordsOf(organisation, now);
  const reader = actor && isClerk(actor) ? 'clerk' : 'council';
  const action = { do: 'publish' as const, periodId: period.id, corrects: last?.id ?? null };
  const buttons: Buttons = last
    ? changes > 0
      ? [{ label: correctLabel, action }]
      : []
    : [{ label: publishLabel, action }];
  await turn.sendFile(
    { picture: true, fileName: 'bieu-do.png', drawing: 'chart', data: toSnapshot(summary) },
    period.label,
  );
  await turn.say(
    [
      ...renderSummary(summary, { reader }),
      ...(last ? published(last.number, instantWords(last.publishedAt)) : []),
      ...(changes > 0 ? changedSince(changes) : []),
    ],
    buttons,
  );
}

/** The state of the newest period; in the council's group anybody may ask, and sees units only. */
export const summary: Command = {
  name: 'tonghop',
  about: 'Xem tổng hợp và gửi Hội đồng',
  where: 'both',
  audience: 'anyone',
  run: async (turn, argument) => {
    const organisation = await askingOrganisation(turn);
    if (!organisation) return turn.say(turn.event.chatKind === 'group' ? notBound : unknownPerson);
    const periods = await openedPeriods(turn.stores, organisation);
    const period = argument === '' ? (periods[0] ?? null) : pickPeriod(periods, argument);
    if (turn.event.chatKind === 'group' || !turn.actor || !mayPublish(turn.actor))
      return sayToCouncil(turn, organisation, period);
    return period ? sayToPublisher(turn, organisation, period) : turn.say(noPeriodYet);
  },
};
