import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../../src/playground/bot-api/world/person.ts';
import { demoFiles } from '../../src/playground/demo/demo-campaign.ts';
import { openScene, type Scene } from './scene.ts';

/** The clerk's own day: files, calendar, periods that open by themselves, what is ahead, and what is refused. */
describe('the clerk', () => {
  let scene: Scene;
  let clerk: Person;
  let stranger: Person;

  beforeAll(async () => {
    scene = await openScene();
    clerk = scene.person('Chuyên viên');
    stranger = scene.person('Người lạ');
    clerk.openDeepLink(scene.clerkToken);
    await scene.stage.settle();
  });
  afterAll(() => scene.close());

  const sendFile = async (name: string, text: string): Promise<string> => {
    clerk.sendDocument(clerk, { name, bytes: Buffer.from(text) });
    await scene.stage.settle();
    return scene.lastText(clerk);
  };
  const says = async (text: string): Promise<string> => {
    await scene.says(clerk, text);
    return scene.lastText(clerk);
  };

  it('imports files sent as documents, and names the place of a mistake', async () => {
    const [catalogue = '', organisation = ''] = demoFiles(2026).map(({ text }) => text);
    expect(await sendFile('chi-tieu.json', catalogue)).toContain('21 chỉ tiêu');
    const broken = catalogue.replace('"dimension":"mass"', '"dimension":"weight"');
    expect(await sendFile('sai.json', broken)).toContain('indicators[0].dimension');
    expect(await sendFile('khong-phai.json', 'xin chào')).toContain('không phải JSON hợp lệ');
    expect(await sendFile('to-chuc.json', organisation)).toContain('8 khối');
  });

  it('lays out the year, and says what is ahead', async () => {
    const laid = await says('/ky tự động 6 tháng, 9 tháng, năm');
    expect(laid).toContain('Đã đặt 3 kỳ');
    expect(laid).toContain('9 tháng');
    const ahead = await says('/thu');
    expect(ahead).toContain('08:00 thứ Hai 8/6');
    expect(ahead).toContain('mở kỳ');
    expect(await says('/ky tự động 9 tháng')).toContain('đã có');
  });

  it('keeps days off', async () => {
    expect(await says('/ngaynghi 5/6 Nghỉ phòng chống bão')).toContain(
      'thứ Sáu 5/6: nghỉ · Nghỉ phòng chống bão',
    );
    expect(await says('/ngaynghi')).toContain('Nghỉ phòng chống bão');
    expect(await says('/ngaynghi bỏ 5/6')).toContain('Đã bỏ');
    expect(await says('/ngaynghi hôm nào đó')).toContain('Chưa hiểu ngày');
  });

  it('changes the plan in words, and refuses one without limits', async () => {
    expect(await says('/lich trước 3 ngày, quá hạn mỗi ngày, tối đa 2 lần')).toContain('Trước hạn: 3 ngày');
    expect(await says('/lich quá hạn mỗi ngày')).toMatch(/tối đa/);
  });

  it.each([
    { text: '/ky', answer: 'Các kỳ báo cáo', why: 'without an argument it lists' },
    { text: '/ky 13 tháng', answer: 'Chưa hiểu kỳ', why: 'not a period' },
    { text: '/ky quý 7', answer: 'Không có kỳ như vậy', why: 'four quarters a year' },
    { text: '/ky tháng 2 năm 2026', answer: 'Hạn của kỳ này đã qua', why: 'its deadline is past' },
    { text: '/moi', answer: '/moi K3', why: 'lists whom to invite' },
    { text: '/moi K99', answer: 'Không có khối', why: 'no such bloc' },
    { text: '/nhapho', answer: 'Nhập hộ', why: 'says how' },
    { text: '/tinhhinh', answer: 'Chưa có kỳ báo cáo', why: 'nothing is open yet' },
    { text: '/xuat', answer: 'Chưa có kỳ báo cáo', why: 'nothing is open yet' },
    { text: '/soket 20/6', answer: 'Chưa có kỳ báo cáo', why: 'nothing is open yet' },
    { text: '/dagui', answer: 'không có quyền', why: 'a clerk leads no bloc' },
    { text: '/nhom', answer: 'trong nhóm', why: 'belongs into a group' },
    { text: '/khongco', answer: 'Không có lệnh', why: 'unknown' },
    { text: '/thoi', answer: 'duy nhất', why: 'the only clerk stays' },
    { text: '/hangdoi', answer: 'Không có tin nào', why: 'all went out' },
    { text: 'xin chào', answer: '/trogiup', why: 'not a command' },
  ])('answers «$text»: $why', async ({ text, answer }) => {
    expect(await says(text)).toContain(answer);
  });

  it('gives strangers one polite line, whatever they send', async () => {
    for (const text of ['xin chào', '/tonghop', '/ky 6 tháng', 'ABCD2345']) {
      await scene.says(stranger, text);
      expect(scene.lastText(stranger)).toMatch(/được cơ quan thường trực mời|Mã hoặc liên kết/);
    }
    stranger.sendSticker(stranger, '👍');
    await scene.stage.settle();
    expect(scene.lastText(stranger)).toContain('được cơ quan thường trực mời');
  });

  it('stops guessing of codes after five tries', async () => {
    for (const code of ['ABCD2346', 'ABCD2347', 'ABCD2348', 'ABCD2349']) await scene.says(stranger, code);
    await scene.says(stranger, 'ABCD2342');
    expect(scene.lastText(stranger)).toContain('5 lần');
  });
});
