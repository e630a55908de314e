import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { demoFiles } from '../../../src/playground/demo/demo-campaign.ts';
import { makeDemoPhones } from '../../../src/playground/demo/demo-phones.ts';
import type { Phone, Phones } from '../../../src/playground/phone.ts';
import { openStage, type Stage } from '../../../src/playground/stage.ts';
import { machineTimer } from '../../../src/real-time.ts';
import { silentLog } from '../../silent-log.ts';

let stage: Stage;
let phones: Phones;
let folder: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'thi-dua-zalo-'));
  const start = new Date('2026-05-25T02:00:00Z');
  stage = await openStage({
    ...{
      databaseUrl: `file:${join(folder, 'phone.db')}`,
      clock: { now: () => start },
      timer: machineTimer,
      start,
    },
    ...{ random: () => 0.5, log: silentLog, withZalo: true },
  });
  const { token } = await stage.seed(demoFiles(2026));
  await stage.start();
  phones = makeDemoPhones(stage.server.world, stage.zalo?.server.world);
  phones.clerk[0]?.openLink(stage.channel.inviteLink(token) ?? '');
  await stage.settle();
});
afterEach(async () => {
  await stage.close();
  rmSync(folder, { recursive: true });
});

const first = (place: keyof Phones): Phone => {
  const [phone] = phones[place];
  if (!phone) throw new Error('no phone there');
  return phone;
};
const says = async (phone: Phone, text: string): Promise<string> => {
  phone.sendText(text, null);
  await stage.settle();
  const { messages } = phone.view();
  return (
    messages
      .at(-1)
      ?.runs.map((run) => run.text)
      .join('') ?? ''
  );
};

describe('a phone set to Zalo', () => {
  it('shows plain texts, links that can be tapped, and nothing that Zalo does not have', async () => {
    const leader = first('leader');
    let changes = 0;
    leader.onChange(() => (changes += 1));
    expect(leader.view()).toMatchObject({ channel: 'telegram', channels: ['telegram', 'zalo-bot'] });
    expect(leader.setChannel?.('zalo-bot').ok).toBe(true);
    expect(changes).toBe(1);
    expect(await says(leader, 'xin chào')).toContain('mã gồm 8 ký tự');
    const view = leader.view();
    expect(view).toMatchObject({ channel: 'zalo-bot', menu: [], can: { edit: false, reply: false } });
    expect(view.messages.flatMap(({ runs }) => runs).every(({ marks }) => marks.length === 0)).toBe(true);
    expect(leader.setChannel?.('zalo-oa').ok).toBe(false);
  });

  it('links by the code of an invitation, and reports', async () => {
    const code = /^[A-HJ-NP-Z2-9]{8}$/m.exec(await says(first('clerk'), '/moi K3'))?.[0] ?? '';
    const leader = first('leader');
    leader.setChannel?.('zalo-bot');
    expect(await says(leader, code)).toContain('Đã nhận đồng chí là khối trưởng');
    leader.setChannel?.('telegram');
    expect(leader.view().messages, 'the other app knows nothing of it').toEqual([]);
  });

  it('reaches the bot in a group only by its name', async () => {
    const group = first('group');
    group.setChannel?.('zalo-bot');
    expect(await says(group, '/tonghop')).toBe('/tonghop');
    expect(await says(group, '@Bot Thi đua /tonghop')).not.toContain('/tonghop');
  });
});
