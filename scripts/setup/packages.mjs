// What the lock file says, in node_modules/.
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join, resolve } from 'node:path';
import { headersFolder, hintsAfterFailure, whatIsMissing } from './compiler.mjs';
import { run } from './run.mjs';
import { Problem, say } from './say.mjs';
import { fingerprint, hasStamp, writeStamp } from './stamp.mjs';

const stamp = join('node_modules', '.thi-dua', 'installed');

/** Compiled code fits one ABI of Node on one kind of machine. */
const wanted = () =>
  fingerprint(readFileSync('package-lock.json'), process.versions.modules, process.platform, process.arch);

/** Somebody ran `npm ci` by hand: npm's own record agrees with the lock file, and the compiled part loads. */
function wasInstalledByHand() {
  const record = join('node_modules', '.package-lock.json');
  if (!existsSync(record)) return false;
  const installed = JSON.parse(readFileSync(record, 'utf8')).packages;
  const listed = Object.entries(JSON.parse(readFileSync('package-lock.json', 'utf8')).packages);
  const isThere = ([path, { version, optional, devOptional }]) =>
    path === '' || optional || devOptional || installed[path]?.version === version;
  return listed.every(isThere) && compiledPartLoads();
}

function compiledPartLoads() {
  try {
    const Database = createRequire(resolve('package.json'))('better-sqlite3');
    new Database(':memory:').close();
    return true;
  } catch {
    return false;
  }
}

/** The npm that runs us, or the one on the path. */
function npm() {
  const ours = process.env.npm_execpath ?? '';
  return /^npm/.test(basename(ours)) && existsSync(ours) ? [process.execPath, ours] : ['npm'];
}

async function install() {
  const missing = await whatIsMissing();
  if (missing) throw new Problem(missing);
  say('Đang cài đặt lần đầu, khoảng một phút… · Installing what is needed, about a minute …');
  const [command, ...first] = npm();
  // The build needs the development dependencies, and SQLite its install script, whatever the user's settings say.
  const args = [
    ...first,
    'ci',
    '--include=dev',
    '--ignore-scripts=false',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ];
  const headers = headersFolder();
  const env = {
    ...(headers ? { npm_config_nodedir: headers } : {}),
    // Any executable will do: without one, Prisma looks for its engine on a host other than the npm registry.
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
  };
  const { code } = await run(command, args, { env });
  if (code === 0) return;
  const failed = `Cài đặt chưa xong (npm ci, mã ${code}). Chạy lại lệnh để thử lại. · Installing failed; the same command tries again.`;
  throw new Problem([failed, ...hintsAfterFailure()].join('\n'), code);
}

export const packages = {
  isDone: () => hasStamp(stamp, wanted()),
  make: async () => {
    if (!wasInstalledByHand()) await install();
    writeStamp(stamp, wanted());
  },
};
