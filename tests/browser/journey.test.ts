import { mkdirSync } from 'node:fs';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noBrowser, openBrowser } from '../playground/page/browser.ts';
import { startPlayground } from './started-playground.ts';

/** Looked at by people; not kept in the repository. */
const pictures = 'dist/screenshots';

const screens = [
  { name: 'desktop', width: 1440, height: 900 },
  { name: 'phone', width: 390, height: 844 },
] as const;

describe.skipIf(noBrowser !== null)(
  `the journey in the page${noBrowser === null ? '' : ` (skipped: ${noBrowser})`}`,
  () => {
    let browser: Browser;
    beforeAll(async () => {
      mkdirSync(pictures, { recursive: true });
      browser = await openBrowser();
    });
    afterAll(() => browser.close());

    it.each(screens)(
      'goes from the invitation to the published summary, on a $name',
      async ({ name, width, height }) => {
        const playground = await startPlayground();
        const context = await browser.newContext({ viewport: { width, height }, locale: 'vi-VN' });
        const page = await context.newPage();
        page.setDefaultTimeout(45_000);
        const complaints: string[] = [];
        page.on('pageerror', (error) => complaints.push(String(error)));
        await page.goto(playground.address);
        await page.getByRole('heading', { name: 'Thử ngay' }).waitFor();
        await live(page, width < 1100, (step) =>
          page.screenshot({ path: `${pictures}/journey-${name}-${step}.png`, animations: 'disabled' }),
        );
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
      picture: (step: string) => Promise<unknown>,
    ): Promise<void> {
      const tabs = {
        'Khối trưởng': 'Khối trưởng',
        'Cán bộ thi đua': 'Cán bộ',
        'Nhóm Hội đồng': 'Hội đồng',
      } as const;
      const phone = async (label: keyof typeof tabs): Promise<Locator> => {
        if (narrow) await page.getByRole('tab', { name: tabs[label] }).click();
        return page.locator(`section[aria-label="${label}"]`);
      };
      const write = async (label: keyof typeof tabs, text: string): Promise<Locator> => {
        const place = await phone(label);
        await place.getByRole('textbox').fill(text);
        await place.getByRole('textbox').press('Enter');
        return place;
      };
      const said = (place: Locator, text: string | RegExp) => place.getByText(text).last().waitFor();
      const nextEvent = () => page.getByRole('button', { name: /^Sự kiện kế tiếp/ }).click();

      await page.getByRole('button', { name: 'Mở giúp: Nhận vai cán bộ' }).click();
      await said(await phone('Cán bộ thi đua'), 'Đã nhận đồng chí là cán bộ phụ trách');

      const invited = await write('Cán bộ thi đua', '/moi K3');
      await invited.getByRole('link', { name: /t\.me/ }).last().click();
      await said(await phone('Khối trưởng'), 'Đã nhận đồng chí là khối trưởng Khối Kinh tế');
      const clerk = await phone('Cán bộ thi đua');
      await clerk.getByRole('button', { name: 'Đúng' }).click();
      await said(clerk, /Đã xác nhận/);

      await said(await write('Nhóm Hội đồng', '/nhom'), /Nhóm này nhận tổng hợp/);
      await said(await write('Cán bộ thi đua', '/ky 6 tháng'), /Đã đặt kỳ 6 tháng đầu năm/);

      await nextEvent();
      const leader = await phone('Khối trưởng');
      await said(leader, /Bắt đầu nhận báo cáo 6 tháng đầu năm/);
      await picture('reminder');

      await said(await write('Khối trưởng', '1: 6820,5 tấn  mía 338 ha  thu NS 26 tỷ 4'), 'Đã ghi 3 số');
      await said(await write('Khối trưởng', 'HTX: chưa có'), /hay chưa có số liệu/);
      await picture('question');
      await leader.getByRole('button', { name: /0 hợp tác xã/ }).click();
      await said(leader, /5\. Thành lập mới hợp tác xã: 0 hợp tác xã/);
      await said(await write('Khối trưởng', 'công nghiệp 9.350 tỷ'), /9,35 tỷ/);
      await said(await write('Khối trưởng', '1'), /6\. Giá trị sản xuất công nghiệp: 9,35 tỷ đồng/);

      await said(await write('Cán bộ thi đua', '/tinhhinh'), /K3 Khối Kinh tế: 5\/11/);
      await write('Cán bộ thi đua', '/tonghop');
      await clerk.getByRole('button', { name: 'Gửi Hội đồng' }).click();
      await said(clerk, /Đã gửi bản tin số 1/);
      const group = await phone('Nhóm Hội đồng');
      await said(group, /Bản tin số 1/);
      await group.getByRole('img').last().waitFor();
      await picture('published');
    }
  },
);
