import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../../src/playground/bot-api/world/person.ts';
import { at, openOffice, type Office } from './office.ts';

/** What happens after the deadline, after the lock and after the bulletin; and what people tell each other. */
describe('late, locked and changed', () => {
  let office: Office;
  let clerk: Person;
  let leader: Person;
  let deputy: Person;

  beforeAll(async () => {
    office = await openOffice(at('2026-06-08'));
    clerk = office.clerk;
    leader = await office.joins('Điện lực', '/moi K8');
    deputy = await office.joins('Agribank', '/moi K8 phó');
    await office.says(clerk, '/ky 6 tháng mở ngay');
  });
  afterAll(() => office.close());

  it('tells leaders what the clerk announces, and the clerk who has read it', async () => {
    expect(await office.asks(clerk, '/thongbao K8: Họp giao ban 8h thứ Sáu')).toContain('2 người');
    expect(office.lastText(leader)).toContain('Họp giao ban 8h thứ Sáu');
    await office.presses(leader, 'Đã đọc');
    const state = await office.asks(clerk, '/thongbao');
    expect(state).toContain('1/2');
    expect(state).toContain('Chưa đọc: Agribank');
  });

  it('puts a delay on record, and the clerk can refuse it', async () => {
    expect(await office.asks(leader, 'xin lùi đến thứ 6')).toContain('thứ Sáu 12/6');
    await office.presses(clerk, 'Từ chối');
    expect(office.lastText(leader)).toContain('chưa đồng ý lùi');
  });

  it('marks what comes after the deadline, and tells the leader what the deputy changed', async () => {
    await office.stage.moveTo(at('2026-06-17'));
    expect(await office.asks(leader, '16: 98,5%')).toContain('sau hạn');
    await office.asks(deputy, '16: 98,7%');
    expect(office.lastText(leader)).toContain('98,7%');
  });

  it('tells the clerk that a figure changed after the bulletin, and sends a correction', async () => {
    await office.says(clerk, '/tonghop');
    await office.presses(clerk, 'Gửi Hội đồng');
    await office.asks(leader, '16: 98,9%');
    expect(office.lastText(clerk)).toContain('thay đổi sau bản tin số 1');
    await office.says(clerk, '/tonghop');
    await office.presses(clerk, 'Gửi đính chính');
    expect(office.transcript()).toContain('đính chính Bản tin số 1');
  });

  it('keeps what comes after the lock as a proposal until the clerk decides', async () => {
    await office.stage.moveTo(at('2026-06-26'));
    expect(await office.asks(leader, '16: 99,1%')).toContain('Đã chuyển để cơ quan thường trực duyệt');
    expect(await office.asks(leader, '/dagui')).toContain('98,9%');
    await office.presses(clerk, 'Nhận');
    expect(office.heard(leader)).toContain('đã nhận số gửi sau khóa');
    expect(await office.asks(leader, '/dagui')).toContain('99,1%');
  });

  it('refuses a button that was pressed before', async () => {
    const before = office.stage.server.deliveries.length;
    await office.presses(clerk, 'Nhận');
    const after = office.stage.server.deliveries.slice(before);
    expect(after).toEqual([]);
  });

  it('tells the clerk when a leader has blocked the bot, and counts on nobody who cannot be reached', async () => {
    leader.block();
    await office.stage.settle();
    expect(office.lastText(clerk)).toContain('Không nhắn được cho Điện lực');
    leader.unblock();
    await office.asks(leader, '/dagui');
    expect(office.lastText(leader)).toContain('Báo cáo 6 tháng đầu năm 2026');
  });
});
