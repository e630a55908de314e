import { mkdirSync } from 'node:fs';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buildPage } from '../../../scripts/build.mjs';
import { noBrowser, openBrowser } from './browser.ts';
import { type PlaygroundUnderTest, startPlaygroundUnderTest } from './playground-under-test.ts';

/** Looked at by people after a change; not kept in the repository. */
const pictures = 'dist/screenshots';

describe.skipIf(noBrowser !== null)(
  `the page in Chromium${noBrowser === null ? '' : ` (skipped: ${noBrowser})`}`,
  () => {
    let browser: Browser;
    let playground: PlaygroundUnderTest;
    let complaints: string[];

    beforeAll(async () => {
      mkdirSync(pictures, { recursive: true });
      await buildPage();
      browser = await openBrowser();
    });
    afterAll(() => browser.close());
    beforeEach(async () => {
      complaints = [];
      playground = await startPlaygroundUnderTest();
    });
    afterEach(async () => {
      for (const context of browser.contexts()) await context.close();
      await playground.close();
      expect(complaints).toEqual([]);
    });

    async function open(
      width: number,
      height: number,
      options: { reducedMotion?: 'reduce' } = {},
    ): Promise<Page> {
      const context = await browser.newContext({ viewport: { width, height }, locale: 'vi-VN', ...options });
      const page = await context.newPage();
      page.setDefaultTimeout(30_000);
      page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
      page.on('pageerror', (error) => complaints.push(String(error)));
      page.on('request', (request) => {
        if (!request.url().startsWith(playground.address)) complaints.push(`asked for ${request.url()}`);
      });
      await page.goto(playground.address);
      await page.getByRole('heading', { name: 'Thử ngay' }).waitFor();
      return page;
    }
    const phone = (page: Page, name: string): Locator => page.locator(`section[aria-label="${name}"]`);
    async function write(place: Locator, text: string) {
      await place.getByRole('textbox').fill(text);
      await place.getByRole('textbox').press('Enter');
    }
    const lastMessage = (place: Locator) => place.locator('.message').last();

    it('plays from the invitation to the summary, three phones side by side', async () => {
      const page = await open(1440, 900);
      const [leader, clerk, group] = [
        phone(page, 'Khối trưởng'),
        phone(page, 'Cán bộ thi đua'),
        phone(page, 'Nhóm Hội đồng'),
      ];
      await page.getByRole('button', { name: 'Mở giúp: Nhận vai cán bộ' }).click();
      await clerk.getByText('Anh/chị là cán bộ thi đua').waitFor();

      await page.getByRole('button', { name: 'Điền giúp: Mời khối trưởng' }).click();
      await clerk.getByRole('textbox').press('Enter');
      await clerk.getByRole('link', { name: /t\.me/ }).click();
      await leader.getByText('Xin chào.').waitFor();

      await write(leader, '/nhac');
      await leader.getByRole('button', { name: 'Xin lùi hạn' }).click();
      await page.getByRole('dialog').getByText('Xin lùi đến thứ Sáu 19/6?').waitFor();
      await page.getByRole('button', { name: 'Đã hiểu' }).click();
      await write(leader, '1: 6820,5  3: 338  4: 26,4 tỷ');
      await leader.getByText('Đã ghi 3 chỉ tiêu').waitFor();
      await leader.getByText('👍').waitFor();

      await write(group, '/nhom');
      await group.getByRole('img', { name: 'Ảnh' }).waitFor();
      await group.getByText('tong-hop-6-thang.xlsx').waitFor();
      await page.screenshot({ path: `${pictures}/desktop.png`, animations: 'disabled' });
      expect(await page.locator('.guide li.done').count()).toBeGreaterThanOrEqual(4);
    });

    it('moves the clock', async () => {
      const page = await open(1440, 900);
      const face = page.locator('.clock-face');
      expect(await face.textContent()).toMatch(/09:00.*Thứ Sáu, 12\/6\/2026/);
      await page.getByRole('button', { name: '+1 giờ' }).click();
      await face.getByText('10:00').waitFor();
      await page.getByRole('button', { name: '+1 ngày' }).click();
      await face.getByText('Thứ Bảy, 13/6/2026').waitFor();
      await page.getByRole('button', { name: /Sự kiện kế tiếp/ }).click();
      await face.getByText('19:30').waitFor();
    });

    it('answers, changes and sends a file', async () => {
      const page = await open(1440, 900);
      const clerk = phone(page, 'Cán bộ thi đua');
      await clerk.getByRole('button', { name: 'Bắt đầu' }).click();
      await clerk.getByText('Xin chào.').waitFor();
      await lastMessage(clerk).hover();
      await lastMessage(clerk).getByRole('button', { name: 'Trả lời tin này' }).click();
      await write(clerk, '3: 338');
      const own = clerk.locator('.message[data-by="owner"]').last();
      await own.locator('.quote', { hasText: 'Xin chào.' }).waitFor();

      await own.hover();
      await own.getByRole('button', { name: 'Sửa tin này' }).click();
      expect(await clerk.getByRole('textbox').inputValue()).toBe('3: 338');
      await write(clerk, '3: 338,5');
      await clerk.getByText('Đã sửa thành: 3: 338,5').waitFor();
      expect(await own.locator('.stamp').textContent()).toMatch(/đã sửa/);

      await clerk.locator('input[type="file"]').setInputFiles({
        name: 'Danh mục.json',
        mimeType: 'application/json',
        buffer: Buffer.from('{}'),
      });
      await clerk.getByText('Đã nhận tệp Danh mục.json, 2 byte.').waitFor();
    });

    it('takes a file that is dropped on a phone', async () => {
      const page = await open(1440, 900);
      const clerk = phone(page, 'Cán bộ thi đua');
      await clerk.getByRole('button', { name: 'Bắt đầu' }).click();
      await clerk.getByText('Xin chào.').waitFor();
      const files = await page.evaluateHandle(`(() => {
      const files = new DataTransfer();
      files.items.add(new File(['{"b":2}'], 'thả.json'));
      return files;
    })()`);
      await clerk.locator('.device').dispatchEvent('drop', { dataTransfer: files });
      await clerk.getByText('Đã nhận tệp thả.json, 7 byte.').waitFor();
    });

    it('shows markup that people type as they typed it', async () => {
      const page = await open(1440, 900);
      const group = phone(page, 'Nhóm Hội đồng');
      const nasty = '<img src=x onerror=alert(1)> <b>&_*[x](y)';
      await write(group, nasty);
      await group.locator('.message[data-by="owner"]').getByText(nasty).waitFor();
    });

    it('can be gone through with the keyboard alone', async () => {
      const page = await open(1440, 900);
      const clerk = phone(page, 'Cán bộ thi đua');
      await clerk.getByRole('button', { name: 'Bắt đầu' }).focus();
      await page.keyboard.press('Enter');
      await clerk.getByRole('textbox').waitFor();
      await page.keyboard.type('số đây');
      expect(await clerk.getByRole('textbox').inputValue()).toBe('số đây');
      await clerk.getByRole('button', { name: 'Các lệnh' }).focus();
      await page.keyboard.press('Enter');
      await clerk.getByRole('button', { name: /Mời khối trưởng/ }).waitFor();
      await page.keyboard.press('Tab');
      await page.keyboard.press('Escape');
      expect(await clerk.getByRole('button', { name: 'Các lệnh' }).getAttribute('aria-expanded')).toBe(
        'false',
      );
      await page.keyboard.press('Enter');
      await clerk.getByRole('button', { name: /Mời khối trưởng/ }).focus();
      await page.keyboard.press('Enter');
      await clerk.getByText('Lời mời cho').waitFor();
    });

    it.each([
      { width: 1440, height: 900, why: 'desktop' },
      { width: 390, height: 844, why: 'phone' },
      { width: 344, height: 720, why: 'the narrowest phone' },
    ])('names everything that can be pressed or typed in, and fits ($why)', async ({ width, height }) => {
      const page = await open(width, height);
      if (width < 1100) await page.getByRole('tab', { name: 'Hội đồng' }).click();
      await write(phone(page, 'Nhóm Hội đồng'), '/nhom');
      await phone(page, 'Nhóm Hội đồng').getByText('tong-hop-6-thang.xlsx').waitFor();
      const nameless =
        await page.evaluate(`[...document.querySelectorAll('button, a, input, textarea, select')]
      .filter((element) => !(element.textContent.trim() || element.getAttribute('aria-label')))
      .map((element) => element.outerHTML)`);
      expect(nameless).toEqual([]);
      const sideways = await page.evaluate(
        '[...document.querySelectorAll("*")].filter((e) => e.getBoundingClientRect().right > innerWidth + 0.5).map((e) => e.outerHTML.slice(0, 150))',
      );
      expect(sideways).toEqual([]);
    });

    it('shows one phone at a time on a narrow screen, with tabs that count what is new', async () => {
      const page = await open(390, 844);
      await page.getByRole('button', { name: 'Mở giúp: Nhận vai cán bộ' }).click();
      expect(await page.getByRole('tab', { name: 'Cán bộ' }).getAttribute('aria-selected')).toBe('true');
      const clerk = phone(page, 'Cán bộ thi đua');
      await clerk.getByText('Xin chào.').waitFor();
      await write(clerk, '/moi Khối Kinh tế');
      await clerk.getByRole('link', { name: /t\.me/ }).click();
      await phone(page, 'Khối trưởng').getByText('Xin chào.').waitFor();
      await page.screenshot({ path: `${pictures}/phone.png`, animations: 'disabled' });

      await page.getByRole('tab', { name: 'Khối trưởng' }).press('ArrowRight');
      expect(await phone(page, 'Khối trưởng').isVisible()).toBe(false);
      playground.phones.leader[0]?.sendText('/moi x', null);
      await page.getByRole('tab', { name: 'Khối trưởng 1 tin mới' }).click();
      await phone(page, 'Khối trưởng').getByText('Lời mời cho').waitFor();
      expect(await page.getByRole('tab', { name: /tin mới/ }).count()).toBe(0);
    });

    it('keeps still for those who ask for it', async () => {
      const page = await open(1440, 900, { reducedMotion: 'reduce' });
      await write(phone(page, 'Nhóm Hội đồng'), 'chào');
      await lastMessage(phone(page, 'Nhóm Hội đồng')).waitFor();
      const seconds = await page.evaluate(
        `getComputedStyle(document.querySelector('.message')).animationDuration`,
      );
      expect(Number.parseFloat(String(seconds))).toBeLessThan(0.01);
    });

    it('finds its way back when the program was away', async () => {
      const page = await open(1440, 900);
      playground.hangUp();
      await page.getByText('Mất liên lạc với chương trình').waitFor();
      playground.phones.clerk[0]?.sendText('/start', null);
      await phone(page, 'Cán bộ thi đua').getByText('Xin chào.').waitFor();
      await page.getByText('Mất liên lạc với chương trình').waitFor({ state: 'detached' });
      complaints = complaints.filter((complaint) => !/ERR_INCOMPLETE_CHUNKED_ENCODING/.test(complaint));
    });
  },
);
