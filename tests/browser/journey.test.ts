import { mkdirSync } from 'node:fs';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ChannelName } from '../../src/app/ports/channel.ts';
import { noBrowser, openBrowser } from '../playground/page/browser.ts';
import { startPlayground } from './started-playground.ts';

/** Looked at by people; not kept in the repository. */
const pictures = 'dist/screenshots';

const screens = [
  { name: 'desktop', width: 1440, height: 900 },
  { name: 'phone', width: 390, height: 844 },
] as const;

interface Mix {
  readonly leader: ChannelName;
  readonly clerk: ChannelName;
  readonly council: ChannelName;
}

/** Every mix is played without a browser; here those that show the most kinds of phones. */
const mixes: readonly Mix[] = [
  { leader: 'telegram', clerk: 'telegram', council: 'telegram' },
  { leader: 'zalo-bot', clerk: 'telegram', council: 'zalo-oa' },
  { leader: 'zalo-oa', clerk: 'zalo-bot', council: 'zalo-bot' },
];

const tabs = {
  'Khối trưởng': 'Khối trưởng',
  'Cán bộ thi đua': 'Cán bộ',
  'Nhóm Hội đồng': 'Hội đồng',
} as const;
type Owner = keyof typeof tabs;
const keys = { 'Khối trưởng': 'leader', 'Cán bộ thi đua': 'clerk', 'Nhóm Hội đồng': 'council' } as const;
/** what `/kenh` calls them */
const typed = { telegram: 'telegram', 'zalo-bot': 'zalo bot', 'zalo-oa': 'oa' } as const;
const codeIn = (text: string): string => /(?<![\w])[A-HJ-NP-Z2-9]{8}(?!\w)/.exec(text)?.[0] ?? '';

