import { openedPeriods, periodsAtHand } from '../../../app/campaign/current-period.ts';
import { isClerk, type Actor } from '../../../app/actor.ts';
import { timeWordsOf } from '../../../app/office-time.ts';
import { standingOf } from '../../../app/reporting/standing.ts';
import { pickPeriod } from '../pick-period.ts';
import { noPeriodYet } from '../../words/review.ts';
import { standingLines } from '../../words/standing.ts';
import type { Command } from '../command.ts';

/** A member of the council sees the blocs that they look after. */
const seesBloc = (actor: Actor, blocId: string): boolean =>
  isClerk(actor) || actor.sponsored.some(({ id }) => id === blocId);

export const standing: Command = {
  name: 'tinhhinh',
  about: 'Khối nào đã gửi, khối nào chưa',
  where: 'private',
  audience: 'overseer',
  run: async (turn, argument) => {
    const { stores, actor, now, capabilitiesOf } = turn;
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
