import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../../src/playground/bot-api/world/person.ts';
import { at, openOffice, type Office } from './office.ts';

/** Leaders pass figures on and go away; deputies and members of the council stand beside them. */
describe('who stands in for a leader', () => {
  let office: Office;
  let clerk: Person;
  let leader: Person;
  let deputy: Person;
  let lonely: Person;

  beforeAll(async () => {
    office = await openOffice(at('2026-06-08'));
    clerk = office.clerk;

    leader = await office.joins('Điện lực', '/moi K8');
    deputy = await office.joins('Agribank', '/moi K8 phó');
    lonely = await office.joins('Phòng Kinh tế', '/moi K3');
    await office.says(clerk, '/ky 6 tháng mở ngay');
  });
  afterAll(() => office.close());

  it('«hỏi đồng chí phó khối»: the deputy is told and reminded, the leader is left alone', async () => {
    const answer = await office.asks(leader, 'hỏi đồng chí phó khối');
    expect(answer).toContain('Đã nhờ Agribank gửi số liệu');
    expect(answer).toContain('từ thứ Năm 11/6 lại nhắc đồng chí');
    expect(office.heard(deputy)).toContain('Điện lực nhờ đồng chí gửi số liệu kỳ này');
    expect(office.heard(clerk)).toContain('khối trưởng nhờ Agribank gửi số liệu kỳ này');
    const told = office.countOf(leader);
    expect(await office.asks(clerk, '/nhac K8')).toContain('Đã nhắc 1 người');
    expect(office.heard(deputy)).toContain('16. ');
    expect(office.countOf(leader), '/nhac leaves the leader alone too').toBe(told);
    const [toLeader, toDeputy] = await office.toldUntil(at('2026-06-10T19:00'), leader, deputy);
    expect(toDeputy).toContain('báo cáo 6 tháng đầu năm 2026');
    expect(toLeader).toBe('');
  });

  it('and the leader is reminded again when the limit is over', async () => {
    const [toLeader] = await office.toldUntil(at('2026-06-11'), leader);
    expect(toLeader).toContain('Báo cáo 6 tháng đầu năm 2026');
    expect(await office.asks(leader, 'hỏi đồng chí phó khối')).toContain('bot nhắc cả đồng chí');
  });

  it('a leader without a deputy is told so, and the clerk knows whom to invite', async () => {
    expect(await office.asks(lonely, 'nhờ đồng chí phó báo thay')).toContain(
      'chưa có người khác nối với bot',
    );
    expect(office.heard(clerk)).toContain('/moi K3 phó');
    expect(await office.asks(lonely, 'đi công tác đến 20/6')).toContain('chưa có khối phó nối với bot');
  });

  it('«đang đi công tác đến …»: the deputy stands in until then', async () => {
    expect(await office.asks(leader, 'tôi đang đi công tác')).toContain('Vắng đến ngày nào?');
    const answer = await office.asks(leader, 'đang đi công tác đến 17/6');
    expect(answer).toContain('vắng đến hết thứ Tư 17/6. Agribank thay');
    expect(office.heard(deputy)).toContain('đồng chí thay, phụ trách số liệu');
    expect(office.heard(clerk)).toContain('Agribank thay');
    const [toLeader, toDeputy] = await office.toldUntil(at('2026-06-17T19:00'), leader, deputy);
    expect(toLeader).toBe('');
    expect(toDeputy).toContain('Hôm nay đến hạn');
    expect(toDeputy).toContain('đã quá hạn 1 ngày làm việc');
  });

  it('the day after, the leader is asked again by itself', async () => {
    const [toLeader, toDeputy] = await office.toldUntil(at('2026-06-18'), leader, deputy);
    expect(toLeader).toContain('đã quá hạn 2 ngày làm việc');
    expect(toDeputy).toContain('đã quá hạn 2 ngày làm việc');
  });

  it('«hỏi đồng chí phó khối về chỉ tiêu 12»: each is reminded of their own figures', async () => {
    const health = await office.joins('Trung tâm Y tế', '/moi K4');
    const labour = await office.joins('Phòng Lao động', '/moi K4 phó');
    await office.stage.moveTo(at('2026-06-30'));
    await office.says(clerk, '/ky từ 1/6 đến 30/6 Đợt cao điểm hạn 3/7 mở ngay');
    expect(await office.asks(health, 'hỏi đồng chí phó khối về chỉ tiêu 12')).toContain('12');
    const [toHealth, toLabour] = await office.toldUntil(at('2026-07-02'), health, labour);
    const listed = (told: string | undefined, code: string) => told?.includes(` ${code}. `);
    expect([listed(toHealth, '11'), listed(toHealth, '12')]).toEqual([true, false]);
    expect([listed(toLabour, '11'), listed(toLabour, '12')]).toEqual([false, true]);
    expect(await office.asks(clerk, '/nhac K4')).toContain('Đã nhắc 2 người');
    const now = [office.heard(health), office.heard(labour)];
    expect(now.map((told) => [listed(told, '11'), listed(told, '12')])).toEqual([
      [true, false],
      [false, true],
    ]);
  });
});
