import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../../src/playground/bot-api/world/person.ts';
import { at, openOffice, type Office } from './office.ts';

const report =
  'Khối đã tổ chức ba đợt sinh hoạt chuyên đề, thăm hỏi 12 gia đình chính sách, vận động ủng hộ quỹ vì người nghèo.';

/** A bloc without figures reports in words; an estimate leaves the final figure to be sent. */
describe('reports in words and settings of indicators', () => {
  let office: Office;
  let clerk: Person;
  let words: Person;
  let leader: Person;

  beforeAll(async () => {
    office = await openOffice(at('2026-06-08'));
    clerk = office.clerk;
    words = await office.joins('Văn phòng', '/moi K1');
    leader = await office.joins('Điện lực', '/moi K8');
    for (const code of (await ownedBy('K1')).split(', '))
      await office.says(clerk, `/chitieu ${code} giao K2`);
  });
  afterAll(() => office.close());

  /** codes of the indicators that a bloc owns */
  const ownedBy = async (bloc: string): Promise<string> =>
    /Báo cáo chỉ tiêu: (.*?) (?:Báo cáo bằng lời|Đổi:|Góp)/.exec(
      await office.asks(clerk, `/khoi ${bloc}`),
    )?.[1] ?? '';

  it('the clerk sets it up, for a bloc without figures only', async () => {
    expect(await office.asks(clerk, '/khoi K8 báo cáo lời')).toContain('báo cáo bằng số liệu');
    expect(await office.asks(clerk, '/khoi K1 báo cáo lời')).toContain('gửi báo cáo bằng lời');
    expect(await office.asks(clerk, '/chitieu 16 số ước')).toContain('số ước, sau có số chính thức');
    expect(await office.asks(clerk, '/chitieu 16 hằng quý, trong kỳ')).toContain('hằng quý, số trong kỳ');
    expect(await office.asks(clerk, '/chitieu 16 mọi kỳ, lũy kế')).toContain('mọi kỳ, lũy kế');
    expect(await office.asks(clerk, '/chitieu 16 tùy ý')).toContain('Chưa hiểu');
    expect(await office.asks(clerk, '/chitieu 99')).toContain('Không có chỉ tiêu «99»');
    expect(await office.asks(clerk, '/ky 6 tháng mở ngay')).toContain('1 báo cáo bằng lời');
  });

  it('a short answer is asked about once, a report is taken at once, and the clerk reads it', async () => {
    await office.stage.moveTo(at('2026-06-08T10:00'));
    expect(office.heard(words)).toContain('Xin gửi báo cáo bằng lời');
    expect(await office.asks(words, 'vâng ạ')).toContain('mở đầu bằng «báo cáo:»');
    expect(await office.asks(words, 'xin lùi đến thứ 6')).toContain('lùi nhắc đến thứ Sáu 12/6');
    expect(await office.asks(words, 'Đã họp khối lần hai')).toContain('có phải báo cáo bằng lời');
    await office.presses(words, 'Không phải');
    expect(office.heard(words)).toContain('không ghi');
    expect(await office.asks(clerk, '/tinhhinh')).toContain('chưa gửi báo cáo bằng lời');
    expect(await office.asks(words, report)).toContain('Đã nhận báo cáo bằng lời');
    expect(office.heard(clerk)).toContain('12 gia đình chính sách');
    expect(await office.asks(words, 'báo cáo: khó khăn về kinh phí')).toContain('phần 2');
    expect(await office.asks(clerk, '/tinhhinh')).toContain('đã gửi báo cáo bằng lời');
    expect(await office.asks(clerk, '/khoi K1')).toContain('khó khăn về kinh phí');
    expect(await office.asks(words, '/dagui')).toContain('Đã gửi báo cáo bằng lời');
  });

  it('a report that was taken back is owed again', async () => {
    expect(await office.asks(words, 'rút báo cáo')).toContain('Đã rút báo cáo');
    expect(await office.asks(clerk, '/tinhhinh')).toContain('chưa gửi báo cáo bằng lời');
    expect(await office.asks(words, 'Họp khối xong rồi')).toContain('có phải báo cáo bằng lời');
    await office.presses(words, 'Đúng');
    expect(office.heard(words)).toContain('Đã nhận');
  });

  it('an estimate answers where the clerk said so, and leaves the final figure to be sent', async () => {
    expect(await office.asks(leader, '16: ước 98%')).toContain('98');
    expect(await office.asks(leader, '/dagui')).toContain('Đã đủ');
    expect(await office.asks(clerk, '/ky')).toContain('số chính thức 6 tháng đầu năm 2026');
    await office.stage.moveTo(at('2026-07-01'));
    expect(office.heard(leader)).toContain('báo cáo số chính thức 6 tháng đầu năm 2026');
    expect(await office.asks(leader, '16: 98,2%')).toContain('98,2');
    expect(await office.asks(clerk, '/tonghop số chính thức')).toContain('1/1 chỉ tiêu');
  });

  it('the council learns who reports in words, not what', async () => {
    const summary = await office.asks(clerk, '/tonghop 6 tháng');
    expect(summary).toContain('đã gửi báo cáo bằng lời · đúng hạn');
    expect(summary).not.toContain('Họp khối xong rồi');
  });

  it('what comes after the lock waits for the clerk', async () => {
    expect(await office.asks(words, `báo cáo: ${report}`)).toContain(
      'Đã chuyển để cơ quan thường trực duyệt',
    );
    await office.presses(clerk, 'Nhận');
    expect(office.heard(words)).toContain('đã nhận báo cáo gửi sau khóa');
  });
});
