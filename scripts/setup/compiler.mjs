// better-sqlite3 comes as a ready-made file from GitHub, or is compiled. Where GitHub is out of reach and a compiler is
// missing, the install fails after a minute with a page of node-gyp's words: better say so before it begins.
import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';

const patienceMs = 4_000;

function isProgram(name) {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.some((folder) => {
    try {
      accessSync(join(folder, name), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/** What node-gyp looks for; any of `names` will do, and so will the environment variable. */
const tools = [
  { label: 'python3', names: ['python3', 'python'], variable: 'PYTHON' },
  { label: 'make', names: ['make', 'gmake'], variable: 'MAKE' },
  {
    label: 'g++',
    names: ['g++', ...(process.platform === 'darwin' ? ['c++', 'clang++'] : [])],
    variable: 'CXX',
  },
];

const missingTools = () =>
  tools
    .filter(({ names, variable }) => !process.env[variable] && !names.some(isProgram))
    .map(({ label }) => label);

const installers = [
  { program: 'apt-get', command: 'sudo apt-get install -y python3 make g++' },
  { program: 'dnf', command: 'sudo dnf install -y python3 make gcc-c++' },
  { program: 'apk', command: 'sudo apk add python3 make g++' },
  { program: 'zypper', command: 'sudo zypper install -y python3 make gcc-c++' },
  { program: 'pacman', command: 'sudo pacman -S --needed python make gcc' },
];

function installCommand() {
  if (process.platform === 'darwin') return 'xcode-select --install';
  return (installers.find(({ program }) => isProgram(program)) ?? installers[0]).command;
}

/** The folder whose include/node holds this Node's headers, or null: then node-gyp fetches them from nodejs.org. */
export function headersFolder() {
  const prefix = dirname(dirname(process.execPath));
  return existsSync(join(prefix, 'include', 'node', 'node_version.h')) ? prefix : null;
}

async function isReadyMade() {
  const { version } = JSON.parse(readFileSync('package-lock.json', 'utf8')).packages[
    'node_modules/better-sqlite3'
  ];
  const { platform, arch, versions, report } = process;
  const musl = platform === 'linux' && !report?.getReport().header.glibcVersionRuntime ? 'musl' : '';
  const file = `better-sqlite3-v${version}-node-v${versions.modules}-${platform}${musl}-${arch}.tar.gz`;
  const address = `https://github.com/WiseLibs/better-sqlite3/releases/download/v${version}/${file}`;
  try {
    return (await fetch(address, { method: 'HEAD', signal: AbortSignal.timeout(patienceMs) })).ok;
  } catch {
    return false;
  }
}

/** A way to GitHub that only the install itself knows. */
const hasWayOfItsOwn = () =>
  Object.keys(process.env).some((name) =>
    /^(https?_proxy|npm_config_(https?_)?proxy|npm_config_.*binary_host.*)$/i.test(name),
  );

const wordsFor = (missing) =>
  [
    `Thiếu ${missing.join(', ')} để biên dịch better-sqlite3. Xin cài rồi chạy lại lệnh vừa rồi:`,
    `${missing.join(', ')} needed to compile better-sqlite3, which cannot be downloaded here. Install and try again:`,
    `  ${installCommand()}`,
  ].join('\n');

/** Why the install cannot succeed, in words that say what to do; null: nothing is known against it. */
export async function whatIsMissing() {
  if (process.platform === 'win32') return null;
  const missing = missingTools();
  if (missing.length === 0 || hasWayOfItsOwn() || (await isReadyMade())) return null;
  return wordsFor(missing);
}

/** What may have been wrong with an install that failed. */
export function hintsAfterFailure() {
  const missing = process.platform === 'win32' ? [] : missingTools();
  const headers = headersFolder()
    ? []
    : [
        'Không thấy tệp tiêu đề của Node (include/node). · No headers beside this Node: node-gyp has to fetch them from nodejs.org.',
      ];
  return [...(missing.length > 0 ? [wordsFor(missing)] : []), ...headers];
}
