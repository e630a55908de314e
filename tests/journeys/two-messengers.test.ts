import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codeIn, telegramUser, zaloUser, type TelegramUser, type ZaloUser } from './messengers.ts';
import { openScene, type Scene } from './scene.ts';

describe('one leader with two messengers', () => {
  let scene: Scene;
  let clerk: TelegramUser;
  let onTelegram: TelegramUser;
  let onZalo: ZaloUser;
  const at = (instant: string) => scene.stage.moveTo(new Date(instant));

  beforeAll(async () => {
    scene = await openScene(undefined, { withZalo: true });
    clerk = telegramUser(scene, 'Chuyên viên');
    onTelegram = telegramUser(scene, 'Phòng TC-KH');
    onZalo = zaloUser(scene, 'Trưởng phòng TC-KH');
    clerk.person.openDeepLink(scene.clerkToken);
    await scene.stage.settle();
    const invitation = await clerk.says('/moi K3');
    expect(invitation).toMatch(
      /ứng dụng khác nhắn mã trên cho:\n• Zalo «[^»]+»: https:\S+\n• Zalo OA «[^»]+»: h/,
    );
    await onTelegram.accepts(invitation);
    await clerk.chooses('Đúng');
    await clerk.says('/ky 6 tháng');
  });
  afterAll(() => scene.close());

  it('links the second one by a code that works once, and tells the first', async () => {
    const offer = await onTelegram.says('/kenh thêm');
    expect(offer).toContain('https://bot.zaloplatforms.com/bots/');
    expect(offer).not.toMatch(/t\.me/);
    const code = codeIn(offer);
    expect(await onZalo.says(code)).toContain('Đã nối tài khoản này với «Phòng TC-KH»');
    expect(onTelegram.last()).toContain('Đã nối thêm Zalo «Trưởng phòng TC-KH»');
    const stranger = zaloUser(scene, 'Người lạ');
    expect(await stranger.says(code), 'used').toContain('không đúng');
  });

  it('refuses a code where it would take a chat away from somebody, and keeps it for the right one', async () => {
    const code = codeIn(await onTelegram.says('/kenh thêm'));
    expect(await clerk.says(`/start ${code}`)).toContain('Tài khoản này đang nối với «Chuyên viên»');
    expect(await onZalo.says(`/start ${code}`)).toContain('Nơi này đã nối rồi');
    expect(await clerk.says('/trogiup'), 'the clerk is the clerk still').toContain('/moi');
  });

  it('lets the person choose where reminders go, and answers where it was asked', async () => {
    expect(await onZalo.says('/kenh telegram')).toMatch(/• Telegram\n• Zalo · đang nhắn ở đây/);
    await at('2026-06-08T02:00:00Z');
    expect(onTelegram.last()).toMatch(/^⏰/);
    expect(onZalo.last()).not.toMatch(/⏰/);
    expect(await onZalo.says('1: 6820,5')).toMatch(/Đã ghi[^]*6\.820,5/);
    expect(onTelegram.last(), 'nothing of it goes to the other').toMatch(/^⏰/);
    expect(await onTelegram.says('/dagui')).toContain('6.820,5');
  });

  it('takes the answer to a question from the other messenger, not from an older list there', async () => {
    await onZalo.says('/kenh');
    expect(await onTelegram.says('HTX: chưa có')).toContain('hay chưa có số liệu');
    expect(await onZalo.says('1'), 'the newest choices are those of the question').toMatch(
      /5\. Thành lập mới hợp tác xã/,
    );
    const offers = onTelegram.heard().at(-1);
    expect(offers?.buttons.length).toBeGreaterThan(0);
  });

  it('brings to the other messenger what the first cannot take, with its choices, and spares the clerk', async () => {
    await onTelegram.says('/kenh telegram');
    const told = clerk.heard().length;
    scene.stage.server.faults.next('sendMessage', { kind: 'forbidden' }, onTelegram.person.chatId);
    await clerk.says('/thongbao Sáng mai giao ban lúc 8 giờ');
    await scene.stage.settle();
    expect(onZalo.last()).toMatch(/Sáng mai giao ban[^]*1\. Đã đọc\nNhắn số để chọn\.$/);
    expect(clerk.heard().length, 'nobody has to be called').toBe(told + 1);
    await onZalo.chooses('Đã đọc');
    expect(await clerk.says('/thongbao')).toContain('Đã đọc hoặc đã nhắn lại: 1/1');
    expect(await onZalo.says('/kenh')).toMatch(/Telegram · không nhắn được/);
  });

  it('puts the clerk’s call list last: when none of the messengers takes anything', async () => {
    onZalo.blocks();
    await clerk.says('/nhac');
    await scene.stage.settle();
    expect(clerk.last()).toMatch(/Không nhắn được cho Phòng TC-KH/);
    expect(await clerk.says('/tinhhinh')).toMatch(/Cần mời hoặc gọi điện: .*K3/);
  });

  it('can be written to again where the person writes, and gives one messenger up by their word', async () => {
    onZalo.person.unblock();
    await onZalo.says('1: 6821');
    expect(await clerk.says('/tinhhinh')).not.toMatch(/K3 Khối Kinh tế[^\n]*không nhắn được/);
    expect(await onZalo.says('/kenh bỏ zalo')).toContain('Đã bỏ Zalo');
    expect(await onZalo.says('xin chào')).toContain('chỉ làm việc với người được');
    expect(await onTelegram.says('/kenh bỏ telegram')).toContain('nơi duy nhất');
    expect(await onTelegram.says('/dagui')).toContain('6.821');
  });
});
