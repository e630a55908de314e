import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Person } from '../../src/playground/bot-api/world/person.ts';
import type { OaPerson } from '../../src/playground/zalo-oa/oa-person.ts';
import type { ZaloOaStage } from '../../src/playground/zalo-oa-stage.ts';
import { openScene, type Scene } from './scene.ts';

let scene: Scene;
let clerk: Person;
let oa: ZaloOaStage;
let leader: OaPerson;

const codeIn = (text: string): string => /^[A-HJ-NP-Z2-9]{8}$/m.exec(text)?.[0] ?? '';
const heard = (): string[] =>
  oa.server.world
    .messages(leader.id)
    .filter(({ from }) => from.isOa)
    .map(({ content }) => ('text' in content ? content.text : ''));

const begin = async (withOaTemplate: boolean): Promise<void> => {
  scene = await openScene(undefined, { withZalo: true, withOaTemplate });
  if (!scene.stage.zaloOa) throw new Error('the stage has no Official Account');
  oa = scene.stage.zaloOa;
  clerk = scene.person('Chuyên viên');
  leader = oa.server.world.addPerson('Phòng TC-KH');
  clerk.openDeepLink(scene.clerkToken);
  await scene.stage.settle();
  await scene.says(clerk, '/moi K3');
  leader.sendText(codeIn(scene.lastText(clerk)));
  await scene.stage.settle();
  await scene.says(clerk, '/ky 6 tháng');
};
beforeEach(() => begin(false));
afterEach(() => scene.close());

it('tells the clerk once on another messenger when the consent is lost; the others go on', async () => {
  await scene.stage.moveTo(new Date('2026-06-04T02:00:00Z'));
  oa.server.tokens.revoke();
  await scene.stage.moveTo(new Date('2026-06-05T09:00:00Z'));
  await scene.stage.bot.tick();
  await scene.stage.settle();
  const told = scene.transcript().split('⛔ Bot không gửi được tin qua Zalo Official Account nữa').length - 1;
  expect(told).toBe(1);
  expect(scene.lastText(clerk)).toContain('ZALO_OA_REFRESH_TOKEN');
  await scene.says(clerk, '/tinhhinh');
  expect(scene.lastText(clerk)).not.toBe('');
});

it('reaches a leader who has been silent by the template, where there is one', async () => {
  await scene.close();
  await begin(true);
  await scene.stage.moveTo(new Date('2026-06-08T03:00:00Z'));
  const [template] = oa.server.world.deliveries.filter(({ content }) => content.kind === 'template');
  expect(template?.content).toMatchObject({ kind: 'template' });
  expect(heard().at(-1)).toContain('Xin nhắn lại Official Account');
  leader.sendText('1: 6820,5');
  await scene.stage.settle();
  expect(heard().at(-1)).toMatch(/Đã ghi[^]*6\.820,5/);
});
