import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readConfig } from '../src/config.ts';

/** As the source has them. */
const settingNames = [...readFileSync('src/config.ts', 'utf8').matchAll(/^ {2}([A-Z][A-Z_]+):/gm)].map(
  ([, name]) => name ?? '',
);

const zalo = { ZALO_BOT_TOKEN: '12345689:abc-xyz-123' };
const telegram = { TELEGRAM_BOT_TOKEN: '123456:AAF-token_of_the_test_1234567' };
const PUBLIC_URL = 'https://bot.example.org/';
const secret = 'mot-chuoi-ngau-nhien';

const officialAccount = {
  ...{ ZALO_OA_ID: '4318657068771012646', ZALO_OA_APP_ID: '1234567890123456789' },
  ...{ ZALO_OA_APP_SECRET: 'khoa-cua-ung-dung', ZALO_OA_SECRET: 'khoa-cua-oa-123' },
  ...{ ZALO_OA_REFRESH_TOKEN: 'ma-lam-moi-dau-tien-rat-dai', ZALO_OA_TOKEN_KEY: '0f'.repeat(32) },
};

const wrong: readonly { why: string; env: Record<string, string>; settings: readonly string[] }[] = [
  {
    why: 'Telegram’s webhook needs its secret',
    env: { ...telegram, PUBLIC_URL },
    settings: ['WEBHOOK_SECRET'],
  },
  {
    why: 'Zalo’s webhook and links need theirs, Telegram’s is of no use',
    env: { ...zalo, PUBLIC_URL },
    settings: ['ZALO_BOT_WEBHOOK_SECRET', 'LINK_SECRET'],
  },
  {
    why: 'links need their secret also where Zalo is polled',
    env: { ...zalo, LINK_URL: 'https://a.vn' },
    settings: ['LINK_SECRET'],
  },
  {
    why: 'a short secret',
    env: { ...zalo, ZALO_BOT_WEBHOOK_SECRET: '12345678' },
    settings: ['ZALO_BOT_WEBHOOK_SECRET'],
  },
  { why: 'no token', env: { ZALO_BOT_TOKEN: 'abc' }, settings: ['ZALO_BOT_TOKEN'] },
  {
    why: 'an Official Account needs all of its settings',
    env: { ZALO_OA_ID: '4318657068771012646' },
    settings: [
      ...['ZALO_OA_APP_ID', 'ZALO_OA_APP_SECRET', 'ZALO_OA_SECRET'],
      ...['ZALO_OA_TOKEN_KEY', 'ZALO_OA_REFRESH_TOKEN'],
    ],
  },
  {
    why: 'a key of another length, a form of signature that is none, a template that is no JSON',
    env: {
      ...officialAccount,
      ZALO_OA_TOKEN_KEY: 'abc',
      ZALO_OA_SIGNATURES: 'hmac',
      ZALO_OA_TEMPLATE_DATA: '{a}',
    },
    settings: ['ZALO_OA_TOKEN_KEY', 'ZALO_OA_TEMPLATE_DATA', 'ZALO_OA_SIGNATURES', 'ZALO_OA_TEMPLATE_ID'],
  },
  {
    why: 'a template without its parameters',
    env: { ...officialAccount, ZALO_OA_TEMPLATE_ID: '7' },
    settings: ['ZALO_OA_TEMPLATE_DATA'],
  },
  {
    why: 'a token with a space in it',
    env: { TELEGRAM_BOT_TOKEN: '123 456:x' },
    settings: ['TELEGRAM_BOT_TOKEN'],
  },
  {
    why: 'an address that is none',
    env: { TELEGRAM_API_ROOT: 'localhost' },
    settings: ['TELEGRAM_API_ROOT'],
  },
  { why: 'another database', env: { DATABASE_URL: 'mysql://a/b' }, settings: ['DATABASE_URL'] },
  { why: 'a file of no name', env: { DATABASE_URL: 'file:' }, settings: ['DATABASE_URL'] },
  { why: 'a port in words', env: { PORT: 'tám mươi' }, settings: ['PORT'] },
  { why: 'a port beyond the last', env: { PORT: '65536' }, settings: ['PORT'] },
  { why: 'half a port', env: { PORT: '80.5' }, settings: ['PORT'] },
  { why: 'texts that are kept for no day', env: { KEEP_TEXTS_DAYS: '0' }, settings: ['KEEP_TEXTS_DAYS'] },
  { why: 'a level of its own', env: { LOG_LEVEL: 'verbose' }, settings: ['LOG_LEVEL'] },
  {
    why: 'a public address without encryption',
    env: { ...zalo, PUBLIC_URL: 'http://a.vn', ZALO_BOT_WEBHOOK_SECRET: secret, LINK_SECRET: secret },
    settings: ['PUBLIC_URL'],
  },
  {
    why: 'everything at once, what is wrong and what is missing',
    env: { ...telegram, PUBLIC_URL, PORT: 'x', DATABASE_URL: 'x', KEEP_TEXTS_DAYS: 'x' },
    settings: ['DATABASE_URL', 'PORT', 'KEEP_TEXTS_DAYS', 'WEBHOOK_SECRET'],
  },
];

