import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../../src/playground/bot-api/world/person.ts';
import { at, openOffice, type Office } from './office.ts';

/** The clerk's day: what waits, what a tap settles, what may be written at which hour, and the office's settings. */
describe('the clerk’s day', () => {
  let office: Office;
  let clerk: Person;
  let leader: Person;

  beforeAll(async () => {
    office = await openOffice(at('2026-06-08'));
    clerk = office.clerk;
    leader = await office.joins('Điện lực', '/moi K8');
    await office.says(clerk, '/ky 6 tháng mở ngay');
  });
  afterAll(() => office.close());

  it('refuses a rule that the decree forbids, and keeps one that it allows', async () => {
    expect(await office.asks(clerk, '/caidat hạn sau 0 ngày')).toContain('Cài đặt cũ vẫn giữ');
    expect(
      await office.asks(clerk, '/caidat theo tháng dương lịch, hạn sau 3 ngày làm việc lúc 11h'),
    ).toContain('theo tháng dương lịch');
    expect(await office.asks(clerk, '/ky tháng 10')).toContain('Hạn: 11:00 thứ Tư 4/11');
    await office.asks(clerk, '/caidat 24/11 nghỉ');
    expect(await office.asks(clerk, '/caidat')).toContain('Ngày 24/11: nghỉ');
    expect(await office.asks(clerk, '/ky tháng 11 hạn 24/11')).toContain('thứ Tư 25/11');
  });

  it('takes a range of days off, and back', async () => {
    expect(await office.asks(clerk, '/ngaynghi nghỉ từ 5/10 đến 7/10 Bão')).toContain(
      '5/10 – thứ Tư 7/10: nghỉ · Bão',
    );
    expect(await office.asks(clerk, '/ngaynghi')).toContain('thứ Ba 6/10: nghỉ · Bão');
    expect(await office.asks(clerk, '/ngaynghi bỏ 6/10')).toContain('Đã bỏ');
    expect(await office.asks(clerk, '/ngaynghi')).not.toContain('thứ Ba 6/10');
  });

  it('lets what is written at night wait for the morning, but no answer', async () => {
    await office.stage.moveTo(at('2026-06-10T21:30'));
    const before = office.lastText(clerk);
    expect(await office.asks(leader, 'xin lùi đến thứ 6')).toContain('thứ Sáu 12/6');
    expect(office.lastText(clerk), 'nothing at night').toBe(before);
    expect(await office.asks(clerk, '/thongbao Họp thứ Sáu')).toContain('lúc 07:00 thứ Năm 11/6');
    expect(office.lastText(leader)).not.toContain('Họp thứ Sáu');
    expect(await office.asks(clerk, '/thongbao gấp K8: Bão số 1')).toContain('Đã gửi thông báo tới 1 người');
    expect(office.lastText(leader)).toContain('Bão số 1');
    await office.stage.moveTo(at('2026-06-11T07:00'));
    expect(office.lastText(leader)).toContain('Họp thứ Sáu');
    expect(office.transcript()).toContain('Khối Doanh nghiệp xin lùi báo cáo');
  });

  it('writes at any hour to whoever allows it', async () => {
    expect(await office.asks(clerk, 'cho nhắn cả ngày nghỉ')).toContain('cả ngoài giờ');
    await office.stage.moveTo(at('2026-06-13T22:00'));
    await office.asks(leader, 'vướng mắc: mưa lớn, đường dây hỏng');
    expect(office.heard(clerk), 'on a Saturday night').toContain('mưa lớn');
    expect(await office.asks(clerk, '/ngoaigio không')).toContain('7:00–20:00');
  });

  it('lists what is due in the morning, and a tap reminds', async () => {
    await office.stage.moveTo(at('2026-06-16T08:00'));
    const list = office.heard(clerk);
    expect(list).toMatch(/Hôm nay: \d+ khối đến hạn, \d+ khối không liên lạc được/);
    expect(list).toContain('Khối Doanh nghiệp: thiếu 1/1');
    await office.presses(clerk, 'Nhắc 1 khối');
    expect(office.transcript()).toContain('Đã nhắc 1 người');
    expect(office.heard(clerk), 'what is left comes back').toContain('Hôm nay:');
  });

  it('shows a question that was left open, which a tap asks again and the clerk’s own figure settles', async () => {
    await office.asks(leader, '16: 9850%');
    expect(await office.asks(clerk, '/viec')).toContain('1 câu hỏi chờ');
    await office.presses(clerk, 'Hỏi lại K8');
    expect(office.transcript()).toContain('Đã hỏi lại khối');
    expect(office.heard(leader)).toContain('❓');
    await office.asks(clerk, '/nhapho K8 16: 98,5%');
    expect(await office.asks(clerk, '/viec')).not.toContain('câu hỏi');
  });

  it('counts completeness and timeliness over the year', async () => {
    expect(await office.asks(clerk, '/tinhhinh cả năm')).toContain('chưa có kỳ báo cáo nào đến hạn');
    await office.stage.moveTo(at('2026-06-17'));
    const year = await office.asks(clerk, '/tinhhinh cả năm');
    expect(year).toContain('Năm 2026: 1 kỳ đã đến hạn');
    expect(year).toMatch(/Doanh nghiệp[^•]*: 1\/1 · đầy đủ 100% · đúng hạn 100%/);
  });
});
