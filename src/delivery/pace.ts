import type { Channel, OutgoingContent, Pace } from '../app/ports/channel.ts';
import type { Gate, OutboxRow } from '../app/ports/outbox.ts';

/** A little slower than allowed, so that a clock that runs unevenly stays below the limit. */
const margin = 1.01;

/** Sent in small bursts: with one message at a time the database would set the pace. */
const burstsPerSecond = 3;

type PacedChannel = Pick<Channel, 'name' | 'botId' | 'pace' | 'isGroup'>;

/** Messages that may be handed over together when the bot's gate opens. */
export const burst = ({ perSecond }: Pace): number => Math.ceil(perSecond / burstsPerSecond);

/** Shows up in the chat, and so counts for the pace. */
export const isPaced = ({ kind }: OutgoingContent): boolean =>
  kind === 'text' || kind === 'file' || kind === 'edit';

/** Milliseconds from one message to the next; 0 where there is no limit. */
const spacing = (count: number, ms: number): number => (ms / count) * margin;

/** The gates that shut when these rows are sent: the bot's for all of them, and one for each chat. */
export function gatesAfter(
  rows: readonly OutboxRow[],
  { name: channel, botId, pace, isGroup }: PacedChannel,
  now: Date,
): { gate: Gate; until: Date }[] {
  const paced = rows.filter(({ content }) => isPaced(content));
  const perMessage = spacing(pace.perSecond, 1_000);
  const perChat = spacing(pace.perChatPerSecond, 1_000);
  const perGroup = Math.max(perChat, spacing(pace.perGroupPerMinute, 60_000));
  const after = (ms: number): Date => new Date(now.getTime() + Math.ceil(ms));
  const gates = [
    { gate: { channel, botId }, until: after(paced.length * perMessage) },
    ...paced.map(({ address: { chatId } }) => ({
      gate: { channel, botId, chatId },
      until: after(isGroup(chatId) ? perGroup : perChat),
    })),
  ];
  return gates.filter(({ until }) => until > now);
}
