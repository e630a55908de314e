import { serve } from '@hono/node-server';
import type { Bot } from 'grammy';
import {
  type BotApiServer,
  startBotApiServer,
} from '../../../src/playground/bot-api/start-bot-api-server.ts';
import { defaultGuide } from '../../../src/playground/guide.ts';
import type { Phones } from '../../../src/playground/phone.ts';
import { makePlaygroundRoutes } from '../../../src/playground/playground-routes.ts';
import { telegramPhone } from '../../../src/playground/telegram-phone.ts';
import { makeScriptedBot } from './scripted-bot.ts';

export interface PlaygroundUnderTest {
  readonly address: string;
  readonly server: BotApiServer;
  readonly bot: Bot;
  readonly phones: Phones;
  /** cuts every open line to the page */
  hangUp(): void;
  close(): Promise<void>;
}

/** The whole playground around the scripted bot, with a clock that jumps. */
export async function startPlaygroundUnderTest(): Promise<PlaygroundUnderTest> {
  let at = Date.parse('2026-06-12T02:00:00Z');
  const server = await startBotApiServer({ now: () => new Date(at) });
  const phones = makePhones(server);
  const bot = makeScriptedBot(server);
  const polling = bot.start();
  const stopping = new AbortController();
  const routes = makePlaygroundRoutes({
    phones,
    guide: defaultGuide(`https://t.me/${server.bot.username}?start=admin-code`, 'ABCDEFGH'),
    clock: {
      now: () => new Date(at),
      nextEventAt: async () => new Date(Math.ceil((at + 1) / 43_200_000) * 43_200_000 + 1_800_000),
      moveTo: async (to) => void (at = to.getTime()),
    },
    stopping: stopping.signal,
  });
  const web = serve({ fetch: routes.fetch, hostname: '127.0.0.1', port: 0 });
  await new Promise((resolve) => web.once('listening', resolve));
  const address = web.address();
  return {
    address: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`,
    server,
    bot,
    phones,
    hangUp: () => 'closeAllConnections' in web && web.closeAllConnections(),
    close: async () => {
      stopping.abort();
      await bot.stop();
      await polling;
      await server.close();
      await new Promise((resolve) => web.close(resolve));
    },
  };
}

function makePhones({ world }: BotApiServer): Phones {
  const leaders = ['Khối Kinh tế', 'Khối Văn hóa - Xã hội'].flatMap((bloc) =>
    ['Khối trưởng', 'Khối phó'].map((role) => ({
      section: bloc,
      label: role,
      person: world.addUser({ firstName: role, lastName: bloc, languageCode: 'vi' }),
    })),
  );
  const clerk = world.addUser({ firstName: 'Cán bộ thi đua', languageCode: 'vi' });
  const member = world.addUser({ firstName: 'Ủy viên Hội đồng', languageCode: 'vi' });
  const members = [clerk, member, ...leaders.map(({ person }) => person)];
  const group = world.createGroup({ title: 'Nhóm Hội đồng TĐKT huyện Hạ Lang', kind: 'group', members });
  group.addBot(clerk);
  group.promoteBot(clerk);
  return {
    leader: leaders.map((leader, index) => telegramPhone({ id: `leader-${index}`, world, ...leader })),
    clerk: [
      telegramPhone({ id: 'clerk', world, person: clerk, label: 'Cán bộ thi đua', section: 'Phòng Nội vụ' }),
    ],
    group: [clerk, member].map((person, index) =>
      telegramPhone({
        id: `group-${index}`,
        world,
        person,
        group,
        label: person.user.first_name,
        section: 'Trong nhóm',
      }),
    ),
  };
}
