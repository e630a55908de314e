import { foldText } from '../../../app/fold-text.ts';
import { dropWhich, noSuchRow, replayed } from '../../words/clerk.ts';
import type { Command } from '../command.ts';
import { dropMessages, isOurs, sayQueue } from '../queue.ts';

const rowId = /^\d{1,9}$/;

export const queue: Command = {
  name: 'hangdoi',
  about: 'Tin gửi không đến và tin chưa xử lý được',
  where: 'private',
  audience: 'clerk',
  run: async (turn, argument) => {
    const [verb = '', ...rest] = foldText(argument).split(' ');
    if (verb === 'bo') {
      const ids = rest.filter((word) => rowId.test(word)).map(Number);
      return ids.length > 0 ? dropMessages(turn, ids) : turn.say(dropWhich);
    }
    if (!rowId.test(verb)) return sayQueue(turn);
    const id = Number(verb);
    const row = await turn.stores.inbox.byId(id);
    const again = row !== null && (await isOurs(turn, row)) && (await turn.stores.inbox.replay(id));
    await turn.say(again ? replayed(id) : noSuchRow(id));
  },
};
