import { sayClerkList } from '../clerk-list.ts';
import type { Command } from '../command.ts';

/** The clerk's list of the day, at any hour. */
export const work: Command = {
  name: 'viec',
  about: 'Việc hôm nay: đến hạn, câu hỏi, chờ duyệt',
  where: 'private',
  audience: 'clerk',
  run: (turn) => sayClerkList(turn, true),
};
