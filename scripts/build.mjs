// Bundles every program of the project and the playground's page into dist/; packages stay outside.
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const page = 'src/playground/page';

const programsIn = (folder) =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((file) => file.endsWith('.ts'))
        .map((file) => join(folder, file))
    : [];

/** Those that no command of their own starts. */
const programs = ['src/main.ts', 'src/cli/crash/bot-process.ts'];

/** `src/cli/understand.ts` becomes `dist/cli/understand.js`. */
const targetOf = (file) =>
  file
    .replaceAll('\\', '/')
    .replace(/^(src|tests)\//, '')
    .replace(/\.ts$/, '');

export async function build() {
  const files = [...programs, ...programsIn('src/cli'), ...programsIn('tests/bench')].filter((file) =>
    existsSync(file),
  );
  const entryPoints = Object.fromEntries(files.map((file) => [targetOf(file), file]));
  await bundle({
    entryPoints,
    outdir: 'dist',
    splitting: true,
    platform: 'node',
    target: 'node20',
    packages: 'external',
    sourcemap: true,
    chunkNames: 'chunks/[name]-[hash]',
  });
  if (existsSync(page)) await buildPage();
}

/** The playground's page, with its style sheet and fonts, into dist/playground/. */
export async function buildPage() {
  await bundle({
    entryPoints: {
      main: join(page, 'main.tsx'),
      index: join(page, 'index.html'),
      icon: join(page, 'icon.svg'),
    },
    outdir: 'dist/playground',
    minify: true,
    platform: 'browser',
    target: 'es2022',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    loader: { '.html': 'copy', '.svg': 'copy', '.ttf': 'file' },
    assetNames: '[name]',
    publicPath: '/page',
  });
}

async function bundle(options) {
  const esbuild = await import('esbuild');
  const built = await esbuild.build({
    bundle: true,
    format: 'esm',
    logLevel: 'warning',
    ...options,
    write: false,
  });
  // Parts before the programs that import them.
  for (const { path, contents } of built.outputFiles.toReversed()) put(path, contents);
}

/** Whole or not at all: a program that starts meanwhile finds no half of a file. */
function put(path, contents) {
  if (existsSync(path) && readFileSync(path).equals(contents)) return;
  mkdirSync(dirname(path), { recursive: true });
  const half = `${path}.${process.pid}.new`;
  writeFileSync(half, contents);
  renameSync(half, path);
}
