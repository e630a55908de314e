// Two set-ups of one clone must not work at the same time. The one at work listens on a local socket that is named
// after the clone; the others connect to it and wait until it hangs up. A process that dies, however it dies, hangs
// up: there is no lock file to go stale.
import { createHash } from 'node:crypto';
import { realpathSync, rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { say } from './say.mjs';

function socketOf(folder) {
  const { uid, username } = userInfo();
  const digest = createHash('sha256')
    .update(`${uid}/${username}/${realpathSync(folder)}`)
    .digest('hex')
    .slice(0, 24);
  const name = `thi-dua-setup-${digest}`;
  if (process.platform === 'linux') return { path: `\0${name}`, isFile: false };
  if (process.platform === 'win32') return { path: `\\\\.\\pipe\\${name}`, isFile: false };
  return { path: join(tmpdir(), `${name}.sock`), isFile: true };
}

/** Resolves with what ends the turn, or null while somebody else has it. */
function takeTurn(path) {
  const waiting = new Set();
  const server = createServer((socket) => {
    waiting.add(socket);
    socket.on('error', () => undefined);
  });
  const end = () => {
    server.close();
    for (const socket of waiting) socket.destroy();
  };
  return new Promise((resolve, reject) => {
    server.once('error', (error) => (error.code === 'EADDRINUSE' ? resolve(null) : reject(error)));
    server.listen(path, () => resolve(end));
  });
}

/** Resolves with true once the one at work has hung up, with false when nobody was there. */
function othersEnd(path) {
  return new Promise((resolve) => {
    let connected = false;
    const socket = connect(path, () => (connected = true));
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(connected));
    socket.resume();
  });
}

/** Runs `work` while no other process runs it for the same folder; waits for its turn. */
export async function oneAtATime(folder, work) {
  const { path, isFile } = socketOf(folder);
  let told = false;
  for (;;) {
    const end = await takeTurn(path);
    if (end) {
      try {
        return await work();
      } finally {
        end();
      }
    }
    if (!told) say('Một lệnh khác đang chuẩn bị, xin chờ… · Another command is setting up; waiting …');
    told = true;
    // A socket file outlives its process, unlike the other two kinds.
    if (!(await othersEnd(path)) && isFile) rmSync(path, { force: true });
  }
}
