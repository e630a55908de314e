import { spawn, type ChildProcess } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');

/** A set-up that is running, and what it has said so far. */
export interface Running {
  readonly child: ChildProcess;
  /** resolves once standard error holds the text */
  says(text: string): Promise<void>;
  readonly ended: Promise<{ readonly code: number | null; readonly out: string; readonly err: string }>;
  /** ends it and what it runs, as Ctrl-C in a terminal or a power cut does */
  kill(): void;
}

/**
 * A clone with the real set-up scripts and stand-ins for what they call: npm writes down each call and makes a
 * node_modules, prisma makes the clients' folders. esbuild is the real one.
 */
export interface BareClone {
  readonly path: (...parts: string[]) => string;
  /** @param fake how npm and the machine behave */
  setUp(fake?: Fake): Running;
  /** arguments and settings of npm's calls so far, a line a call */
  npmCalls(): string[];
  prismaCalls(): number;
  remove(): void;
}

export interface Fake {
  /** npm waits until the clone holds a file `go` */
  readonly npmWaits?: boolean;
  readonly npmFails?: boolean;
  readonly prismaFails?: boolean;
  /** compilers on the machine */
  readonly tools?: readonly string[];
  /** whether GitHub answers */
  readonly github?: boolean;
  readonly env?: Readonly<Record<string, string>>;
}

const npm = (esbuild: string): string => `#!/bin/sh
echo "$* include=$npm_config_nodedir" >> npm-calls
echo "npm at work" >&2
echo "npm to standard output"
[ -n "$FAKE_NPM_WAITS" ] && while [ ! -e go ]; do sleep 0.02; done
rm -rf node_modules
[ -n "$FAKE_NPM_FAILS" ] && { echo "npm error something" >&2; exit 7; }
mkdir -p node_modules/prisma/build
ln -s "${esbuild}" node_modules/esbuild
cp prisma-stand-in.mjs node_modules/prisma/build/index.js
echo '{"type": "module"}' > node_modules/prisma/package.json
`;

const prisma = `
import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
appendFileSync('prisma-calls', 'called\\n');
console.log('what prisma says');
if (process.env.FAKE_PRISMA_FAILS) process.exit(3);
const folder = 'src/storage/generated/' + (process.argv.at(-1).includes('postgres') ? 'postgres' : 'sqlite');
mkdirSync(folder, { recursive: true });
writeFileSync(folder + '/client.ts', 'export {};');
`;

const answering = (github: boolean): string =>
  `--import=data:text/javascript,globalThis.fetch=()=>Promise.${github ? 'resolve({ok:true})' : 'reject(Error())'}`.replaceAll(
    ' ',
    '',
  );

function program(folder: string, name: string, text: string): void {
  writeFileSync(join(folder, name), text);
  chmodSync(join(folder, name), 0o755);
}

export function bareClone(): BareClone {
  const folder = mkdtempSync(join(tmpdir(), 'thi-dua-clone-'));
  const path = (...parts: string[]): string => join(folder, ...parts);
  cpSync(join(root, 'scripts'), path('scripts'), { recursive: true });
  for (const each of ['src', 'prisma/postgres', 'bin']) mkdirSync(path(each), { recursive: true });
  const lock = { packages: { '': {}, 'node_modules/better-sqlite3': { version: '1.2.3' } } };
  writeFileSync(path('package-lock.json'), JSON.stringify(lock));
  writeFileSync(path('package.json'), '{"type": "module"}');
  writeFileSync(path('prisma/schema.prisma'), 'model A {}');
  writeFileSync(path('prisma/postgres/schema.prisma'), 'model A {}');
  writeFileSync(path('src/main.ts'), 'console.log("ready");');
  writeFileSync(path('prisma-stand-in.mjs'), prisma);
  program(path('bin'), 'npm', npm(join(root, 'node_modules', 'esbuild')));

  const toolsFolder = (tools: readonly string[]): string => {
    const own = mkdtempSync(path('tools-'));
    for (const tool of tools) program(own, tool, '#!/bin/sh\n');
    for (const needed of ['sh', 'mkdir', 'rm', 'ln', 'cp', 'sleep', 'env'])
      symlinkSync(
        existsSync(`/usr/bin/${needed}`) ? `/usr/bin/${needed}` : `/bin/${needed}`,
        join(own, needed),
      );
    symlinkSync(process.execPath, join(own, 'node'));
    return own;
  };

  const started: Running[] = [];
  return {
    path,
    setUp: ({
      npmWaits,
      npmFails,
      prismaFails,
      tools = ['python3', 'make', 'g++'],
      github = false,
      env = {},
    } = {}) => {
      const child = spawn(process.execPath, [path('scripts/setup.mjs')], {
        cwd: dirname(folder),
        detached: true,
        stdio: ['ignore', 'pipe', 'pipe'],
        env: {
          ...{ PATH: `${path('bin')}:${toolsFolder(tools)}`, HOME: folder, NODE_OPTIONS: answering(github) },
          ...(npmWaits ? { FAKE_NPM_WAITS: '1' } : {}),
          ...(npmFails ? { FAKE_NPM_FAILS: '1' } : {}),
          ...(prismaFails ? { FAKE_PRISMA_FAILS: '1' } : {}),
          ...env,
        },
      });
      const set = running(child);
      started.push(set);
      return set;
    },
    npmCalls: () => linesOf(path('npm-calls')),
    prismaCalls: () => linesOf(path('prisma-calls')).length,
    remove: () => {
      for (const each of started)
        if (each.child.exitCode === null && each.child.signalCode === null) each.kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const linesOf = (file: string): string[] =>
  existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : [];

function running(child: ChildProcess): Running {
  let [out, err] = ['', ''];
  const awaited = new Set<{ text: string; heard: () => void }>();
  child.stdout?.on('data', (bytes: Buffer) => (out += bytes.toString()));
  child.stderr?.on('data', (bytes: Buffer) => {
    err += bytes.toString();
    for (const each of awaited) if (err.includes(each.text)) each.heard();
  });
  return {
    child,
    says: (text) =>
      err.includes(text) ? Promise.resolve() : new Promise((heard) => awaited.add({ text, heard })),
    ended: new Promise((resolve) => child.once('close', (code) => resolve({ code, out, err }))),
    kill: () => process.kill(-(child.pid ?? 0), 'SIGKILL'),
  };
}
