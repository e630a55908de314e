import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../../src/playground/bot-api/world/person.ts';
import type { ZaloGroupChat, ZaloMessage } from '../../src/playground/zalo-bot/zalo-chat.ts';
import type { ZaloPerson } from '../../src/playground/zalo-bot/zalo-person.ts';
import type { ZaloStage } from '../../src/playground/zalo-stage.ts';
import { openScene, type Scene } from './scene.ts';

/** The journey of half a year, with the leader on Zalo, the clerk on Telegram, and the council on Telegram or Zalo. */
describe('half a year with a leader on Zalo', () => {
  let scene: Scene;
  let clerk: Person;
  let zalo: ZaloStage;
  let leader: ZaloPerson;
  let council: ZaloGroupChat;

  beforeAll(async () => {
    scene = await openScene(undefined, { withZalo: true });
    if (!scene.stage.zalo) throw new Error('the stage has no Zalo');
    zalo = scene.stage.zalo;
    clerk = scene.person('Chuyên viên');
    leader = zalo.server.world.addPerson('Phòng TC-KH');
    council = zalo.server.world.createGroup('Hội đồng', [leader]);
  });
  afterAll(() => scene.close());

  const heard = (chat: { id: string }): ZaloMessage[] =>
    zalo.server.world.messages(chat.id).filter(({ from }) => from.isBot);
  const textOf = (message: ZaloMessage | undefined): string =>
    message?.content.kind === 'text' ? message.content.text : '';
  const last = (chat: { id: string }): string => textOf(heard(chat).at(-1));
  const says = async (text: string, where: { id: string } = leader): Promise<string> => {
    leader.sendText(text, where.id, { mention: where !== leader });
    await scene.stage.settle();
    return last(where);
  };

  it('links by the typed code that the clerk’s invitation tells', async () => {
    clerk.openDeepLink(scene.clerkToken);
    await scene.stage.settle();
    await scene.says(clerk, '/moi K3');
    const invitation = scene.lastText(clerk);
    expect(invitation).toContain('https://bot.zaloplatforms.com/bots/');
    const code = /^[A-HJ-NP-Z2-9]{8}$/m.exec(invitation)?.[0] ?? '';
    expect(await says('xin chào')).toContain('mã gồm 8 ký tự');
    expect(await says(code)).toContain('Đã nhận đồng chí là khối trưởng');
    await scene.presses(clerk, 'Đúng');
  });

  it('reminds, reads, asks with numbered choices and records', async () => {
    await scene.says(clerk, '/ky 6 tháng');
    await scene.stage.moveTo(new Date('2026-06-08T02:00:00Z'));
    expect(last(leader)).toMatch(/^⏰[^]*hạn/);
    expect(await says('1: 6820,5  3: 338  thu NS 26 tỷ 4')).toMatch(/Đã ghi[^]*6\.820,5/);
    const question = await says('công nghiệp 22.350 tỷ');
    expect(question).toMatch(/1\. [^]*2\. /);
    const choice = /(\d)\. [^\n]*22,35/.exec(question)?.[1] ?? '';
    expect(await says(choice)).toMatch(/Đã ghi[^]*22,35/);
    await scene.says(clerk, '/tinhhinh');
    expect(scene.lastText(clerk)).toContain('Kinh tế');
  });

  it('reads the words beside a picture, and says what of it was not read', async () => {
    leader.sendImage('4: 26,5 tỷ');
    await scene.stage.settle();
    expect(heard(leader).map(textOf).slice(-2)[0]).toContain('không đọc được ảnh');
    expect(last(leader)).toMatch(/26,4[^]*26,5|26,5/);
    leader.sendSticker();
    await scene.stage.settle();
    expect(last(leader)).toContain('chỉ đọc được chữ');
  });

  it('shows the summary with a chart, and the workbook by a link that can be opened', async () => {
    zalo.server.world.addBotTo(council);
    await scene.says(clerk, '/moi canbo');
    const code = /^[A-HJ-NP-Z2-9]{8}$/m.exec(scene.lastText(clerk))?.[0] ?? '';
    await says(`/start ${code}`);
    expect(last(leader), 'no file can be sent here').toContain(
      'Bắt đầu: gửi tệp chỉ tiêu (JSON), rồi tệp tổ chức qua Telegram hoặc Zalo OA',
    );
    leader.sendFile('chi-tieu.json');
    await scene.stage.settle();
    expect(last(leader)).toMatch(/không chuyển tệp[^]*qua Telegram hoặc Zalo OA/);
    expect(await says('/nhom', council)).not.toBe('');
    await scene.stage.moveTo(new Date('2026-06-22T02:00:00Z'));
    expect(heard(council).map(textOf).join('\n')).toContain('Bản tin số 1');
    const chart = heard(council).find(({ content }) => content.kind === 'photo')?.content;
    expect(chart?.kind === 'photo' && chart.bytes?.length).toBeGreaterThan(1_000);
    const link = /https:\S+\.xlsx/.exec(await says('/xuat'))?.[0] ?? '';
    expect((await zalo.files.request(link)).status).toBe(200);
  });

  it('never shows markup or a text that does not fit', () => {
    const texts = zalo.server.world.deliveries.map(textOf);
    expect(texts.every((text) => text.length <= 2_000 && !/\*\*|<b>/.test(text))).toBe(true);
  });
});
