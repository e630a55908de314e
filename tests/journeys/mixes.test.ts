import { describe, expect, it } from 'vitest';
import type { ChannelName } from '../../src/app/ports/channel.ts';
import {
  codeIn,
  oaCouncil,
  oaUser,
  telegramCouncil,
  telegramUser,
  zaloCouncil,
  zaloUser,
  type Council,
  type Heard,
  type OaUser,
  type Someone,
  type TelegramUser,
  type ZaloUser,
} from './messengers.ts';
import { openScene, type Scene } from './scene.ts';

const apps = ['telegram', 'zalo-bot', 'zalo-oa'] as const;
type App = (typeof apps)[number];
/** `forward`: there is no group, a clerk hands the summary on */
type CouncilBy = App | 'forward';

const mixes = apps.flatMap((leader) =>
  apps.flatMap((clerk) =>
    ([...apps, 'forward'] as const).map((council): [App, App, CouncilBy] => [leader, clerk, council]),
  ),
);

type User = TelegramUser | ZaloUser | OaUser;

const openers = { telegram: telegramUser, 'zalo-bot': zaloUser, 'zalo-oa': oaUser } as const;
const userOn = (scene: Scene, app: App, name: string): User => openers[app](scene, name);

/** what `/kenh` calls them */
const typedName: Readonly<Record<App, string>> = {
  telegram: 'telegram',
  'zalo-bot': 'zalo bot',
  'zalo-oa': 'oa',
};

/** The clerk, linked where the council is as well: only then they can bind its group. */
async function clerkOn(scene: Scene, clerk: User, app: App): Promise<User> {
  if (clerk.app === app) return clerk;
  const there = userOn(scene, app, 'Chuyên viên (máy khác)');
  await there.accepts(codeIn(await clerk.says('/kenh thêm')));
  await clerk.says(`/kenh ${typedName[clerk.app]}`);
  return there;
}

function groupWith(scene: Scene, member: User): Council | Promise<Council> {
  switch (member.app) {
    case 'telegram':
      return telegramCouncil(scene, 'Hội đồng', member.person);
    case 'zalo-bot':
      return zaloCouncil(scene, 'Hội đồng', member.person);
    case 'zalo-oa':
      return oaCouncil(scene, member);
  }
}

async function councilOf(scene: Scene, clerk: User, by: CouncilBy): Promise<Council | null> {
  if (by === 'forward') {
    expect(await clerk.says('/nhom chuyển tiếp')).toContain('Chuyên viên, để chuyển tiếp tới Hội đồng');
    return null;
  }
  const council = await groupWith(scene, await clerkOn(scene, clerk, by));
  await scene.stage.settle();
  expect(await council.says('/nhom')).toContain('Nhóm này nhận tổng hợp');
  return council;
}

const wordsOf = ({ heard }: Pick<Someone, 'heard'>): string =>
  heard()
    .map(({ text }) => text)
    .join('\n');

/** What every messenger can show: plain text that fits, and choices that can be taken. */
function checkForm(app: ChannelName, heard: readonly Heard[]): void {
  const most = app === 'telegram' ? 4_096 : 2_000;
  for (const { text, buttons } of heard) {
    expect(text.length).toBeLessThanOrEqual(most);
    expect(text, 'no markup').not.toMatch(/\*\*|__|<\/?[a-z]+>|\|---/);
    expect(text, 'no table by spaces').not.toMatch(/\S {3,}\S/);
    if (app === 'zalo-bot') expect(buttons).toEqual([]);
    if (app === 'zalo-oa') expect(buttons.length).toBeLessThanOrEqual(5);
    const [, part, parts] = /^\((\d+)\/(\d+)\)$/m.exec(text) ?? [];
    if (part !== undefined) expect(Number(part)).toBeLessThanOrEqual(Number(parts));
    if (/Nhắn số để chọn\.$/.test(text)) expect(text).toMatch(/\n1\. [^]*\nNhắn số để chọn\.$/);
  }
}

/** Reports, is asked, chooses, corrects: the leader's half. */
async function report(leader: Someone): Promise<void> {
  expect(leader.last()).toMatch(/^⏰[^]*6 tháng đầu năm/);
  expect(await leader.says('1: 6820,5 tấn  mía 338 ha  thu NS 26 tỷ 4')).toMatch(/Đã ghi 3 số/);
  expect(await leader.says('HTX: chưa có')).toContain('hay chưa có số liệu');
  expect(await leader.chooses('0 hợp tác xã')).toMatch(/5\. Thành lập mới hợp tác xã: 0 hợp tác xã/);
  expect(await leader.says('công nghiệp 9.350 tỷ')).toMatch(/1\. [^]*9,35/);
  expect(await leader.says('1')).toMatch(/6\. Giá trị sản xuất công nghiệp: 9,35 tỷ đồng/);
  expect(await leader.says('1: 6821,5'), 'a correction shows what it replaces').toMatch(/6\.821,5/);
  expect(await leader.says('/dagui')).toMatch(/5\/11 số/);
}

describe('half a year, whichever messengers people have', () => {
  it.each(mixes)(
    'a leader on %s, a clerk on %s, a council on %s',
    async (leaderApp, clerkApp, councilBy) => {
      // The last working day before the period opens: whoever links now is within an Official Account's week.
      const scene = await openScene(new Date('2026-06-05T02:00:00Z'), { withZalo: true });
      const clerk = userOn(scene, clerkApp, 'Chuyên viên');
      const leader = userOn(scene, leaderApp, 'Phòng TC-KH');

      expect(await clerk.says(`/start ${scene.clerkToken}`)).toContain('cán bộ phụ trách');
      const invitation = await clerk.says('/moi K3');
      const qr = clerk.heard().filter(({ isPicture }) => isPicture);
      expect(qr.map(({ text }) => /qua (\S+)/.exec(text)?.[1])).toEqual(
        expect.arrayContaining(['Telegram', 'Zalo']),
      );
      expect(await leader.accepts(invitation)).toContain('Đã nhận đồng chí là khối trưởng Khối Kinh tế');
      expect(await clerk.chooses('Đúng')).toContain('Đã xác nhận');
      const council = await councilOf(scene, clerk, councilBy);

      expect(await clerk.says('/ky 6 tháng')).toContain('Đã đặt kỳ 6 tháng đầu năm');
      await scene.stage.moveTo(new Date('2026-06-08T02:00:00Z'));
      await report(leader);
      expect(await clerk.says('/tinhhinh')).toMatch(/K3 Khối Kinh tế: 5\/11/);
      expect(await clerk.says('/nhapho K3 1: 6822')).toContain('Đã ghi');

      await clerk.says('/tonghop');
      await clerk.chooses('Gửi Hội đồng');
      expect(wordsOf(clerk)).toContain('bản tin số 1');
      const readers = council ?? clerk;
      expect(wordsOf(readers)).toContain('Bản tin số 1');
      expect(readers.heard().some(({ isPicture, text }) => isPicture && text.includes('kế hoạch'))).toBe(
        true,
      );
      if (!council) expect(wordsOf(clerk)).toContain('Xin chuyển tiếp hai tin dưới đây');

      await leader.says('1: 6900');
      await clerk.says('/tonghop');
      await clerk.chooses('Gửi đính chính');
      expect(wordsOf(clerk)).toContain('bản tin số 2');
      expect(wordsOf(readers)).toMatch(/Đính chính/i);
      if (council) expect(await council.says('/tonghop')).toMatch(/6 tháng đầu năm/);

      for (const each of [leader, clerk, ...(council ? [council] : [])]) checkForm(each.app, each.heard());
      await scene.close();
    },
    120_000,
  );
});
