import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Group } from '../../src/playground/bot-api/world/group.ts';
import type { Person } from '../../src/playground/bot-api/world/person.ts';
import { openScene, type Scene } from './scene.ts';

/**
 * The whole journey as text: invitation, period, reminder, reply, question, summary. The golden file is read by people:
 * when it changes, read the change.
 */
describe('half a year with Hạ Lang', () => {
  let scene: Scene;
  let clerk: Person;
  let leader: Person;
  let deputy: Person;
  let council: Group;

  beforeAll(async () => {
    scene = await openScene();
    clerk = scene.person('Chuyên viên');
    leader = scene.person('Phòng TC-KH');
    deputy = scene.person('Phòng NN&PTNT');
    council = scene.group('Nhóm Hội đồng', clerk);
  });
  afterAll(() => scene.close());

  const invite = async (who: Person, request: string): Promise<void> => {
    await scene.says(clerk, request);
    const link = /start=([\w-]+)/.exec(scene.lastText(clerk));
    who.openDeepLink(link?.[1] ?? '');
    await scene.stage.settle();
  };

  it('goes from the invitation to the published summary', async () => {
    clerk.openDeepLink(scene.clerkToken);
    await scene.stage.settle();
    await invite(leader, '/moi K3');
    await invite(deputy, '/moi K3 phó');
    await scene.presses(clerk, 'Đúng');
    council.addBot(clerk);
    await scene.stage.settle();
    await scene.says(clerk, '/nhom', council);
    await scene.says(clerk, '/ky 6 tháng');
    await scene.stage.moveTo(new Date('2026-06-08T02:00:00Z'));
    await scene.says(leader, '1: 6820,5  3: 338  thu NS 26 tỷ 4');
    await scene.says(leader, 'HTX: chưa có');
    await scene.says(leader, '1');
    await scene.says(leader, 'xin lùi đến thứ 6');
    await scene.says(deputy, '3: 340 ha');
    await scene.says(leader, 'công nghiệp 22.350 tỷ');
    await scene.presses(leader, '22,35');
    await scene.says(clerk, '/tinhhinh');
    await scene.says(clerk, '/nhapho K8 16: 98,9%');
    await scene.stage.moveTo(new Date('2026-06-22T02:00:00Z'));
    await scene.says(clerk, '/tonghop');
    expect(scene.stage.server.deliveries.some(({ chatId }) => chatId === council.chatId)).toBe(true);
    await expect(scene.transcript()).toMatchFileSnapshot('half-year.golden.txt');
  });
});
