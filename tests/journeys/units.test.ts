import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../../src/playground/bot-api/world/person.ts';
import { at, openOffice, type Office } from './office.ts';

/** A bloc whose communes' figures come one by one: its leader answers with a commune's name, or with a figure alone. */
describe('figures of a bloc of communes', () => {
  let office: Office;
  let leader: Person;

  beforeAll(async () => {
    office = await openOffice(at('2026-06-10'));
    leader = await office.joins('Trưởng khối', '/moi K6');
    await office.asks(office.clerk, '/ky 6 tháng mở ngay');
  });
  afterAll(() => office.close());

  const asks = (text: string): Promise<string> => office.asks(leader, text);

  it.each(['Minh Long', 'của xã Minh Long ạ', 'Dạ xã em là Minh Long'])(
    'takes «%s» as the answer to whose figure it is',
    async (name) => {
      expect(await asks('mía 26 ha')).toContain('«mía 26 ha» là số của đơn vị nào? Xin nhắn tên đơn vị.');
      expect(await asks(name)).toMatch(/Minh Long 3\. Diện tích mía: 26 ha/);
      await asks('rút số mía của Minh Long');
    },
  );

  it('does not take the name of a commune of another bloc', async () => {
    await asks('mía 26 ha');
    expect(await asks('Thanh Nhật')).toContain('số của đơn vị này do khối có đơn vị đó gửi');
  });

  it('takes a figure alone as the unit’s that was asked about', async () => {
    expect(await asks('Minh Long mía khoảng 27 ha')).toContain('của Minh Long: «khoảng 27 ha»');
    expect(await asks('24,5')).toMatch(/Minh Long 3\. Diện tích mía: 24,5 ha/);
  });

  it('asks for the right figure when none of the choices is it, and takes it alone', async () => {
    await asks('Minh Long mía khoảng 27 ha');
    expect(await asks('2')).toMatch(
      /Chỉ tiêu 3 \(diện tích mía\) của xã Minh Long: số đúng là bao nhiêu ha\?/,
    );
    expect(await asks('25,5')).toMatch(/Minh Long 3\. Diện tích mía: 25,5 ha/);
  });

  it('takes a choice and the report behind it', async () => {
    await asks('Minh Long mía khoảng 27 ha');
    expect(await asks('1 ạ, Lý Quốc hộ có nước HVS 92%')).toMatch(/Diện tích mía: 27 ha.*92%/);
  });

  it('asks about two units in turn', async () => {
    expect(await asks('Minh Long mía khoảng 26 ha, Lý Quốc mía khoảng 18 ha')).toMatch(
      /của Minh Long.*Sau đó còn 1 câu/,
    );
    expect(await asks('26')).toMatch(/Minh Long 3\. Diện tích mía: 26 ha.*❓.*của Lý Quốc/);
    expect(await asks('18')).toMatch(/Lý Quốc 3\. Diện tích mía: 18 ha/);
  });

  it('offers the indicator of the last message for a figure without a name', async () => {
    expect(await asks('Đồng Loan 19')).toContain('1. 3 (diện tích mía) của Đồng Loan: 19 ha');
    expect(await asks('1')).toMatch(/Đồng Loan 3\. Diện tích mía: 19 ha/);
    expect(await asks('nhầm 21')).toContain('1. 3 (diện tích mía) của xã Đồng Loan: 21 ha');
    expect(await asks('1')).toMatch(/Đồng Loan 3\. Diện tích mía: 21 ha · thay cho 19 ha/);
  });

  it('loses no figure that comes in the place of an answer', async () => {
    await asks('Lý Quốc 20');
    expect(await asks('nhầm 31')).toMatch(/«Lý Quốc 20».*Sau đó còn 1 câu cần hỏi/);
    expect(await asks('1')).toMatch(/Lý Quốc 3\. Diện tích mía: 20 ha.*❓.*31/);
  });
});
