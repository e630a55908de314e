import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../../src/playground/bot-api/world/person.ts';
import type { OaGroup, OaMessage } from '../../src/playground/zalo-oa/oa-chat.ts';
import type { OaPerson } from '../../src/playground/zalo-oa/oa-person.ts';
import type { ZaloOaStage } from '../../src/playground/zalo-oa-stage.ts';
import { openScene, type Scene } from './scene.ts';

/** The journey of half a year, with the leader on an Official Account, the clerk on Telegram, and the account's own group. */
describe('half a year with a leader on an Official Account', () => {
  let scene: Scene;
  let clerk: Person;
  let oa: ZaloOaStage;
  let leader: OaPerson;
  let officer: OaPerson;

  beforeAll(async () => {
    scene = await openScene(undefined, { withZalo: true });
    if (!scene.stage.zaloOa) throw new Error('the stage has no Official Account');
    oa = scene.stage.zaloOa;
    clerk = scene.person('Chuyên viên');
    leader = oa.server.world.addPerson('Phòng TC-KH');
    officer = oa.server.world.addPerson('Cán bộ trên Zalo');
  });
  afterAll(() => scene.close());

  const heard = ({ id }: { id: string }): OaMessage[] =>
    oa.server.world.messages(id).filter(({ from }) => from.isOa);
  const textOf = (message: OaMessage | undefined): string =>
    message && 'text' in message.content ? message.content.text : '';
  const last = (chat: { id: string }): string => textOf(heard(chat).at(-1));
  const says = async (text: string, who = leader, where: { id: string } = who): Promise<string> => {
    who.sendText(text, where.id);
    await scene.stage.settle();
    return last(where);
  };
  const presses = async (label: string): Promise<string> => {
    const message = heard(leader).findLast(
      ({ content }) => content.kind === 'text' && content.buttons.some(({ title }) => title.includes(label)),
    );
    const button =
      message?.content.kind === 'text' && message.content.buttons.find(({ title }) => title.includes(label));
    if (!message || !button) throw new Error(`there is no button «${label}»`);
    leader.press(message, button.title);
    await scene.stage.settle();
    return last(leader);
  };
  const codeIn = (text: string): string => /^[A-HJ-NP-Z2-9]{8}$/m.exec(text)?.[0] ?? '';
  const council = (): OaGroup => {
    const [group] = oa.server.world.groups.all();
    if (!group) throw new Error('there is no group yet');
    return group;
  };

  it('greets whoever follows, and links by the typed code', async () => {
    clerk.openDeepLink(scene.clerkToken);
    await scene.stage.settle();
    await scene.says(clerk, '/moi K3');
    const invitation = scene.lastText(clerk);
    expect(invitation).toContain(`https://zalo.me/${oa.server.world.oa.id}`);
    leader.follow();
    await scene.stage.settle();
    expect(last(leader)).toContain('mã gồm 8 ký tự');
    expect(await says(codeIn(invitation))).toContain('Đã nhận đồng chí là khối trưởng');
    expect(scene.lastText(clerk), 'the name comes from Zalo').toContain('Phòng TC-KH');
    await scene.presses(clerk, 'Đúng');
  });

  it('asks for a sign of life before the window closes, while a period is near', async () => {
    await scene.says(clerk, '/ky 6 tháng');
    for (const morning of ['2026-05-29T02:00:00Z', '2026-06-04T02:00:00Z']) {
      await scene.stage.moveTo(new Date(morning));
      expect(last(leader), morning).toMatch(/6 tháng[^]*Zalo chỉ cho bot nhắn tiếp đến/);
      const isFirst = morning.startsWith('2026-05');
      expect(await (isFirst ? says('Dạ vâng ạ') : presses('Tôi vẫn nhận tin'))).toContain('Cảm ơn');
    }
  });

  it('reminds, reads, asks with buttons and records what was pressed', async () => {
    await scene.stage.moveTo(new Date('2026-06-08T03:00:00Z'));
    expect(last(leader)).toMatch(/^⏰[^]*hạn/);
    expect(await says('1: 6820,5  3: 338  thu NS 26 tỷ 4')).toMatch(/Đã ghi[^]*6\.820,5/);
    await says('công nghiệp 22.350 tỷ');
    expect(await presses('22,35')).toMatch(/Đã ghi[^]*22,35/);
    expect(await presses('22,35'), 'the same button a second time').not.toMatch(/Đã ghi/);
    await scene.says(clerk, '/tinhhinh');
    expect(scene.lastText(clerk)).toMatch(/Zalo OA: K3 \(đến [^)]+\)/);
  });

  it('takes a press only from whom it was offered to', async () => {
    await says('chăn nuôi 12 tỷ hoặc 120 tỷ');
    const stranger = oa.server.world.addPerson('Người lạ');
    const offered = heard(leader).findLast(
      ({ content }) => content.kind === 'text' && content.buttons.length > 0,
    );
    const button = offered?.content.kind === 'text' ? offered.content.buttons[0] : undefined;
    const payload = button?.kind === 'query' ? button.payload : '';
    expect(payload).toMatch(/^#nut:/);
    expect(await says(payload, stranger)).not.toMatch(/Đã ghi/);
    expect(await says('#nut:khong-co')).not.toMatch(/Đã ghi/);
  });

  it('makes the council’s group, and posts the summary with a chart there', async () => {
    await scene.says(clerk, '/moi canbo');
    const code = codeIn(scene.lastText(clerk));
    officer.follow();
    await says(`/start ${code}`, officer);
    await says('/taonhom', officer);
    expect(last(officer)).toContain(council().link);
    expect(await says('/nhom', officer, council())).toContain('nhận tổng hợp');
    await scene.stage.moveTo(new Date('2026-06-22T02:00:00Z'));
    expect(heard(council()).map(textOf).join('\n')).toContain('Bản tin số 1');
    const chart = heard(council()).find(({ content }) => content.kind === 'image')?.content;
    expect(chart?.kind === 'image' && chart.bytes?.length).toBeGreaterThan(1_000);
    const link = /https:\S+\.xlsx/.exec(await says('/xuat', officer))?.[0] ?? '';
    expect((await scene.stage.zalo?.files.request(link))?.status).toBe(200);
  });

  it('tells the clerk once when the leader has been silent for too long', async () => {
    await scene.says(clerk, '/nhac K3');
    await scene.stage.settle();
    expect(scene.transcript()).toContain('đã quá 7 ngày người này không nhắn cho Official Account');
    expect(await says('xin chào')).not.toBe('');
    await scene.says(clerk, '/nhac K3');
    expect(last(leader)).toContain('⏰');
  });

  it('never shows markup or a text that does not fit', () => {
    const texts = oa.server.world.deliveries.map(textOf);
    expect(texts.every((text) => text.length <= 2_000 && !/\*\*|<b>/.test(text))).toBe(true);
  });
});
