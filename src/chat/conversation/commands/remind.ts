import { findBloc } from '../../../app/find-bloc.ts';
import { timeWordsOf } from '../../../app/office-time.ts';
import { remindNow } from '../../../app/schedule/remind-now.ts';
import { noSuchBloc } from '../../words/linking.ts';
import { remindedNow } from '../../words/standing.ts';
import type { Command } from '../command.ts';

export const remind: Command = {
  name: 'nhac',
  about: 'Nhắc ngay các khối còn thiếu số',
  where: 'private',
  audience: 'clerk',
  run: async (turn, argument) => {
    const { stores, actor, now, inboxId, capabilitiesOf } = turn;
    const found = argument === '' ? null : findBloc(await stores.blocs.all(actor.organisation.id), argument);
    if (argument !== '' && !found) return turn.say(noSuchBloc(argument));
    const blocIds = found ? [found.bloc.id] : null;
    const reminded = await remindNow(stores, capabilitiesOf, actor.organisation, blocIds, inboxId, now);
    await turn.say(remindedNow(reminded, timeWordsOf(actor.organisation, now).instantWords));
  },
};
