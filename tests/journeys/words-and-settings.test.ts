import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../../src/playground/bot-api/world/person.ts';
import { openScene, type Scene } from './scene.ts';

const at = (text: string) => new Date(`${text}+07:00`);
const inOneLine = (text: string): string => text.replace(/\s+/g, ' ');
const report =
  'Khối đã tổ chức ba đợt sinh hoạt chuyên đề, thăm hỏi 12 gia đình chính sách, vận động ủng hộ quỹ vì người nghèo.';

/** A bloc without figures reports in words; an estimate leaves the final figure to be sent. */
describe('reports in words and settings of indicators', () => {
  let scene: Scene;
  let clerk: Person;
  let words: Person;
  let leader: Person;

  const link = async (who: Person, request: string): Promise<void> => {
    await scene.says(clerk, request);
    who.openDeepLink(/start=([\w-]+)/.exec(scene.lastText(clerk))?.[1] ?? '');
    await scene.stage.settle();
  };
  const says = async (who: Person, text: string): Promise<string> => {
    await scene.says(who, text);
    return inOneLine(scene.lastText(who));
  };

  beforeAll(async () => {
    scene = await openScene(at('2026-06-08T09:00'));
    clerk = scene.person('Chuyên viên');
    words = scene.person('Văn phòng');
    leader = scene.person('Điện lực');
    clerk.openDeepLink(scene.clerkToken);
    await scene.stage.settle();
    await link(words, '/moi K1');
    await link(leader, '/moi K8');
    for (const code of (await ownedBy('K1')).split(', ')) await scene.says(clerk, `/chitieu ${code} giao K2`);
  });
  afterAll(() => scene.close());

  /** codes of the indicators that a bloc owns */
  const ownedBy = async (bloc: string): Promise<string> =>
    /Báo cáo chỉ tiêu: (.*?) (?:Báo cáo bằng lời|Đổi:|Góp)/.exec(await says(clerk, `/khoi ${bloc}`))?.[1] ??
    '';

  it('the clerk sets it up, for a bloc without figures only', async () => {
    expect(await says(clerk, '/khoi K8 báo cáo lời')).toContain('báo cáo bằng số liệu');
    expect(await says(clerk, '/khoi K1 báo cáo lời')).toContain('gửi báo cáo bằng lời');
    expect(await says(clerk, '/chitieu 16 số ước')).toContain('số ước, sau có số chính thức');
    expect(await says(clerk, '/chitieu 16 hằng quý, trong kỳ')).toContain('hằng quý, số trong kỳ');
    expect(await says(clerk, '/chitieu 16 mọi kỳ, lũy kế')).toContain('mọi kỳ, lũy kế');
    expect(await says(clerk, '/chitieu 16 tùy ý')).toContain('Chưa hiểu');
    expect(await says(clerk, '/chitieu 99')).toContain('Không có chỉ tiêu «99»');
    expect(await says(clerk, '/ky 6 tháng mở ngay')).toContain('1 báo cáo bằng lời');
  });

  it('a short answer is asked about once, a report is taken at once, and the clerk reads it', async () => {
    await scene.stage.moveTo(at('2026-06-08T10:00'));
    expect(inOneLine(scene.lastText(words))).toContain('Xin gửi báo cáo bằng lời');
    expect(await says(words, 'vâng ạ')).toContain('mở đầu bằng «báo cáo:»');
    expect(await says(words, 'xin lùi đến thứ 6')).toContain('lùi nhắc đến thứ Sáu 12/6');
    expect(await says(words, 'Đã họp khối lần hai')).toContain('có phải báo cáo bằng lời');
    await scene.presses(words, 'Không phải');
    expect(inOneLine(scene.lastText(words))).toContain('không ghi');
    expect(await says(clerk, '/tinhhinh')).toContain('chưa gửi báo cáo bằng lời');
    expect(await says(words, report)).toContain('Đã nhận báo cáo bằng lời');
    expect(inOneLine(scene.lastText(clerk))).toContain('12 gia đình chính sách');
    expect(await says(words, 'báo cáo: khó khăn về kinh phí')).toContain('phần 2');
    expect(await says(clerk, '/tinhhinh')).toContain('đã gửi báo cáo bằng lời');
    expect(await says(clerk, '/khoi K1')).toContain('khó khăn về kinh phí');
    expect(await says(words, '/dagui')).toContain('Đã gửi báo cáo bằng lời');
  });

  it('a report that was taken back is owed again', async () => {
    expect(await says(words, 'rút báo cáo')).toContain('Đã rút báo cáo');
    expect(await says(clerk, '/tinhhinh')).toContain('chưa gửi báo cáo bằng lời');
    expect(await says(words, 'Họp khối xong rồi')).toContain('có phải báo cáo bằng lời');
    await scene.presses(words, 'Đúng');
    expect(inOneLine(scene.lastText(words))).toContain('Đã nhận');
  });

  it('an estimate answers where the clerk said so, and leaves the final figure to be sent', async () => {
    expect(await says(leader, '16: ước 98%')).toContain('98');
    expect(await says(leader, '/dagui')).toContain('Đã đủ');
    expect(await says(clerk, '/ky')).toContain('số chính thức 6 tháng đầu năm 2026');
    await scene.stage.moveTo(at('2026-07-01T09:00'));
    expect(inOneLine(scene.lastText(leader))).toContain('báo cáo số chính thức 6 tháng đầu năm 2026');
    expect(await says(leader, '16: 98,2%')).toContain('98,2');
    expect(await says(clerk, '/tonghop số chính thức')).toContain('1/1 chỉ tiêu');
  });

  it('what comes after the lock waits for the clerk', async () => {
    expect(await says(words, `báo cáo: ${report}`)).toContain('Đã chuyển để cơ quan thường trực duyệt');
    await scene.presses(clerk, 'Nhận');
    expect(inOneLine(scene.lastText(words))).toContain('đã nhận báo cáo gửi sau khóa');
  });
});