describe.skipIf(noBrowser !== null)(
  `the journey in the page${noBrowser === null ? '' : ` (skipped: ${noBrowser})`}`,
  () => {
    let browser: Browser;
    beforeAll(async () => {
      mkdirSync(pictures, { recursive: true });
      browser = await openBrowser();
    });
    afterAll(() => browser.close());

    const plays = mixes.flatMap((mix) => screens.map((screen) => ({ ...screen, ...mix })));
    it.each(plays)(
      'goes from the invitation to the published summary, on a $name: leader $leader, clerk $clerk, council $council',
      async ({ name, width, height, ...mix }) => {
        const playground = await startPlayground();
        const context = await browser.newContext({ viewport: { width, height }, locale: 'vi-VN' });
        const page = await context.newPage();
        page.setDefaultTimeout(45_000);
        const complaints: string[] = [];
        page.on('pageerror', (error) => complaints.push(String(error)));
        await page.goto(playground.address);
        await page.getByRole('heading', { name: 'Thử ngay' }).waitFor();
        const title = `journey-${name}-${Object.values(mix).join('-')}`;
        const picture = (step: string) =>
          page.screenshot({ path: `${pictures}/${title}-${step}.png`, animations: 'disabled' });
        await live(page, width < 1100, mix, picture).catch(async (error: unknown) => {
          await picture('failed');
          throw error;
        });
        expect(complaints).toEqual([]);
        await context.close();
        expect(await playground.stop()).toBe(0);
      },
      300_000,
    );

    /** Plays the half-year as a visitor would: by the guide, by typing and by tapping. */
    async function live(
      page: Page,
      narrow: boolean,
      apps: Mix,
      picture: (step: string) => Promise<unknown>,
    ): Promise<void> {
      const phone = async (label: Owner): Promise<Locator> => {
        if (narrow) await page.getByRole('tab', { name: tabs[label] }).click();
        return page.locator(`section[aria-label="${label}"]`);
      };
      const write = async (label: Owner, text: string): Promise<Locator> => {
        const place = await phone(label);
        const line = place.getByRole('textbox');
        const mention = place.getByRole('button', { name: 'Gọi @' });
        if (await mention.isVisible()) await mention.click();
        await line.fill(`${await line.inputValue()}${text}`);
        await line.press('Enter');
        return place;
      };
      const setTo = async (label: Owner, app: ChannelName): Promise<Locator> => {
        const place = await phone(label);
        await place.getByLabel('Ứng dụng trên điện thoại').selectOption(app);
        await place.locator(`.device[data-channel="${app}"]`).waitFor();
        return place;
      };
      const said = (place: Locator, text: string | RegExp) => place.getByText(text).last().waitFor();
      /** Takes a choice as the app offers it: a tap, or its number. */
      const choose = async (label: Owner, choice: RegExp): Promise<void> => {
        const place = await phone(label);
        const button = place.locator('.buttons').getByRole('button', { name: choice }).last();
        if (apps[keys[label]] !== 'zalo-bot') return button.click();
        expect(await place.locator('.buttons').count(), 'nothing to tap on a bot of Zalo').toBe(0);
        const offer = await place.locator('.message', { hasText: choice }).last().innerText();
        const number = offer.split('\n').find((line) => /^\d+\. /.test(line) && choice.test(line));
        await write(label, number?.split('.')[0] ?? '');
      };
      const nextEvent = () => page.getByRole('button', { name: /^Sự kiện kế tiếp/ }).click();

      await setTo('Cán bộ thi đua', apps.clerk);
      await setTo('Khối trưởng', apps.leader);
      if (apps.clerk === 'telegram') {
        if (narrow) await page.getByRole('tab', { name: 'Thử ngay' }).click();
        await page.getByRole('button', { name: 'Mở giúp: Nhận vai cán bộ' }).click();
      } else {
        if (narrow) await page.getByRole('tab', { name: 'Thử ngay' }).click();
        const step = await page.locator('.guide li').first().innerText();
        await write('Cán bộ thi đua', codeIn(step));
      }
      await said(await phone('Cán bộ thi đua'), 'Đã nhận đồng chí là cán bộ phụ trách');

      const invited = await write('Cán bộ thi đua', '/moi K3');
      await invited
        .getByText(/^Lời mời khối trưởng/)
        .last()
        .waitFor();
      const way = { telegram: /t\.me/, 'zalo-bot': /bot\.zaloplatforms/, 'zalo-oa': /zalo\.me\/\d/ };
      const letter = invited.locator('.message', { hasText: 'Người dùng ứng dụng khác' }).last();
      const invitation = await letter.innerText();
      await letter.getByRole('link', { name: way[apps.leader] }).last().click();
      if (apps.leader !== 'telegram') await write('Khối trưởng', codeIn(invitation));
      await said(await phone('Khối trưởng'), 'Đã nhận đồng chí là khối trưởng Khối Kinh tế');
      await choose('Cán bộ thi đua', /Đúng/);
      const clerk = await phone('Cán bộ thi đua');
      await said(clerk, /Đã xác nhận/);

      await bindCouncil();
      await said(await write('Cán bộ thi đua', '/ky 6 tháng'), /Đã đặt kỳ 6 tháng đầu năm/);

      const leader = await phone('Khối trưởng');
      for (let events = 0; events < 12; events += 1) {
        if (await leader.getByText(/Bắt đầu nhận báo cáo 6 tháng đầu năm/).count()) break;
        if (narrow) await phone('Khối trưởng');
        await nextEvent();
        await page.locator('.clock[aria-busy="false"]').waitFor();
        for (const owner of ['Khối trưởng', 'Cán bộ thi đua'] as const) await giveSignOfLife(owner);
      }
      await said(leader, /Bắt đầu nhận báo cáo 6 tháng đầu năm/);
      await picture('reminder');

      await said(await write('Khối trưởng', '1: 6820,5 tấn  mía 338 ha  thu NS 26 tỷ 4'), 'Đã ghi 3 số');
      await said(await write('Khối trưởng', 'HTX: chưa có'), /hay chưa có số liệu/);
      await picture('question');
      await choose('Khối trưởng', /0 hợp tác xã/);
      await said(leader, /5\. Thành lập mới hợp tác xã: 0 hợp tác xã/);
      await said(await write('Khối trưởng', 'công nghiệp 9.350 tỷ'), /9,35 tỷ/);
      await said(await write('Khối trưởng', '1'), /6\. Giá trị sản xuất công nghiệp: 9,35 tỷ đồng/);

      await said(await write('Cán bộ thi đua', '/tinhhinh'), /K3 Khối Kinh tế: 5\/11/);
      await write('Cán bộ thi đua', '/tonghop');
      await said(clerk, 'Gửi Hội đồng');
      await picture('preview');
      await choose('Cán bộ thi đua', /Gửi Hội đồng/);
      await said(clerk, /Đã gửi bản tin số 1/);
      const group = await phone('Nhóm Hội đồng');
      await said(group, /Bản tin số 1/);
      await group.getByRole('img').last().waitFor();
      await picture('published');

      /** Only who is linked where the group is can bind it. */
      async function bindCouncil(): Promise<void> {
        if (apps.council !== apps.clerk) {
          const offer = await write('Cán bộ thi đua', '/kenh thêm');
          await said(offer, 'Nối thêm ứng dụng của đồng chí');
          const code = codeIn(
            await offer.locator('.message', { hasText: 'Không đưa mã' }).last().innerText(),
          );
          await setTo('Cán bộ thi đua', apps.council);
          await said(await write('Cán bộ thi đua', code), /Đã nối tài khoản này/);
        }
        if (apps.council === 'zalo-oa')
          await said(await write('Cán bộ thi đua', '/taonhom'), /Đã tạo nhóm Zalo/);
        if (apps.council !== apps.clerk) {
          const back = await setTo('Cán bộ thi đua', apps.clerk);
          await write('Cán bộ thi đua', `/kenh ${typed[apps.clerk]}`);
          await said(back, /Bot nhắc đồng chí theo thứ tự/);
        }
        await setTo('Nhóm Hội đồng', apps.council);
        await said(await write('Nhóm Hội đồng', '/nhom'), /Nhóm này nhận tổng hợp/);
      }

      /** An Official Account asks for a word before it may not write any more. */
      async function giveSignOfLife(owner: Owner): Promise<void> {
        if (apps[keys[owner]] !== 'zalo-oa') return;
        const place = await phone(owner);
        const asked = place.getByRole('button', { name: 'Tôi vẫn nhận tin' });
        const thanks = place.getByText('Cảm ơn đồng chí. Bot tiếp tục nhắc');
        const before = await thanks.count();
        if ((await asked.count()) <= before) return;
        await asked.last().click();
        await thanks.nth(before).waitFor();
      }
    }
  },
);
