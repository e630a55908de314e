import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Channel, OutgoingMessage, SendOutcome } from '../../src/app/ports/channel.ts';
import type { Log } from '../../src/app/ports/log.ts';
import type { ManualClock } from '../manual-clock.ts';

export const unlimited = { perSecond: Infinity, perChatPerSecond: Infinity, perGroupPerMinute: Infinity };

/** A channel of which a test says what it does. */
export const fakeChannel = (does: Partial<Channel> = {}): Channel => ({
  ...{ name: 'telegram', botId: '42', botName: '@bot', pace: unlimited },
  capabilities: {
    ...{ buttons: true, editing: true, filesIn: true, filesOut: true, pictures: true, strong: true },
    ...{ groupPost: true, groupListening: 'all', proactive: 'always', maxText: 4096 },
  },
  isGroup: (chatId) => chatId.startsWith('-'),
  interpret: () => {
    throw new Error('nothing comes in here');
  },
  send: async (_message: OutgoingMessage): Promise<SendOutcome> => ({ kind: 'delivered', messageId: null }),
  download: () => Promise.reject(new Error('no files here')),
  inviteLink: () => null,
  ...does,
});

/** Notes everything that is logged. */
export function listening(): { log: Log; logged: () => string } {
  const lines: string[] = [];
  const note = (facts: object, message: string): void =>
    void lines.push(JSON.stringify({ ...facts, message }));
  return { log: { debug: note, info: note, warn: note, error: note }, logged: () => lines.join('\n') };
}

/**
 * Lets the world go on until something is true, moving the clock whenever somebody sleeps. Gives up after `patienceMs` of
 * real time.
 * @param condition is asked in every turn, and may ask the database
 */
export async function until(
  clock: ManualClock,
  condition: () => Promise<boolean>,
  patienceMs = 20_000,
): Promise<void> {
  const giveUp = performance.now() + patienceMs;
  while (performance.now() < giveUp) {
    if (await condition()) return;
    await nextTurn();
    const next = clock.nextWaking();
    if (next) clock.moveTo(next);
  }
  throw new Error('it never came about');
}
