import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../../src/playground/bot-api/world/person.ts';
import { openScene, type Scene } from './scene.ts';

/** In the office's own time. */
const at = (day: string, time: string) => new Date(`${day}T${time}:00+07:00`);

const inOneLine = (text: string): string => text.replace(/\s+/g, ' ');

/** The clerk's day: what waits, what a tap settles, what may be written at which hour, and the office's settings. */
describe('the clerk’s day', () => {
  let scene: Scene;
  let clerk: Person;
  let leader: Person;

  const says = async (who: Person, text: string): Promise<string> => {
    await scene.says(who, text);
    return inOneLine(scene.lastText(who));
  };

  beforeAll(async () => {
    scene = await openScene(at('2026-06-08', '09:00'));
    clerk = scene.person('Chuyên viên');
    leader = scene.person('Điện lực');
    clerk.openDeepLink(scene.clerkToken);
    await scene.stage.settle();
    await scene.says(clerk, '/moi K8');
    leader.openDeepLink(/start=([\w-]+)/.exec(scene.lastText(clerk))?.[1] ?? '');
    await scene.stage.settle();
    await scene.says(clerk, '/ky 6 tháng mở ngay');
  });
  afterAll(() => scene.close());

  it('refuses a rule that the decree forbids, and keeps one that it allows', async () => {
    expect(await says(clerk, '/caidat hạn sau 0 ngày')).toContain('Cài đặt cũ vẫn giữ');
    expect(await says(clerk, '/caidat theo tháng dương lịch, hạn sau 3 ngày làm việc lúc 11h')).toContain(
      'theo tháng dương lịch',
    );
    expect(await says(clerk, '/ky tháng 10')).toContain('Hạn: 11:00 thứ Tư 4/11');
    await says(clerk, '/caidat 24/11 nghỉ');
    expect(await says(clerk, '/caidat')).toContain('Ngày 24/11: nghỉ');
    expect(await says(clerk, '/ky tháng 11 hạn 24/11')).toContain('thứ Tư 25/11');
  });

  it('takes a range of days off, and back', async () => {
    expect(await says(clerk, '/ngaynghi nghỉ từ 5/10 đến 7/10 Bão')).toContain(
      '5/10 – thứ Tư 7/10: nghỉ · Bão',
    );
    expect(await says(clerk, '/ngaynghi')).toContain('thứ Ba 6/10: nghỉ · Bão');
    expect(await says(clerk, '/ngaynghi bỏ 6/10')).toContain('Đã bỏ');
    expect(await says(clerk, '/ngaynghi')).not.toContain('thứ Ba 6/10');
  });

  it('lets what is written at night wait for the morning, but no answer', async () => {
    await scene.stage.moveTo(at('2026-06-10', '21:30'));
    const before = scene.lastText(clerk);
    expect(await says(leader, 'xin lùi đến thứ 6')).toContain('thứ Sáu 12/6');
    expect(scene.lastText(clerk), 'nothing at night').toBe(before);
    expect(await says(clerk, '/thongbao Họp thứ Sáu')).toContain('lúc 07:00 thứ Năm 11/6');
    expect(scene.lastText(leader)).not.toContain('Họp thứ Sáu');
    expect(await says(clerk, '/thongbao gấp K8: Bão số 1')).toContain('Đã gửi thông báo tới 1 người');
    expect(scene.lastText(leader)).toContain('Bão số 1');
    await scene.stage.moveTo(at('2026-06-11', '07:00'));
    expect(scene.lastText(leader)).toContain('Họp thứ Sáu');
    expect(scene.transcript()).toContain('Khối Doanh nghiệp xin lùi báo cáo');
  });

  it('writes at any hour to whoever allows it', async () => {
    expect(await says(clerk, 'cho nhắn cả ngày nghỉ')).toContain('cả ngoài giờ');
    await scene.stage.moveTo(at('2026-06-13', '22:00'));
    await says(leader, 'vướng mắc: mưa lớn, đường dây hỏng');
    expect(inOneLine(scene.lastText(clerk)), 'on a Saturday night').toContain('mưa lớn');
    expect(await says(clerk, '/ngoaigio không')).toContain('7:00–20:00');
  });

  it('lists what is due in the morning, and a tap reminds', async () => {
    await scene.stage.moveTo(at('2026-06-16', '08:00'));
    const list = inOneLine(scene.lastText(clerk));
    expect(list).toMatch(/Hôm nay: \d+ khối đến hạn, \d+ khối không liên lạc được/);
    expect(list).toContain('Khối Doanh nghiệp: thiếu 1/1');
    await scene.presses(clerk, 'Nhắc 1 khối');
    expect(scene.transcript()).toContain('Đã nhắc 1 người');
    expect(inOneLine(scene.lastText(clerk)), 'what is left comes back').toContain('Hôm nay:');
  });

  it('shows a question that was left open, which a tap asks again and the clerk’s own figure settles', async () => {
    await says(leader, '16: 9850%');
    expect(await says(clerk, '/viec')).toContain('1 câu hỏi chờ');
    await scene.presses(clerk, 'Hỏi lại K8');
    expect(scene.transcript()).toContain('Đã hỏi lại khối');
    expect(inOneLine(scene.lastText(leader))).toContain('❓');
    await says(clerk, '/nhapho K8 16: 98,5%');
    expect(await says(clerk, '/viec')).not.toContain('câu hỏi');
  });

  it('counts completeness and timeliness over the year', async () => {
    expect(await says(clerk, '/tinhhinh cả năm')).toContain('chưa có kỳ báo cáo nào đến hạn');
    await scene.stage.moveTo(at('2026-06-17', '09:00'));
    const year = await says(clerk, '/tinhhinh cả năm');
    expect(year).toContain('Năm 2026: 1 kỳ đã đến hạn');
    expect(year).toMatch(/Doanh nghiệp[^•]*: 1\/1 · đầy đủ 100% · đúng hạn 100%/);
  });
});
