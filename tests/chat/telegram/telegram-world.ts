import type { OutgoingFile } from '../../../src/app/ports/channel.ts';
import type { Log } from '../../../src/app/ports/log.ts';
import {
  noPace,
  openTelegram,
  type Telegram,
  type TelegramOptions,
} from '../../../src/chat/telegram/open-telegram.ts';
import {
  startBotApiServer,
  type BotApiServer,
} from '../../../src/playground/bot-api/start-bot-api-server.ts';
import type { Group } from '../../../src/playground/bot-api/world/group.ts';
import type { Person } from '../../../src/playground/bot-api/world/person.ts';
import { ManualClock } from '../../manual-clock.ts';

export interface TelegramWorld extends Telegram {
  readonly server: BotApiServer;
  readonly clock: ManualClock;
  /** started the bot */
  readonly leader: Person;
  /** the bot is a member */
  readonly council: Group;
  readonly logged: () => string;
  readonly close: () => Promise<void>;
}

/** Notes everything that is logged, as JSON. */
export function listeningLog(): { log: Log; logged: () => string } {
  const lines: string[] = [];
  const note = (facts: object, message: string): void =>
    void lines.push(JSON.stringify({ ...facts, message }));
  return { log: { debug: note, info: note, warn: note, error: note }, logged: () => lines.join('\n') };
}

const draw = async ({ data }: OutgoingFile): Promise<Uint8Array> => Buffer.from(JSON.stringify(data));

/** The real adapter against our strict Bot API server, with a person and a group, and no update waiting. */
export async function openTelegramWorld(options: Partial<TelegramOptions> = {}): Promise<TelegramWorld> {
  const clock = new ManualClock('2026-06-16T02:00:00Z');
  const server = await startBotApiServer({ now: () => clock.now() });
  const { log, logged } = listeningLog();
  const leader = server.world.addUser({ firstName: 'Trưởng khối', lastName: 'Kinh tế' });
  const council = server.world.createGroup({ title: 'Hội đồng <Thi đua>', kind: 'group', members: [leader] });
  leader.start();
  council.addBot(leader);
  await forget(server);
  const telegram = await openTelegram({
    ...{ token: server.token, apiRoot: server.url, clock, log, draw, pace: noPace, pollSeconds: 1 },
    patience: { firstMs: 1, longestMs: 5 },
    ...options,
  });
  return { ...telegram, server, clock, leader, council, logged, close: () => server.close() };
}

/** Confirms what has happened so far. */
export async function forget({ url, token }: BotApiServer): Promise<void> {
  const poll = async (offset: number): Promise<{ update_id: number }[]> => {
    const answer = await fetch(`${url}/bot${token}/getUpdates?timeout=0&offset=${offset}`);
    return ((await answer.json()) as { result: { update_id: number }[] }).result;
  };
  for (let last = (await poll(0)).at(-1); last; last = (await poll(last.update_id + 1)).at(-1));
}
