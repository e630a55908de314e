import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../../src/playground/bot-api/world/person.ts';
import { openScene, type Scene } from './scene.ts';

const day = (text: string) => new Date(`${text}T02:00:00Z`);

/** Lines are broken for phones: the words are what counts here. */
const inOneLine = (text: string): string => text.replace(/\s+/g, ' ');

/** What happens after the deadline, after the lock and after the bulletin; and what people tell each other. */
describe('late, locked and changed', () => {
  let scene: Scene;
  let clerk: Person;
  let leader: Person;
  let deputy: Person;

  const link = async (who: Person, request: string): Promise<void> => {
    await scene.says(clerk, request);
    who.openDeepLink(/start=([\w-]+)/.exec(scene.lastText(clerk))?.[1] ?? '');
    await scene.stage.settle();
  };
  const says = async (who: Person, text: string): Promise<string> => {
    await scene.says(who, text);
    return inOneLine(scene.lastText(who));
  };

  beforeAll(async () => {
    scene = await openScene(day('2026-06-08'));
    clerk = scene.person('Chuyên viên');
    leader = scene.person('Điện lực');
    deputy = scene.person('Agribank');
    clerk.openDeepLink(scene.clerkToken);
    await scene.stage.settle();
    await link(leader, '/moi K8');
    await link(deputy, '/moi K8 phó');
    await scene.says(clerk, '/ky 6 tháng mở ngay');
  });
  afterAll(() => scene.close());

  it('tells leaders what the clerk announces, and the clerk who has read it', async () => {
    expect(await says(clerk, '/thongbao K8: Họp giao ban 8h thứ Sáu')).toContain('2 người');
    expect(scene.lastText(leader)).toContain('Họp giao ban 8h thứ Sáu');
    await scene.presses(leader, 'Đã đọc');
    const state = await says(clerk, '/thongbao');
    expect(state).toContain('1/2');
    expect(state).toContain('Chưa đọc: Agribank');
  });

  it('puts a delay on record, and the clerk can refuse it', async () => {
    expect(await says(leader, 'xin lùi đến thứ 6')).toContain('thứ Sáu 12/6');
    await scene.presses(clerk, 'Từ chối');
    expect(scene.lastText(leader)).toContain('chưa đồng ý lùi');
  });

  it('marks what comes after the deadline, and tells the leader what the deputy changed', async () => {
    await scene.stage.moveTo(day('2026-06-17'));
    expect(await says(leader, '16: 98,5%')).toContain('sau hạn');
    await says(deputy, '16: 98,7%');
    expect(scene.lastText(leader)).toContain('98,7%');
  });

  it('tells the clerk that a figure changed after the bulletin, and sends a correction', async () => {
    await scene.says(clerk, '/tonghop');
    await scene.presses(clerk, 'Gửi Hội đồng');
    await says(leader, '16: 98,9%');
    expect(scene.lastText(clerk)).toContain('thay đổi sau bản tin số 1');
    await scene.says(clerk, '/tonghop');
    await scene.presses(clerk, 'Gửi đính chính');
    expect(scene.transcript()).toContain('đính chính Bản tin số 1');
  });

  it('keeps what comes after the lock as a proposal until the clerk decides', async () => {
    await scene.stage.moveTo(day('2026-06-26'));
    expect(await says(leader, '16: 99,1%')).toContain('Đã chuyển để cơ quan thường trực duyệt');
    expect(await says(leader, '/dagui')).toContain('98,9%');
    await scene.presses(clerk, 'Nhận');
    expect(inOneLine(scene.lastText(leader))).toContain('đã nhận số gửi sau khóa');
    expect(await says(leader, '/dagui')).toContain('99,1%');
  });

  it('refuses a button that was pressed before', async () => {
    const before = scene.stage.server.deliveries.length;
    await scene.presses(clerk, 'Nhận');
    const after = scene.stage.server.deliveries.slice(before);
    expect(after).toEqual([]);
  });

  it('tells the clerk when a leader has blocked the bot, and counts on nobody who cannot be reached', async () => {
    leader.block();
    await scene.stage.settle();
    expect(scene.lastText(clerk)).toContain('Không nhắn được cho Điện lực');
    leader.unblock();
    await says(leader, '/dagui');
    expect(scene.lastText(leader)).toContain('Báo cáo 6 tháng đầu năm 2026');
  });
});
