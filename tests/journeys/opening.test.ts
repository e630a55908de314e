import { afterAll, beforeAll, expect, describe, it } from 'vitest';
import type { Person } from '../../src/playground/bot-api/world/person.ts';
import { openScene, type Scene } from './scene.ts';

/** The clock has come to the opening, and nothing that the schedule does has been done yet. */
describe('a figure that is sooner than the schedule', () => {
  let scene: Scene;
  let clerk: Person;
  let leader: Person;

  beforeAll(async () => {
    scene = await openScene(new Date('2026-05-25T02:00:00Z'));
    clerk = scene.person('Chuyên viên');
    leader = scene.person('Phòng TC-KH');
    clerk.openDeepLink(scene.clerkToken);
    await scene.stage.settle();
    await scene.says(clerk, '/moi K3');
    leader.openDeepLink(/start=([\w-]+)/.exec(scene.lastText(clerk))?.[1] ?? '');
    await scene.stage.settle();
    await scene.says(clerk, '/ky 6 tháng');
  });
  afterAll(() => scene.close());

  it('is on record, as after an outage in which the period opened', async () => {
    await scene.says(leader, '3: 338 ha');
    expect(scene.lastText(leader)).not.toContain('Đã ghi');
    scene.stage.clock.moveTo(new Date('2026-06-10T01:00:01Z'));
    await scene.says(leader, '3: 338 ha');
    expect(scene.lastText(leader)).toContain('Đã ghi');
  });
});
