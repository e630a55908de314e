import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../../src/playground/bot-api/world/person.ts';
import { openScene, type Scene } from './scene.ts';

const at = (text: string) => new Date(`${text}+07:00`);
const inOneLine = (text: string): string => text.replace(/\s+/g, ' ');

/** Offices change hands, blocs are led by another unit, units merge: duties follow the office, history stays. */
describe('people and units change', () => {
  let scene: Scene;
  let clerk: Person;
  let leader: Person;
  let deputy: Person;
  let commune: Person;
  let sponsor: Person;

  const link = async (who: Person, request: string): Promise<void> => {
    await scene.says(clerk, request);
    who.openDeepLink(/start=([\w-]+)/.exec(scene.lastText(clerk))?.[1] ?? '');
    await scene.stage.settle();
  };
  const says = async (who: Person, text: string): Promise<string> => {
    await scene.says(who, text);
    return inOneLine(scene.lastText(who));
  };
  const told = async (until: Date, who: Person): Promise<string> => {
    const before = scene.countOf(who);
    await scene.stage.moveTo(until);
    return scene.textsOf(who).slice(before).map(inOneLine).join(' | ');
  };

  beforeAll(async () => {
    scene = await openScene(at('2026-06-08T09:00'));
    clerk = scene.person('Chuyên viên');
    leader = scene.person('Điện lực');
    deputy = scene.person('Agribank');
    commune = scene.person('Xã Minh Long');
    sponsor = scene.person('Phó Chủ tịch');
    clerk.openDeepLink(scene.clerkToken);
    await scene.stage.settle();
    await link(leader, '/moi K8');
    await link(deputy, '/moi K8 phó');
    await link(commune, '/moi K6');
    await scene.says(clerk, '/ky 6 tháng mở ngay');
  });
  afterAll(() => scene.close());

  it('a member of the council looks after a bloc: sees it, reports nothing, is told when it stays late', async () => {
    await link(sponsor, '/moi K8 phụ trách');
    expect(inOneLine(scene.lastText(sponsor))).toContain('thành viên Hội đồng phụ trách Khối Doanh nghiệp');
    const seen = await says(sponsor, '/tinhhinh');
    expect(seen).toContain('K8');
    expect(seen).not.toContain('K6');
    expect(await says(sponsor, '16: 98%')).toContain('/tinhhinh');
    expect(await says(clerk, '/khoi K8')).toContain('thành viên Hội đồng phụ trách: Phó Chủ tịch');
    const late = await told(at('2026-06-22T09:00'), sponsor);
    expect(late).toContain('Khối được phân công theo dõi còn thiếu số liệu');
    expect(late.split(' | ')).toHaveLength(1);
  });

  it('the clerk appoints somebody who stands in, and ends it', async () => {
    expect(await says(clerk, '/phancong K8 thay Agribank')).toContain('Thay đến ngày nào?');
    expect(await says(clerk, '/phancong K8 thay Ai Đó đến 30/6')).toContain('Chưa có ai tên «Ai Đó»');
    expect(await says(clerk, '/phancong K8 thay Agribank đến 30/6')).toContain('đến hết thứ Ba 30/6');
    expect(inOneLine(scene.lastText(deputy))).toContain('giao đồng chí làm người phụ trách tạm thời');
    expect(await says(clerk, '/khoi')).toContain('người phụ trách tạm thời: Agribank đến hết thứ Ba 30/6');
    expect(await says(clerk, '/phancong K8 thôi thay')).toContain('Agribank thôi làm');
    expect(await says(clerk, '/phancong K8 thôi thay')).toContain('hiện không có');
  });

  it('the deputy’s unit takes the bloc over: what is still owed goes with the office', async () => {
    const answer = await says(clerk, '/bangiao K8 Agribank, phó Bưu điện');
    expect(answer).toContain('Đã ghi bàn giao');
    expect(answer).toContain('khối trưởng: Agribank nhận');
    expect(answer).toContain('khối phó: chưa có ai nối với bot');
    expect(answer).toContain('Lời mời khối phó');
    expect(inOneLine(scene.lastText(leader))).toContain('Agribank huyện làm khối trưởng');
    expect(await says(leader, '16: 98,5%')).not.toContain('98,5');
    expect(await says(deputy, '16: 98,7%')).toContain('98,7');
    expect(await says(clerk, '/khoi K8')).toContain('khối trưởng là Agribank');
    expect(await says(clerk, '/bangiao K8 Phòng Tư pháp')).toContain('không phải đơn vị của');
  });

  it('an office that begins later is taken on its day', async () => {
    await says(clerk, '/bangiao K8 Viễn thông từ 1/7');
    const next = scene.person('Viễn thông Hạ Lang');
    next.openDeepLink(/start=([\w-]+)/.exec(scene.lastText(clerk))?.[1] ?? '');
    await scene.stage.settle();
    expect(await says(clerk, '/khoi K8')).toContain('khối trưởng: Viễn thông Hạ Lang từ thứ Tư 1/7');
    expect(await says(deputy, '/dagui')).toContain('98,7');
    await scene.stage.moveTo(at('2026-07-01T09:00'));
    expect(await says(next, '/dagui')).toContain('98,7');
    expect(await says(deputy, '/dagui')).toContain('không có quyền');
  });

  it('units merge and are renamed: an opened period keeps its list, both names are understood', async () => {
    await scene.says(clerk, '/ky từ 1/6 đến 30/6 Đợt cao điểm hạn 10/7 mở ngay');
    const members = /\(9\)|\(8\)|\(7\)/.exec(await says(clerk, '/khoi K6'))?.[0];
    expect(await says(clerk, '/donvi Lý Quốc đổi tên Xã Lý Quốc mới từ 2/7')).toContain('là Xã Lý Quốc mới');
    expect(await says(clerk, '/donvi Minh Long')).toContain('Khối');
    await scene.stage.moveTo(at('2026-07-02T09:00'));
    expect(await says(commune, 'Xã Lý Quốc mới 3: 25 ha')).toContain('25');
    expect(await says(commune, 'Lý Quốc 5: 12 ha')).toContain('12');
    expect(await says(clerk, '/khoi K6')).toContain(members ?? 'members');
    expect(await says(clerk, '/khoi K6')).toContain('Xã Lý Quốc mới');
    expect(await says(clerk, '/donvi')).toContain('rồi thuộc Xã Lý Quốc mới');
  });

  it('a bloc is dissolved: the next period asks it for nothing, and its indicators want an owner', async () => {
    expect(await says(clerk, '/khoi K8 giải thể từ 15/7')).toContain('Chỉ tiêu cần giao khối khác: 16');
    expect(await says(clerk, '/ky từ 1/7 đến 31/7 Tháng bảy hạn 5/8 mở ngay')).toContain(
      'Chưa giao khối nào: chỉ tiêu 16',
    );
  });
});
