import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../../src/playground/bot-api/world/person.ts';
import { at, openOffice, type Office } from './office.ts';

/** Estimates that come after the lock: the clerk's tap leaves the final figure to be sent, as a prompt one does. */
describe('estimates after the lock', () => {
  let office: Office;
  let clerk: Person;
  let firm: Person;
  let finance: Person;

  beforeAll(async () => {
    office = await openOffice(at('2026-06-08'));
    clerk = office.clerk;
    firm = await office.joins('Điện lực', '/moi K8');
    finance = await office.joins('Phòng Tài chính', '/moi K3');
    await office.says(clerk, '/chitieu 16 số ước');
    await office.says(clerk, '/ky 6 tháng mở ngay');
    await office.stage.moveTo(at('2026-07-06'));
  });
  afterAll(() => office.close());

  it('an accepted estimate opens the period of final figures', async () => {
    expect(await office.asks(firm, '16: ước 98%')).toContain('Đã chuyển để cơ quan thường trực duyệt');
    expect(await office.asks(clerk, '/ky')).not.toContain('số chính thức');
    await office.presses(clerk, 'Nhận');
    expect(await office.asks(clerk, '/ky')).toContain(
      'số chính thức 6 tháng đầu năm 2026: tự mở 08:00 thứ Ba 7/7',
    );
    const [told] = await office.toldUntil(at('2026-07-07'), firm);
    expect(told).toContain('số chính thức 6 tháng đầu năm 2026');
    expect(told).toContain('16.');
  });

  it('an estimate that the period does not take answers nothing, accepted or not', async () => {
    await office.says(finance, '4: ước 26 tỷ');
    await office.presses(clerk, 'Nhận');
    expect(await office.asks(finance, '/dagui')).toContain('4.');
  });
});
