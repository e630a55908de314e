import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codeIn, telegramUser, zaloUser, type TelegramUser, type ZaloUser } from './messengers.ts';
import { openScene, type Scene } from './scene.ts';

const patience = { timeout: 30_000 };

describe('the month’s quota of a bot on Zalo', () => {
  let scene: Scene;
  let clerk: TelegramUser;
  let onZaloOnly: ZaloUser;
  let leader: ZaloUser;
  let leaderOnTelegram: TelegramUser;
  const turn = (messages: number) =>
    scene.stage.zalo?.server.turn({ quota: { messages, people: 50, groups: 3 } });

  beforeAll(async () => {
    scene = await openScene(undefined, { withZalo: true });
    clerk = telegramUser(scene, 'Chuyên viên');
    leader = zaloUser(scene, 'Phòng TC-KH');
    leaderOnTelegram = telegramUser(scene, 'Phòng TC-KH (Telegram)');
    onZaloOnly = zaloUser(scene, 'Phòng Giáo dục');
    clerk.person.openDeepLink(scene.clerkToken);
    await scene.stage.settle();
    await leader.accepts(await clerk.says('/moi K3'));
    await onZaloOnly.accepts(await clerk.says('/moi Khối Trường học'));
  });
  afterAll(() => scene.close());

  it('is told to the clerk before a period opens, once', async () => {
    await clerk.says('/ky 6 tháng');
    const before = clerk.heard().length;
    await scene.stage.moveTo(new Date('2026-06-05T02:00:00Z'));
    await scene.stage.moveTo(new Date('2026-06-06T02:00:00Z'));
    const told = clerk.heard().slice(before);
    expect(told.map(({ text }) => text)).toEqual([
      expect.stringMatching(
        /^Lượt tin cho kỳ 6 tháng đầu năm 2026:\nZalo, tháng 6: cần khoảng \d+0 tin, còn 3\.000\.$/,
      ),
    ]);
    await scene.stage.moveTo(new Date('2026-06-08T02:00:00Z'));
    expect(onZaloOnly.last()).toMatch(/^⏰/);
  });

  it('counts what was spent since', async () => {
    const text = await clerk.says('/thu');
    expect(text).toMatch(/cần khoảng \d+0 tin, còn 2\.9\d\d/);
  });

  it('is told when it is gone: who waits; and what can go elsewhere goes there', async () => {
    const code = codeIn(await leader.says('/kenh thêm'));
    leaderOnTelegram.person.openDeepLink(code);
    await scene.stage.settle();
    await leader.says('/kenh zalo');
    turn(0);
    const heard = clerk.heard().length;
    clerk.person.sendText(clerk.person, '/nhac');
    const since = () =>
      clerk
        .heard()
        .slice(heard)
        .map(({ text }) => text)
        .join('\n');
    await expect.poll(since, patience).toMatch(/Zalo đã hết lượt gửi của tháng\.\n1 tin đang chờ/);
    expect(since()).toMatch(/Phòng Giáo dục\./);
    expect(since()).toContain('lượt mới thường có từ thứ Tư 1/7');
    await expect.poll(() => leaderOnTelegram.last(), patience).toMatch(/^⏰/);
    expect(onZaloOnly.heard().filter(({ text }) => text.startsWith('⏰'))).toHaveLength(1);
  });

  it('sends what waited when there is more', async () => {
    turn(3_000);
    scene.stage.clock.moveTo(new Date(scene.stage.clock.now().getTime() + 16 * 60_000));
    await scene.stage.settle();
    expect(onZaloOnly.heard().filter(({ text }) => text.startsWith('⏰'))).toHaveLength(2);
    expect(await onZaloOnly.says('/dagui')).toContain('6 tháng');
  });
});
