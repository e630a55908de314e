import { expect, it } from 'vitest';
import { makeAdminCode } from '../../src/app/linking/make-admin-code.ts';
import { makeBot } from '../../src/bot.ts';
import { interpretUpdate } from '../../src/chat/telegram/interpret.ts';
import { toRawUpdate } from '../../src/chat/telegram/raw-update.ts';
import { machineClock, machineTimer } from '../../src/real-time.ts';
import { nodeSecrets } from '../../src/secrets.ts';
import { silentLog } from '../silent-log.ts';
import { onEachDatabase } from '../storage/databases.ts';
import { fakeChannel } from './delivery-world.ts';

const seconds = (at: Date): number => Math.floor(at.getTime() / 1000);
const person = { id: 7, is_bot: false, first_name: 'An\0 B' };
const group = { id: -70, type: 'supergroup', title: 'Hội\0đồng' };

onEachDatabase('a person whose messages hold the character NUL', ({ fresh }) => {
  it('is linked, heard and answered; where it stood, a mark is kept', async () => {
    const { db } = await fresh();
    const machine = { clock: machineClock, timer: machineTimer };
    const channel = fakeChannel({ interpret: (raw) => interpretUpdate(raw, { id: '42', username: 'bot' }) });
    const bot = makeBot({
      ...{ database: db, channels: [channel], ...machine, machine, secrets: nodeSecrets },
      ...{ random: () => 0.5, log: silentLog, keepTextsDays: 365 },
    });
    const now = machineClock.now();
    const { code } =
      (await bot.inTransaction((stores) => makeAdminCode(stores, nodeSecrets, 'new', now))) ?? {};
    let updates = 0;
    const write = (text: string, chat: object) =>
      toRawUpdate(
        {
          update_id: (updates += 1),
          message: {
            ...{ message_id: updates, from: person, chat, date: seconds(now), text },
            ...(text.startsWith('/')
              ? { entities: [{ type: 'bot_command', offset: 0, length: text.split(' ')[0]?.length ?? 0 }] }
              : {}),
          },
        },
        '42',
        now,
      );
    const chat = { id: 7, type: 'private' };
    await bot.start();
    await bot.store([write(`/start ${code ?? ''}`, chat)]);
    await bot.drain();
    await bot.store([write('/thongbao họp\0 lúc 8 giờ', chat), write('/nhom', group), write('\0', chat)]);
    await bot.drain();
    await bot.stop();
    const kept = await db.inTransaction(async (tx) => ({
      people: (await tx.person.findMany()).map(({ displayName }) => displayName),
      groups: (await tx.councilGroup.findMany()).map(({ title }) => title),
      announcements: (await tx.announcement.findMany()).map(({ text }) => text),
      states: (await tx.inboxMessage.findMany()).map(({ state }) => state),
    }));
    expect(kept).toEqual({
      people: ['An\uFFFD B'],
      groups: ['Hội\uFFFDđồng'],
      announcements: ['họp\uFFFD lúc 8 giờ'],
      states: ['handled', 'handled', 'handled', 'handled'],
    });
  });
});
