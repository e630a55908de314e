import { beforeEach, describe, expect, it } from 'vitest';
import type { OutgoingFile, OutgoingMessage } from '../../src/app/ports/channel.ts';
import { fileRoutes, makeFileLinks } from '../../src/web/file-links.ts';
import { ManualClock } from '../manual-clock.ts';

const base = 'https://bot.example.org';
const chart: OutgoingFile = { picture: true, fileName: 'bieu-do.png', drawing: 'chart', data: {} };
const address = { channel: 'zalo-bot', botId: '1', chatId: '5a01' } as const;
const message: OutgoingMessage = {
  address,
  content: { kind: 'file', file: chart, caption: '' },
  outboxId: 71,
};
const dayMs = 24 * 3_600_000;

let clock: ManualClock;
let drawings: number;
let rows: Map<number, OutgoingFile>;
const links = (secret = 'khoa-bi-mat-cua-lien-ket') => makeFileLinks({ baseUrl: () => base, secret, clock });
const routes = () =>
  fileRoutes(links(), {
    fileOf: async (id) => rows.get(id) ?? null,
    draw: async () => Buffer.from(`PNG ${(drawings += 1)}`),
  });
const link = (): string => links().linkTo(message) ?? '';
const status = async (url: string): Promise<number> => (await routes().request(url)).status;

beforeEach(() => {
  clock = new ManualClock('2026-06-16T02:00:00Z');
  drawings = 0;
  rows = new Map([[71, chart]]);
});

describe('a link to a file', () => {
  it('survives several fetches, drawn once', async () => {
    const app = routes();
    const answers = [await app.request(link()), await app.request(link()), await app.request(link())];
    expect(answers.map((answer) => answer.status)).toEqual([200, 200, 200]);
    expect(await answers[2]?.text()).toBe('PNG 1');
    expect(answers[0]?.headers.get('content-type')).toBe('image/png');
  });

  it('serves anything but pictures to be saved', async () => {
    rows.set(71, { ...chart, picture: false, fileName: 'so-lieu.xlsx' });
    const { headers } = await routes().request(link());
    expect(headers.get('content-disposition')).toBe('attachment; filename="so-lieu.xlsx"');
    expect(headers.get('content-type')).toContain('spreadsheetml');
  });

  it('is over after a week, and not before', async () => {
    const url = link();
    clock.advance(7 * dayMs - 1);
    expect(await status(url)).toBe(200);
    clock.advance(1);
    expect(await status(url)).toBe(404);
  });

  it('leads nowhere once the row is forgotten', async () => {
    const url = link();
    rows.clear();
    expect(await status(url)).toBe(404);
  });

  it('is signed with the secret', async () => {
    const other = links('mot-khoa-khac-hoan-toan').linkTo(message) ?? '';
    expect(await status(other)).toBe(404);
  });

  it.each([
    { why: 'another row', change: (url: string) => url.replace('/tep/1z.', '/tep/20.') },
    { why: 'a later end', change: (url: string) => url.replace('/tep/1z.', '/tep/1z.z') },
    { why: 'no signature', change: (url: string) => url.replace(/\.[\w-]{43}\//, './') },
    { why: 'a short signature', change: (url: string) => url.replace(/.{5}\/bieu/, '/bieu') },
  ])('is not good with $why', async ({ change }) => {
    rows.set(72, chart);
    expect(change(link())).not.toBe(link());
    expect(await status(change(link()))).toBe(404);
  });

  it('is not given for a text, or for what is not stored', () => {
    expect(links().linkTo({ ...message, content: { kind: 'text', lines: [] } })).toBeNull();
    expect(links().linkTo({ address, content: message.content })).toBeNull();
  });
});
