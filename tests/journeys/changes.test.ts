import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../../src/playground/bot-api/world/person.ts';
import { at, openOffice, type Office } from './office.ts';

/** Offices change hands, blocs are led by another unit, units merge: duties follow the office, history stays. */
describe('people and units change', () => {
  let office: Office;
  let clerk: Person;
  let leader: Person;
  let deputy: Person;
  let commune: Person;
  let sponsor: Person;

  beforeAll(async () => {
    office = await openOffice(at('2026-06-08'));
    clerk = office.clerk;
    leader = await office.joins('Điện lực', '/moi K8');
    deputy = await office.joins('Agribank', '/moi K8 phó');
    commune = await office.joins('Xã Minh Long', '/moi K6');
    await office.says(clerk, '/ky 6 tháng mở ngay');
  });
  afterAll(() => office.close());

  it('a member of the council looks after a bloc: sees it, reports nothing, is told when it stays late', async () => {
    sponsor = await office.joins('Phó Chủ tịch', '/moi K8 phụ trách');
    expect(office.heard(sponsor)).toContain('thành viên Hội đồng phụ trách Khối Doanh nghiệp');
    const seen = await office.asks(sponsor, '/tinhhinh');
    expect(seen).toContain('K8');
    expect(seen).not.toContain('K6');
    expect(await office.asks(sponsor, '16: 98%')).toContain('/tinhhinh');
    expect(await office.asks(clerk, '/khoi K8')).toContain('thành viên Hội đồng phụ trách: Phó Chủ tịch');
    const [late] = await office.toldUntil(at('2026-06-22'), sponsor);
    expect(late).toContain('Khối được phân công theo dõi còn thiếu số liệu');
    expect(late?.split(' | ')).toHaveLength(1);
  });

  it('the clerk appoints somebody who stands in, and ends it', async () => {
    expect(await office.asks(clerk, '/phancong K8 thay Agribank')).toContain('Thay đến ngày nào?');
    expect(await office.asks(clerk, '/phancong K8 thay Ai Đó đến 30/6')).toContain('Chưa có ai tên «Ai Đó»');
    expect(await office.asks(clerk, '/phancong K8 thay Agribank đến 30/6')).toContain('đến hết thứ Ba 30/6');
    expect(office.heard(deputy)).toContain('giao đồng chí làm người phụ trách tạm thời');
    expect(await office.asks(clerk, '/khoi')).toContain(
      'người phụ trách tạm thời: Agribank đến hết thứ Ba 30/6',
    );
    expect(await office.asks(clerk, '/phancong K8 thôi thay')).toContain('Agribank thôi làm');
    expect(await office.asks(clerk, '/phancong K8 thôi thay')).toContain('hiện không có');
  });

  it('the deputy’s unit takes the bloc over: what is still owed goes with the office', async () => {
    const answer = await office.asks(clerk, '/bangiao K8 Agribank, phó Bưu điện');
    expect(answer).toContain('Đã ghi bàn giao');
    expect(answer).toContain('khối trưởng: Agribank nhận');
    expect(answer).toContain('khối phó: chưa có ai nối với bot');
    expect(answer).toContain('Lời mời khối phó');
    expect(office.textsOf(clerk).at(-2), 'to be forwarded alone').toMatch(/Lời mời khối phó[^]*Quét mã này/);
    expect(office.heard(leader)).toContain('Agribank huyện làm khối trưởng');
    expect(await office.asks(leader, '16: 98,5%')).not.toContain('98,5');
    expect(await office.asks(deputy, '16: 98,7%')).toContain('98,7');
    expect(await office.asks(clerk, '/khoi K8')).toContain('khối trưởng là Agribank');
    expect(await office.asks(clerk, '/bangiao K8 Phòng Tư pháp')).toContain('không phải đơn vị của');
  });

  it('an office that begins later is taken on its day', async () => {
    await office.asks(clerk, '/bangiao K8 Viễn thông từ 1/7');
    const next = office.person('Viễn thông Hạ Lang');
    await office.takesInvitation(next);
    expect(await office.asks(clerk, '/khoi K8')).toContain('khối trưởng: Viễn thông Hạ Lang từ thứ Tư 1/7');
    expect(await office.asks(deputy, '/dagui')).toContain('98,7');
    await office.stage.moveTo(at('2026-07-01'));
    expect(await office.asks(next, '/dagui')).toContain('98,7');
    expect(await office.asks(deputy, '/dagui')).toContain('không có quyền');
  });

  it('units merge and are renamed: an opened period keeps its list, both names are understood', async () => {
    await office.says(clerk, '/ky từ 1/6 đến 30/6 Đợt cao điểm hạn 10/7 mở ngay');
    const members = /\(9\)|\(8\)|\(7\)/.exec(await office.asks(clerk, '/khoi K6'))?.[0];
    expect(await office.asks(clerk, '/donvi Lý Quốc đổi tên Xã Lý Quốc mới từ 2/7')).toContain(
      'là Xã Lý Quốc mới',
    );
    expect(await office.asks(clerk, '/donvi Minh Long')).toContain('Khối');
    await office.stage.moveTo(at('2026-07-02'));
    expect(await office.asks(commune, 'Xã Lý Quốc mới 3: 25 ha')).toContain('25');
    expect(await office.asks(commune, 'Lý Quốc 5: 12 ha')).toContain('12');
    expect(await office.asks(clerk, '/khoi K6')).toContain(members ?? 'members');
    expect(await office.asks(clerk, '/khoi K6')).toContain('Xã Lý Quốc mới');
    expect(await office.asks(clerk, '/donvi')).toContain('rồi thuộc Xã Lý Quốc mới');
  });

  it('a bloc is dissolved: the next period asks it for nothing, and its indicators want an owner', async () => {
    expect(await office.asks(clerk, '/khoi K8 giải thể từ 15/7')).toContain(
      'Chỉ tiêu cần giao khối khác: 16',
    );
    expect(await office.asks(clerk, '/ky từ 1/7 đến 31/7 Tháng bảy hạn 5/8 mở ngay')).toContain(
      'Chưa giao khối nào: chỉ tiêu 16',
    );
  });

  it('a renamed unit is compared with what it reported under its old name', async () => {
    await office.stage.moveTo(at('2026-07-31'));
    expect(await office.asks(commune, 'Xã Lý Quốc mới 3: 27 ha')).toContain('tăng 2 so kỳ trước');
  });
});
