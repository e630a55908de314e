import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { lockDatabase } from '../../src/storage/database-lock.ts';

let folder = '';
let url = '';
const children: ChildProcess[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'thi-dua-lock-'));
  url = `file:${join(folder, 'data', 'bot.db')}`;
});
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  rmSync(folder, { recursive: true });
});

/** Another process that holds the lock the way `lockDatabase` does: an exclusive transaction on the lock file. */
async function otherBot(): Promise<ChildProcess> {
  const driver = createRequire(import.meta.url).resolve('better-sqlite3');
  const program = join(folder, 'other-bot.cjs');
  writeFileSync(
    program,
    `const lock = new (require(${JSON.stringify(driver)}))(${JSON.stringify(join(folder, 'data', 'bot.db.lock'))});
     lock.exec('BEGIN EXCLUSIVE');
     process.send('locked');
     setInterval(() => lock.open, 1000);`,
  );
  const child = fork(program, { stdio: 'inherit', execArgv: [] });
  children.push(child);
  await once(child, 'message');
  return child;
}

const held = async (): Promise<boolean> => {
  const lock = await lockDatabase(url);
  if (lock.ok) lock.value();
  return !lock.ok;
};

it('refuses a second bot on the same file, in words, until the first lets go', async () => {
  const first = await lockDatabase(url);
  const second = await lockDatabase(url);
  expect(second).toMatchObject({ ok: false, error: { kind: 'database-in-use' } });
  if (!second.ok) expect(second.error.text).toMatch(/^Đã có một bot khác.*bot\.db\)\.\nHãy dừng/s);
  if (first.ok) first.value();
  expect(await held()).toBe(false);
});

it('is freed by kill -9', async () => {
  expect(await held()).toBe(false);
  const other = await otherBot();
  expect(await held()).toBe(true);
  other.kill('SIGKILL');
  await once(other, 'exit');
  expect(await held()).toBe(false);
});

it('lets nobody else read its file', async () => {
  await lockDatabase(url);
  expect(statSync(join(folder, 'data', 'bot.db.lock')).mode & 0o777).toBe(0o600);
});

it('knows one file by its several names', async () => {
  await lockDatabase(url);
  const second = await lockDatabase(url.replace('/data/', '/data/../data/'));
  expect(second.ok).toBe(false);
});

it('does not stand in the way of several processes on PostgreSQL', async () => {
  const one = await lockDatabase('postgres://bot@localhost:5432/thidua');
  const two = await lockDatabase('postgres://bot@localhost:5432/thidua');
  expect([one.ok, two.ok]).toEqual([true, true]);
});
