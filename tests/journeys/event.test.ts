import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../../src/playground/bot-api/world/person.ts';
import { at, openOffice, type Office } from './office.ts';

/** A conference whose day is not known when the campaign is laid out: the report follows the day, until it opens. */
describe('a report for an event', () => {
  let office: Office;
  let clerk: Person;
  let leader: Person;

  beforeAll(async () => {
    office = await openOffice(at('2026-09-01'));
    clerk = office.clerk;
    leader = await office.joins('Điện lực', '/moi K8');
  });
  afterAll(() => office.close());

  it('is laid out with the campaign, without a day', async () => {
    expect(await office.asks(clerk, '/ky tự động quý, sự kiện Hội nghị tổng kết')).toContain(
      'Khi có ngày, nhắn: /ky Hội nghị tổng kết ngày 20/11',
    );
    expect(await office.asks(clerk, '/ky')).toContain('Hội nghị tổng kết: chưa có ngày');
    expect(await office.asks(clerk, '/ky sự kiện')).toContain('Chưa thấy tên sự kiện');
    expect(await office.asks(clerk, '/ky sự kiện Hội nghị tổng kết')).toContain('Đã có Hội nghị tổng kết');
  });

  it('gets its times when the day is known: due three working days before, summed up that morning', async () => {
    const dated = await office.asks(clerk, '/ky hoi nghi tong ket ngày 20/11');
    expect(dated).toContain('Đã đặt kỳ Hội nghị tổng kết.');
    expect(dated).toContain('Tự mở: 08:00 thứ Sáu 6/11');
    expect(dated).toContain('Hạn: 17:00 thứ Ba 17/11');
    expect(dated).toContain('Tự gửi tổng hợp: 08:00 thứ Sáu 20/11');
  });

  it('moves with the day before it opens, and back to none', async () => {
    expect(await office.asks(clerk, '/ky Hội nghị tổng kết ngày 27/11')).toContain('Hạn: 17:00 thứ Ba 24/11');
    expect(await office.asks(clerk, '/soket')).not.toContain('20/11');
    expect(await office.asks(clerk, '/ky Hội nghị tổng kết hoãn')).toContain('chưa có ngày');
    expect(await office.asks(clerk, '/soket')).not.toContain('Hội nghị tổng kết');
    await office.says(clerk, '/ky Hội nghị sơ kết ngày 30/11');
    expect(await office.asks(clerk, '/ky')).not.toContain('sơ kết');
    await office.says(clerk, '/ky sự kiện Hội nghị sơ kết ngày 30/11');
    expect(await office.asks(clerk, '/ky Hội nghị sơ kết bỏ')).toContain('Đã bỏ Hội nghị sơ kết');
    expect(await office.asks(clerk, '/ky')).not.toContain('sơ kết');
  });

  it('refuses a day that leaves no time, unless the clerk sets a deadline', async () => {
    await office.stage.moveTo(at('2026-11-10'));
    expect(await office.asks(clerk, '/ky Hội nghị tổng kết ngày 12/11')).toContain('quá gần');
    const dated = await office.asks(clerk, '/ky Hội nghị tổng kết ngày 18/11 hạn 16/11 mở 12/11');
    expect(dated).toContain('Hạn: 17:00 thứ Hai 16/11');
    expect(dated).toContain('Tự mở: 08:00 thứ Năm 12/11');
  });

  it('opens by itself, reminds, and keeps its day from then on', async () => {
    const [told] = await office.toldUntil(at('2026-11-16'), leader);
    expect(told).toContain('Hội nghị tổng kết');
    expect(told).toContain('Hôm nay đến hạn');
    expect(await office.asks(leader, '16: 98,5%')).toContain('báo cáo Hội nghị tổng kết');
    expect(await office.asks(clerk, '/ky Hội nghị tổng kết ngày 25/11')).toContain('không đổi được');
  });
});
