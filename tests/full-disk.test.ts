import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, rmSync, rmdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterAll, expect, it } from 'vitest';
import { eventually } from './eventually.ts';
import { startRunningBot } from './running-bot.ts';

/** A disk of 16 MB of its own; null: this account may not make one. */
function smallDisk(): string | null {
  const folder = mkdtempSync(join(tmpdir(), 'thi-dua-small-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=16m,mode=0700', 'tmpfs', folder], { stdio: 'ignore' });
    return folder;
  } catch {
    rmdirSync(folder);
    return null;
  }
}

const disk = process.platform === 'linux' ? smallDisk() : null;
afterAll(() => {
  if (disk === null) return;
  execFileSync('umount', ['--lazy', disk]);
  rmdirSync(disk);
});

function fill(file: string): void {
  for (let size = 1 << 20; size >= 512; size /= 2)
    try {
      for (;;) appendFileSync(file, Buffer.alloc(size));
    } catch {
      // no room for so much: a smaller piece
    }
}

const name = 'with the disk full nothing is confirmed, and everything goes on when there is room again';

it.skipIf(disk === null)(
  disk === null ? `${name} (skipped: only root may mount a small disk)` : name,
  async () => {
    const file = join(disk ?? '', 'bot.db');
    const { server, get } = await startRunningBot(`file:${file}`);
    const lan = server.world.addUser({ firstName: 'Lan' });
    lan.start();
    await eventually(() => expect(server.deliveries).toHaveLength(1));
    expect((await get('/health')).status).toBe(200);

    // What the log has room for already would let a few writes through.
    const beside = new Sqlite(file);
    beside.pragma('wal_checkpoint(TRUNCATE)');
    beside.close();
    const ballast = join(disk ?? '', 'ballast');
    fill(ballast);
    for (const text of ['1: 6820,5', '2: 5', '/trogiup']) lan.sendText(lan, text);
    await eventually(async () => {
      const { status, text } = await get('/health');
      expect(text).toContain('full');
      expect(status).toBe(503);
    });
    expect(server.pendingUpdates()).toBe(3);
    expect(server.deliveries).toHaveLength(1);

    rmSync(ballast);
    await eventually(() => expect(server.pendingUpdates()).toBe(0));
    await eventually(() => expect(server.deliveries).toHaveLength(4));
    expect((await get('/health')).status).toBe(200);
  },
  120_000,
);
