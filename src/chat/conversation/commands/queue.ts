import { noSuchRow, replayed } from '../../words/clerk.ts';
import type { Command } from '../command.ts';
import { isOurs, sayQueue } from '../queue.ts';

export const queue: Command = {
  name: 'hangdoi',
  about: 'Tin gửi không đến và tin chưa xử lý được',
  where: 'private',
  audience: 'clerk',
  run: async (turn, argument) => {
    if (!/^#?\d{1,9}$/.test(argument)) return sayQueue(turn);
    const id = Number(argument.replace('#', ''));
    const row = await turn.stores.inbox.byId(id);
    const again = row !== null && (await isOurs(turn, row)) && (await turn.stores.inbox.replay(id));
    await turn.say(again ? replayed(id) : noSuchRow(id));
  },
};
