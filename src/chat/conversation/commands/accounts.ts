import { foldText } from '../../../app/fold-text.ts';
import type { ChannelName } from '../../../app/ports/channel.ts';
import { accountsHow } from '../../words/accounts.ts';
import { offerAccountCode, preferMessengers, removeMessengers, sayAccounts } from '../accounts.ts';
import type { Command } from '../command.ts';

/** «zalo» is either of the two on Zalo: people know one app. */
const messengers: readonly (readonly [typed: RegExp, names: readonly ChannelName[]])[] = [
  [/^(telegram|tele)$/, ['telegram']],
  [/^zalo$/, ['zalo-bot', 'zalo-oa']],
  [/^zalo bot$/, ['zalo-bot']],
  [/^(zalo )?oa$/, ['zalo-oa']],
];
const named = (typed: string): readonly ChannelName[] =>
  messengers.find(([pattern]) => pattern.test(typed))?.[1] ?? [];

/** Where one is written to: in which messenger first, a further one, one less. */
export const accounts: Command = {
  name: 'kenh',
  about: 'Chọn nơi nhận nhắc, nối thêm Zalo hoặc Telegram',
  where: 'private',
  audience: 'linked',
  run: async (turn, argument) => {
    const typed = foldText(argument);
    if (typed === '') return sayAccounts(turn);
    if (/^(them|noi|noi them)\b/.test(typed)) return offerAccountCode(turn);
    const without = /^(?:bo|xoa|thoi) (.+)$/.exec(typed)?.[1];
    const channels = named(without ?? typed);
    if (channels.length === 0) return turn.say(accountsHow);
    await (without === undefined ? preferMessengers(turn, channels) : removeMessengers(turn, channels));
  },
};
