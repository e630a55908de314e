import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../../src/playground/bot-api/world/person.ts';
import { openScene, type Scene } from './scene.ts';

/** A month and a half-year are open at once: the bot asks, one question for all, and loses nothing meanwhile. */
describe('two open periods', () => {
  let scene: Scene;
  let leader: Person;

  beforeAll(async () => {
    scene = await openScene(new Date('2026-06-09T02:00:00Z'));
    const clerk = scene.person('Chuyên viên');
    leader = scene.person('Phòng TC-KH');
    clerk.openDeepLink(scene.clerkToken);
    await scene.stage.settle();
    await scene.says(clerk, '/moi K3');
    leader.openDeepLink(/start=([\w-]+)/.exec(scene.lastText(clerk))?.[1] ?? '');
    await scene.stage.settle();
    await scene.says(clerk, '/ky 6 tháng mở ngay');
    await scene.says(clerk, '/ky tháng 6 mở ngay');
  });
  afterAll(() => scene.close());

  const says = async (text: string): Promise<string> => {
    await scene.says(leader, text);
    return scene.lastText(leader).replace(/\s+/g, ' ');
  };

  it('asks once for all figures of a message, and adds those of the next', async () => {
    expect(await says('thu ngân sách 26,4 tỷ, mía 338 ha')).toMatch(
      /«4: 26,4 tỷ; 3: 338 ha» là của kỳ báo cáo nào/,
    );
    expect(await says('7: 2 xóm')).toMatch(/4: 26,4 tỷ; 3: 338 ha; 7: 2/);
    expect(await says('mía 340 ha')).toMatch(/4: 26,4 tỷ; 7: 2( xóm)?; 3: 340 ha/);
  });

  it('records all of them with one answer', async () => {
    expect(await says('1')).toContain('Đã ghi 3 số, báo cáo 6 tháng đầu năm 2026');
    const mine = await says('/dagui');
    expect(mine).toContain('340 ha');
    expect(mine).not.toContain('338 ha');
    expect(mine).toMatch(/Báo cáo tháng 6 năm 2026.*Còn thiếu 11/);
  });

  it('records nothing when the sender would rather send it again', async () => {
    await says('HTX: 1');
    expect(await says('3')).toContain('Xin nhắn lại số đúng');
    expect(await says('/dagui')).not.toContain('5. Thành lập mới hợp tác xã: 1');
  });
});
