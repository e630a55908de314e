import { openedPeriods, periodsAtHand } from '../../../app/campaign/current-period.ts';
import { timeWordsOf } from '../../../app/office-time.ts';
import { standingOf } from '../../../app/reporting/standing.ts';
import { pickPeriod } from '../pick-period.ts';
import { noPeriodYet } from '../../words/review.ts';
import { standingLines } from '../../words/standing.ts';
import type { Command } from '../command.ts';

export const standing: Command = {
  name: 'tinhhinh',
  about: 'Khối nào đã gửi, khối nào chưa',
  where: 'private',
  audience: 'clerk',
  run: async (turn, argument) => {
    const { stores, actor, now, capabilitiesOf } = turn;
    const periods = await openedPeriods(stores, actor.organisation);
    const named = argument === '' ? null : pickPeriod(periods, argument);
    const shown = named ? [named] : await periodsAtHand(stores, actor.organisation, now);
    if (shown.length === 0) return turn.say(noPeriodYet);
    const words = timeWordsOf(actor.organisation, now);
    const parts = [];
    for (const period of shown) {
      const standings = await standingOf(stores, capabilitiesOf, actor.organisation, period, now);
      parts.push(...standingLines(period.label, words.instantWords(period.dueAt), standings, words), {
        text: '',
      });
    }
    await turn.say(parts.slice(0, -1));
  },
};
