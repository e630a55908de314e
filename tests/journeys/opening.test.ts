import { afterAll, beforeAll, expect, describe, it } from 'vitest';
import { toRawUpdate } from '../../src/chat/telegram/raw-update.ts';
import type { Person } from '../../src/playground/bot-api/world/person.ts';
import { openScene, type Scene } from './scene.ts';

/** The clock has come to the opening, and nothing that the schedule does has been done yet. */
describe('a figure that is sooner than the schedule', () => {
  let scene: Scene;
  let clerk: Person;
  let leader: Person;

  beforeAll(async () => {
    scene = await openScene(new Date('2026-05-25T02:00:00Z'));
    clerk = scene.person('Chuyên viên');
    leader = scene.person('Phòng TC-KH');
    clerk.openDeepLink(scene.clerkToken);
    await scene.stage.settle();
    await scene.says(clerk, '/moi K3');
    leader.openDeepLink(/start=([\w-]+)/.exec(scene.lastText(clerk))?.[1] ?? '');
    await scene.stage.settle();
    await scene.says(clerk, '/ky 6 tháng');
  });
  afterAll(() => scene.close());

  it('is not expected before', async () => {
    await scene.says(leader, '3: 338 ha');
    expect(scene.lastText(leader)).toContain('mở lúc 08:00 thứ Hai 8/6');
  });

  const nextOpening = async (): Promise<Date> => {
    const at = await scene.stage.bot.inTransaction((stores) => stores.periods.nextOpening());
    if (!at) throw new Error('no period is planned');
    return at;
  };

  it('is on record where the messenger’s clock is ahead of ours', async () => {
    const opening = await nextOpening();
    const { bot, channel, clock } = scene.stage;
    clock.moveTo(new Date(opening.getTime() - 2_000));
    const { user, chatId } = leader;
    const message = {
      ...{ message_id: 1_000, date: opening.getTime() / 1000, text: '3: 338 ha' },
      ...{ from: user, chat: { id: chatId, type: 'private', first_name: user.first_name } },
    };
    await bot.store([toRawUpdate({ update_id: 1, message }, channel.botId, clock.now())]);
    await scene.stage.settle();
    expect(scene.lastText(leader)).toContain('Đã ghi');
  });

  it('is on record, as after an outage in which the period opened', async () => {
    await scene.says(clerk, '/ky 9 tháng');
    const opening = await nextOpening();
    scene.stage.clock.moveTo(new Date(opening.getTime() + 1_000));
    await scene.says(leader, '3: 339 ha');
    expect(scene.lastText(leader)).toContain('Đã ghi 1 số, báo cáo 9 tháng');
  });
});
