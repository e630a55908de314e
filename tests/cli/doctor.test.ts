import { chmod, writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { clockFinding } from '../../src/cli/doctor/clock-finding.ts';
import { examine } from '../../src/cli/doctor/examine.ts';
import type { Finding } from '../../src/cli/doctor/finding.ts';
import { webhookFinding } from '../../src/cli/doctor/messenger-findings.ts';
import { machineClock } from '../../src/real-time.ts';
import { allStores } from '../../src/storage/stores/all-stores.ts';
import { onEachDatabase, sqlite } from '../storage/databases.ts';
import { botApiServer, configFor, startRunningBot } from '../running-bot.ts';

/** How much room is left on the disk is this machine's business. */
const wrongIn = (findings: readonly Finding[]): string[] =>
  findings.filter(({ ok, subject }) => !ok && subject !== 'Ổ đĩa').map(({ subject }) => subject);
const about = (findings: readonly Finding[], subject: string): string =>
  findings.find((finding) => finding.subject === subject)?.text ?? '';
const nobody = 9; // the port «discard»: no bot listens there

onEachDatabase('the doctor', ({ fresh, emptyUrl, kind }) => {
  it('finds a running bot well, and looks at everything', async () => {
    const url = await emptyUrl();
    const { config, port } = await startRunningBot(url);
    const findings = await examine({ ...config, port }, machineClock);
    expect(wrongIn(findings)).toEqual([]);
    expect(findings.map(({ subject }) => subject)).toEqual([
      'Cơ sở dữ liệu',
      ...(kind === 'sqlite' ? ['Ổ đĩa'] : []),
      ...['Cấu trúc dữ liệu', 'Đồng hồ', 'Mã bot Telegram', 'Webhook Telegram'],
      ...['Tin nhận', 'Tin gửi', 'Tin kẹt', 'Bot'],
    ]);
  });

  it('says so when no bot runs, when rows wait for too long and when some are stuck', async () => {
    const { url, db } = await fresh();
    const now = machineClock.now();
    const long = new Date(now.getTime() - 20 * 60_000);
    const address = { channel: 'telegram', botId: '42', chatId: '7' } as const;
    const content = { kind: 'text', lines: [{ text: 'x' }] } as const;
    const row = { organisationId: null, address, priority: 'notice', content, notBefore: long } as const;
    await db.inTransaction(async (tx) => {
      const { inbox, outbox } = allStores(tx);
      const update = { ...address, externalKey: '1', sentAt: long, messageId: null, raw: '{}' };
      await inbox.add([update], long);
      await outbox.add([{ ...row, key: 'a' }], long);
      const claim = { channel: 'telegram', botId: '42', worker: 'dead', now, limit: 1 } as const;
      const [claimed] = await outbox.claim(claim);
      if (claimed) await outbox.settle([{ row: claimed, settlement: { state: 'unknown', error: '' } }], now);
      await outbox.add([{ ...row, key: 'b' }], long);
    });
    const server = await botApiServer();
    const findings = await examine(configFor(server, { databaseUrl: url, port: nobody }), machineClock);
    expect(wrongIn(findings)).toEqual(['Tin nhận', 'Tin gửi', 'Tin kẹt', 'Bot']);
    expect(about(findings, 'Tin nhận')).toContain('lâu nhất 20 phút');
    expect(about(findings, 'Tin kẹt')).toContain('npm run outbox');
  });

  it('says so when the tables are not there yet, and makes none', async () => {
    const url = await emptyUrl();
    if (kind === 'sqlite') await writeFile(url.replace('file:', ''), '', { mode: 0o600 });
    const server = await botApiServer();
    const config = configFor(server, { databaseUrl: url, port: nobody });
    for (let times = 0; times < 2; times += 1)
      expect(about(await examine(config, machineClock), 'Cấu trúc dữ liệu')).toContain('0001_init');
  });

  it('says so when the token is refused, and when the messenger is not reached', async () => {
    const { url } = await fresh();
    const server = await botApiServer();
    const other = { token: '1:wrong_wrong_wrong_wrong_wrong', apiRoot: server.url };
    const refused = configFor(server, { databaseUrl: url, port: nobody, telegram: other });
    expect(about(await examine(refused, machineClock), 'Mã bot Telegram')).toContain('@BotFather');
    const away = { token: server.token, apiRoot: `http://127.0.0.1:${nobody}` };
    const unreached = configFor(server, { databaseUrl: url, port: nobody, telegram: away });
    const found = await examine(unreached, machineClock);
    expect(about(found, 'Mã bot Telegram')).toContain('Kiểm tra mạng');
    expect(JSON.stringify(found)).not.toContain(server.token);
  });
});

describe('the doctor, on a file', () => {
  it('says so when there is none, when it is damaged, and when others may read it', async () => {
    const { url } = await sqlite.fresh();
    const server = await botApiServer();
    const config = configFor(server, { databaseUrl: url, port: nobody });
    const file = url.replace('file:', '');
    await chmod(file, 0o644);
    expect(about(await examine(config, machineClock), 'Cơ sở dữ liệu')).toContain('chmod 600');
    const damaged = await sqlite.emptyUrl();
    await writeFile(damaged.replace('file:', ''), 'no database at all, by far'.repeat(100), { mode: 0o600 });
    const found = await examine({ ...config, databaseUrl: damaged }, machineClock);
    expect(about(found, 'Cơ sở dữ liệu')).toContain('npm run restore');
    const nowhere = { ...config, databaseUrl: await sqlite.emptyUrl() };
    expect(about(await examine(nowhere, machineClock), 'Cơ sở dữ liệu')).toContain('npm start');
  });
});

describe('the clock', () => {
  const now = new Date('2026-06-12T02:00:00Z');
  const off = (seconds: number) => ({ name: 'máy chủ', now: new Date(now.getTime() - seconds * 1000) });
  it.each([
    { witnesses: [off(3)], writtenAt: null, ok: true, why: 'a few seconds are the way of the network' },
    { witnesses: [off(3), off(120)], writtenAt: null, ok: false, why: 'fast by two minutes' },
    { witnesses: [off(-120)], writtenAt: null, ok: false, why: 'slow by two minutes' },
    { witnesses: [], writtenAt: now, ok: true, why: 'nobody to ask, nothing odd' },
    { witnesses: [], writtenAt: off(-3600).now, ok: false, why: 'data from the future: it was set back' },
  ])('$why', ({ witnesses, writtenAt, ok }) => {
    expect(clockFinding(now, witnesses, writtenAt).ok).toBe(ok);
  });
});

describe('the webhook', () => {
  const wanted = 'https://bot.example/telegram/42';
  it.each([
    { expected: null, known: { url: '' }, ok: true, why: 'polling, and none is set' },
    { expected: null, known: { url: wanted }, ok: false, why: 'polling, and one keeps the updates away' },
    {
      expected: wanted,
      known: { url: wanted, pending: 3, lastError: null },
      ok: true,
      why: 'as it should be',
    },
    { expected: wanted, known: { url: '' }, ok: false, why: 'none is set' },
    {
      ...{ expected: wanted, known: { url: wanted, pending: 3, lastError: 'SSL error' }, ok: false },
      why: 'the messenger cannot bring what waits',
    },
    {
      ...{ expected: wanted, known: { url: wanted, pending: 0, lastError: 'timeout' }, ok: true },
      why: 'an error of earlier, nothing waits',
    },
  ])('$why', ({ expected, known, ok }) => {
    expect(webhookFinding('Webhook', expected, known).ok).toBe(ok);
  });
});
