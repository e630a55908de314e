import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

export interface StartedPlayground {
  readonly address: string;
  /** asks the program to stop, as Ctrl-C does; resolves with its exit code */
  stop(): Promise<number | null>;
}

const main = resolve('dist/main.js');

const addressIn = (child: ChildProcess): Promise<string> =>
  new Promise((found, failed) => {
    let said = '';
    const look = (chunk: Buffer) => {
      said += chunk.toString();
      const address = /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0];
      if (address) found(address);
    };
    child.stdout?.on('data', look);
    child.stderr?.on('data', look);
    child.once('exit', (code) => failed(new Error(`the program ended with ${code}:\n${said}`)));
  });

/** The built program as `npm start` runs it without a token, in a folder of its own. */
export async function startPlayground(): Promise<StartedPlayground> {
  const folder = mkdtempSync(join(tmpdir(), 'thi-dua-playground-'));
  const env = { PATH: process.env['PATH'], PORT: '0', LOG_LEVEL: 'error' };
  const child = spawn(process.execPath, [main], { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const address = await addressIn(child);
  return {
    address,
    stop: () =>
      new Promise((stopped) => {
        child.removeAllListeners('exit');
        child.once('exit', (code) => {
          rmSync(folder, { recursive: true });
          stopped(code);
        });
        child.kill('SIGINT');
      }),
  };
}
