import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../../src/playground/bot-api/world/person.ts';
import { openScene, type Scene } from './scene.ts';

const at = (text: string) => new Date(`${text}+07:00`);
const inOneLine = (text: string): string => text.replace(/\s+/g, ' ');

/** Leaders pass figures on and go away; deputies and members of the council stand beside them. */
describe('who stands in for a leader', () => {
  let scene: Scene;
  let clerk: Person;
  let leader: Person;
  let deputy: Person;
  let lonely: Person;

  const link = async (who: Person, request: string): Promise<void> => {
    await scene.says(clerk, request);
    who.openDeepLink(/start=([\w-]+)/.exec(scene.lastText(clerk))?.[1] ?? '');
    await scene.stage.settle();
  };
  const says = async (who: Person, text: string): Promise<string> => {
    await scene.says(who, text);
    return inOneLine(scene.lastText(who));
  };
  /** what a person was told between two instants */
  const toldUntil = async (until: Date, ...who: Person[]): Promise<string[]> => {
    const before = who.map((each) => scene.countOf(each));
    await scene.stage.moveTo(until);
    return who.map((each, index) => scene.textsOf(each).slice(before[index]).map(inOneLine).join(' | '));
  };

  beforeAll(async () => {
    scene = await openScene(at('2026-06-08T09:00'));
    clerk = scene.person('Chuyên viên');
    leader = scene.person('Điện lực');
    deputy = scene.person('Agribank');
    lonely = scene.person('Phòng Kinh tế');

    clerk.openDeepLink(scene.clerkToken);
    await scene.stage.settle();
    await link(leader, '/moi K8');
    await link(deputy, '/moi K8 phó');
    await link(lonely, '/moi K3');
    await scene.says(clerk, '/ky 6 tháng mở ngay');
  });
  afterAll(() => scene.close());

  it('«hỏi đồng chí phó khối»: the deputy is told and reminded, the leader is left alone', async () => {
    const answer = await says(leader, 'hỏi đồng chí phó khối');
    expect(answer).toContain('Đã nhờ Agribank gửi số liệu');
    expect(answer).toContain('từ thứ Năm 11/6 lại nhắc đồng chí');
    expect(inOneLine(scene.transcript())).toContain('Điện lực nhờ đồng chí gửi số liệu kỳ này');
    expect(inOneLine(scene.lastText(clerk))).toContain('khối trưởng nhờ Agribank gửi số liệu kỳ này');
    const [toLeader, toDeputy] = await toldUntil(at('2026-06-10T19:00'), leader, deputy);
    expect(toDeputy).toContain('báo cáo 6 tháng đầu năm 2026');
    expect(toLeader).toBe('');
  });

  it('and the leader is reminded again when the limit is over', async () => {
    const [toLeader] = await toldUntil(at('2026-06-11T09:00'), leader);
    expect(toLeader).toContain('Báo cáo 6 tháng đầu năm 2026');
    expect(await says(leader, 'hỏi đồng chí phó khối')).toContain('bot nhắc cả đồng chí');
  });

  it('a leader without a deputy is told so, and the clerk knows whom to invite', async () => {
    expect(await says(lonely, 'nhờ đồng chí phó báo thay')).toContain('chưa có người khác nối với bot');
    expect(inOneLine(scene.lastText(clerk))).toContain('/moi K3 phó');
    expect(await says(lonely, 'đi công tác đến 20/6')).toContain('chưa có khối phó nối với bot');
  });

  it('«đang đi công tác đến …»: the deputy stands in until then', async () => {
    expect(await says(leader, 'tôi đang đi công tác')).toContain('Vắng đến ngày nào?');
    const answer = await says(leader, 'đang đi công tác đến 17/6');
    expect(answer).toContain('vắng đến hết thứ Tư 17/6. Agribank thay');
    expect(inOneLine(scene.lastText(deputy))).toContain('đồng chí thay, phụ trách số liệu');
    expect(inOneLine(scene.lastText(clerk))).toContain('Agribank thay');
    const [toLeader, toDeputy] = await toldUntil(at('2026-06-17T19:00'), leader, deputy);
    expect(toLeader).toBe('');
    expect(toDeputy).toContain('Hôm nay đến hạn');
    expect(toDeputy).toContain('đã quá hạn 1 ngày làm việc');
  });

  it('the day after, the leader is asked again by itself', async () => {
    const [toLeader, toDeputy] = await toldUntil(at('2026-06-18T09:00'), leader, deputy);
    expect(toLeader).toContain('đã quá hạn 2 ngày làm việc');
    expect(toDeputy).toContain('đã quá hạn 2 ngày làm việc');
  });
});