describe('the settings', () => {
  it.each(wrong)('$why', ({ env, settings }) => {
    const read = readConfig(env);
    expect(read.ok ? [] : read.error.map(({ setting }) => setting)).toEqual(settings);
  });

  it.each(wrong)('say in words what is wrong: $why', ({ env }) => {
    const read = readConfig(env);
    for (const { message } of read.ok ? [] : read.error) expect(message).toMatch(/[àáảãạăâđêôơưếộấầậ]/);
  });

  it('are the usual ones where nothing is said, or nothing after the sign', () => {
    const usual = {
      ...{
        telegram: null,
        zaloBot: null,
        zaloOa: null,
        siteVerification: null,
        links: null,
        databaseUrl: null,
        port: 8080,
        webhook: null,
      },
      ...{ logLevel: 'info', production: false, keepTextsDays: 365, metricsPort: null },
    };
    expect(readConfig({ PATH: '/bin' })).toEqual({ ok: true, value: usual });
    const nothing = Object.fromEntries(settingNames.map((name) => [name, '']));
    expect(readConfig(nothing)).toEqual({ ok: true, value: usual });
  });

  it.each([
    { env: { NODE_ENV: 'production' }, port: 9464, why: 'in production never at the port of the world' },
    { env: { NODE_ENV: 'production', METRICS_PORT: '9500' }, port: 9500, why: 'where it is said' },
    { env: { METRICS_PORT: '9500' }, port: 9500, why: 'also elsewhere' },
  ])('put metrics $why', ({ env, port }) => {
    expect(readConfig(env)).toMatchObject({ value: { metricsPort: port } });
  });

  it('cannot be changed by the program', () => {
    const read = readConfig({});
    expect(read.ok && Object.isFrozen(read.value)).toBe(true);
  });

  it('all stand in the README, and no others', () => {
    const readme = readFileSync('README.md', 'utf8');
    const listed = [...readme.matchAll(/^\| `([A-Z_]+)`/gm)].map(([, name]) => name);
    expect(listed.sort()).toEqual([...settingNames].sort());
  });

  it('read an Official Account with its template and the forms of signatures', () => {
    const template = { ZALO_OA_TEMPLATE_ID: '7', ZALO_OA_TEMPLATE_DATA: '{"noi_dung":"{tin:100}"}' };
    const signatures = { ZALO_OA_SIGNATURES: 'app-id+oa-secret, oa-id+oa-secret' };
    const read = readConfig({ ...officialAccount, ...template, ...signatures });
    expect(read.ok && read.value.zaloOa).toMatchObject({
      ...{ oaId: '4318657068771012646', template: { id: '7', data: { noi_dung: '{tin:100}' } } },
      signatures: ['app-id+oa-secret', 'oa-id+oa-secret'],
    });
    expect(read.ok && read.value.zaloOa?.tokenKey).toEqual(new Uint8Array(32).fill(15));
  });

  it('let Telegram and Zalo run side by side', () => {
    const read = readConfig({
      ...{ ...zalo, ...telegram, PUBLIC_URL, WEBHOOK_SECRET: secret },
      ...{ ZALO_BOT_WEBHOOK_SECRET: secret, LINK_SECRET: secret },
    });
    expect(read).toMatchObject({
      value: {
        telegram: { token: telegram.TELEGRAM_BOT_TOKEN },
        webhook: { publicUrl: 'https://bot.example.org', secret },
        zaloBot: { webhook: { publicUrl: 'https://bot.example.org', secret }, apiRoot: null },
        links: { baseUrl: 'https://bot.example.org', secret },
      },
    });
  });

  it('let Zalo be polled without a public address', () => {
    expect(readConfig(zalo)).toMatchObject({
      value: { zaloBot: { webhook: null }, links: null, telegram: null },
    });
  });
});

const program = 'dist/main.js';

describe.skipIf(!existsSync(program))('a start with wrong settings', () => {
  it('lists every one of them and ends, without a stack trace', async () => {
    const env = { PATH: process.env['PATH'], PORT: 'x', TELEGRAM_BOT_TOKEN: 'x' };
    const ended = await new Promise<{ code: unknown; out: string; err: string }>((resolve) =>
      execFile(process.execPath, [program], { env }, (error, out, err) =>
        resolve({ code: error?.code, out, err }),
      ),
    );
    expect(ended).toMatchObject({ code: 1, out: '' });
    for (const name of ['PORT', 'TELEGRAM_BOT_TOKEN']) expect(ended.err).toContain(`  ${name}: `);
    expect(ended.err).not.toMatch(/^\s+at /m);
  });
});
