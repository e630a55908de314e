import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../../src/playground/bot-api/world/person.ts';
import { at, openOffice, type Office } from './office.ts';

const forEver = 1_000_000;

/** A phone without network sends late, and a platform may bring the newer message first. */
describe('a message that was sent in time and comes behind a late one', () => {
  let office: Office;
  let leader: Person;

  beforeAll(async () => {
    office = await openOffice(at('2026-06-08'));
    leader = await office.joins('Điện lực', '/moi K8');
    await office.asks(office.clerk, '/ky 6 tháng mở ngay');
    const { server } = office.stage;
    server.faults.set({ holdUpdate: 1, holdMs: [forEver, forEver], reorderWithinChat: true });
    await office.says(leader, '16: 98,5%');
    server.faults.set({ reorderWithinChat: true });
    await office.stage.moveTo(at('2026-06-17'));
    await office.says(leader, '16: 98,7%');
    server.releaseHeldUpdates();
    await office.stage.settle();
  });
  afterAll(() => office.close());

  it('leaves the newer figure as it is, and says so', async () => {
    expect(office.heard(leader)).toContain('giữ số 98,7%');
    expect(await office.asks(leader, '/dagui')).toContain('98,7%');
  });

  it('is kept as a version, and its duty was answered in time', async () => {
    const versions = await office.stage.bot.inTransaction(async (stores) => {
      const [organisation] = await stores.organisations.all();
      const periods = await stores.periods.inPlay();
      const { id = '' } = periods.find(({ label }) => label.startsWith('6 tháng')) ?? {};
      const figures = await stores.figures.ofPeriod(organisation?.id ?? '', id);
      const duties = await stores.periods.duties(organisation?.id ?? '', id);
      const duty = duties.find(({ indicatorId }) => indicatorId === figures[0]?.indicatorId);
      const said = figures.map(({ typed, late }) => `${typed}${late ? ' late' : ''}`);
      return { said, state: duty?.state, firstReportedAt: duty?.firstReportedAt };
    });
    expect(versions).toEqual({
      ...{ said: ['98,7% late', '98,5%'], state: 'reported' },
      firstReportedAt: at('2026-06-08'),
    });
  });
});
