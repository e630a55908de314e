import { openedPeriods, periodsAtHand } from '../../../app/campaign/current-period.ts';
import { isClerk, type Actor } from '../../../app/actor.ts';
import { foldText } from '../../../app/fold-text.ts';
import { localDay, timeWordsOf } from '../../../app/office-time.ts';
import type { Organisation } from '../../../app/ports/organisations.ts';
import { standingOf } from '../../../app/reporting/standing.ts';
import { yearReportingOf } from '../../../app/reporting/year-reporting.ts';
import { pickPeriod } from '../pick-period.ts';
import { noPeriodYet } from '../../words/review.ts';
import { standingLines, yearLines } from '../../words/standing.ts';
import type { Command } from '../command.ts';
import type { LinkedTurn } from '../turn.ts';

/** A member of the council sees the blocs that they look after. */
const seesBloc = (actor: Actor, blocId: string): boolean =>
  isClerk(actor) || actor.sponsored.some(({ id }) => id === blocId);

/** «cả năm», «cả năm 2025»: the year; null: something else was typed. */
function yearIn(argument: string, now: Date, { timeZone }: Organisation): number | null {
  const words = /^(?:ca|tong) nam(?: (\d{4}))?$/.exec(foldText(argument));
  return words ? Number(words[1] ?? localDay(now, timeZone).slice(0, 4)) : null;
}

async function sayYear({ stores, actor, now, say }: LinkedTurn, year: number): Promise<void> {
  const { organisation } = actor;
  const campaign = await stores.campaigns.active(organisation.id);
  if (!campaign) return say(noPeriodYet);
  const reporting = await yearReportingOf(stores, organisation, campaign.campaign.id, year, now);
  const sponsored = new Set(actor.sponsored.map(({ name }) => name));
  const blocs = reporting.blocs.filter(({ bloc }) => isClerk(actor) || sponsored.has(bloc));
  await say(yearLines({ ...reporting, blocs }));
}

export const standing: Command = {
  name: 'tinhhinh',
  about: 'Khối nào đã gửi, khối nào chưa',
  where: 'private',
  audience: 'overseer',
  run: async (turn, argument) => {
    const { stores, actor, now, capabilitiesOf } = turn;
    const year = yearIn(argument, now, actor.organisation);
    if (year !== null) return sayYear(turn, year);
    const periods = await openedPeriods(stores, actor.organisation);
    const named = argument === '' ? null : pickPeriod(periods, argument);
    const shown = named ? [named] : await periodsAtHand(stores, actor.organisation, now);
    if (shown.length === 0) return turn.say(noPeriodYet);
    const words = timeWordsOf(actor.organisation, now);
    const parts = [];
    for (const period of shown) {
      const all = await standingOf(stores, capabilitiesOf, actor.organisation, period, now);
      const standings = all.filter(({ bloc }) => seesBloc(actor, bloc.id));
      const due = words.instantWords(period.dueAt);
      parts.push(...standingLines(period.label, due, standings, words, isClerk(actor)), { text: '' });
    }
    await turn.say(parts.slice(0, -1));
  },
};
