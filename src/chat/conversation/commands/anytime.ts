import { allowAnytime } from '../../../app/allowance.ts';
import { foldText } from '../../../app/fold-text.ts';
import { allowanceSet, allowanceShown } from '../../words/allowance.ts';
import type { Command } from '../command.ts';

const answers: Readonly<Record<string, boolean>> = {
  co: true,
  cho: true,
  bat: true,
  khong: false,
  tat: false,
};

/** Whether the bot may write to this person in quiet hours and on days off. */
export const anytime: Command = {
  name: 'ngoaigio',
  about: 'Cho hoặc không cho nhắn ngoài giờ',
  where: 'private',
  audience: 'linked',
  run: async (turn, argument) => {
    const { stores, actor, now } = turn;
    const wanted = answers[foldText(argument).split(' ')[0] ?? ''];
    if (wanted === undefined) return turn.say(allowanceShown(actor.person.anytime));
    await allowAnytime(stores, actor, wanted, now);
    await turn.say(allowanceSet(wanted));
  },
};
