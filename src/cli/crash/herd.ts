import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { packageRoot } from '../../storage/package-root.ts';
import type { TimeMessage } from './bench-time.ts';
import type { Carelessness } from './careless-proxy.ts';

export interface HerdOptions {
  readonly processes: number;
  /** of the messenger */
  readonly settings: () => Readonly<Record<string, string>>;
  readonly databaseUrl: string;
  /** how far the product's time is ahead of the machine's, now */
  readonly aheadMs: () => number;
  readonly careless: Carelessness | null;
}

/** The bots of one run: real processes, killed with `kill -9` and started again. */
export class Herd {
  kills = 0;
  /** what should not have happened, in words */
  readonly troubles: string[] = [];
  readonly #options: HerdOptions;
  readonly #places: (ChildProcess | null)[];
  readonly #logs: string[] = [];
  readonly #ports = new Map<ChildProcess, number>();
  #mayRun = true;
  readonly #restarts = new Set<Promise<void>>();

  constructor(options: HerdOptions) {
    this.#options = options;
    this.#places = Array.from({ length: options.processes }, () => null);
  }

  get alive(): number[] {
    return this.#places.flatMap((child, place) => (child ? [place] : []));
  }

  /** at which those who are up take what a messenger brings */
  get ports(): number[] {
    return this.#places.flatMap((child) => (child && this.#ports.get(child)) ?? []);
  }

  /** everything that the bots logged */
  get logged(): string {
    return this.#logs.join('');
  }

  /** Starts every bot that does not run. */
  start(): void {
    this.#mayRun = true;
    for (const place of this.#places.keys()) if (this.#places[place] === null) this.#begin(place);
  }

  tellTime(): void {
    const message: TimeMessage = { aheadMs: this.#options.aheadMs() };
    for (const child of this.#places) if (child?.connected) child.send(message, () => undefined);
  }

  /** `kill -9`, and another in its place after a while; none while the herd is down. */
  kill(place: number, restartAfterMs: number): void {
    const child = this.#shoot(place);
    if (!child) return;
    const gone = isRunning(child) ? once(child, 'exit') : Promise.resolve();
    const restart = gone
      .then(() => pause(restartAfterMs))
      .then(() => {
        this.#restarts.delete(restart);
        if (this.#mayRun && this.#places[place] === null) this.#begin(place);
      });
    this.#restarts.add(restart);
  }

  /** `kill -9` for all; nobody runs until `start`. */
  async killAll(): Promise<void> {
    this.#mayRun = false;
    const children = this.#places.filter((child) => child !== null).filter(isRunning);
    const gone = children.map((child) => once(child, 'exit'));
    for (const place of this.#places.keys()) this.#shoot(place);
    await Promise.all(gone);
  }

  /** Asks all to stop, and sees to it that they do. */
  async stop(): Promise<void> {
    this.#mayRun = false;
    const children = this.#places.filter((child) => child !== null);
    this.#places.fill(null);
    for (const child of children) {
      const ended = once(child, 'exit') as Promise<[number | null, NodeJS.Signals | null]>;
      child.kill('SIGTERM');
      const [code, signal] = await Promise.race([ended, pause(120_000).then(() => ['late', null] as const)]);
      if (code !== 0) this.troubles.push(`a bot did not stop properly: ${code ?? signal}`);
      if (code === 'late') child.kill('SIGKILL');
    }
    await Promise.all(this.#restarts);
  }

  #note(child: ChildProcess, line: string): void {
    this.#logs.push(`${line}\n`);
    const port = /"port":(\d+).*"msg":"the bot is running"/.exec(line)?.[1];
    if (port !== undefined) this.#ports.set(child, Number(port));
  }

  #shoot(place: number): ChildProcess | null {
    const child = this.#places[place];
    if (!child) return null;
    this.#places[place] = null;
    this.kills += 1;
    child.kill('SIGKILL');
    return child;
  }

  #begin(place: number): void {
    const { settings, databaseUrl, aheadMs, careless } = this.#options;
    const file = join(packageRoot(), 'dist/cli/crash/bot-process.js');
    const args = [file, `--ahead-ms=${aheadMs()}`, ...(careless === null ? [] : [`--careless=${careless}`])];
    const child = spawn(process.execPath, ['--enable-source-maps', ...args], {
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      env: {
        PATH: process.env['PATH'],
        ...settings(),
        ...{ DATABASE_URL: databaseUrl, PORT: '0', LOG_LEVEL: 'info', NODE_ENV: 'production' },
      },
    });
    this.#places[place] = child;
    child.on('error', () => undefined);
    if (child.stderr) createInterface({ input: child.stderr }).on('line', (line) => this.#note(child, line));
    child.on('exit', (code, signal) => {
      if (this.#places[place] !== child) return;
      this.#places[place] = null;
      this.troubles.push(
        `a bot ended by itself: ${code ?? signal}; it last said: ${this.logged.slice(-600)}`,
      );
      if (this.#mayRun) this.#begin(place);
    });
  }
}

const isRunning = ({ exitCode, signalCode }: ChildProcess): boolean =>
  exitCode === null && signalCode === null;
