import { describe, expect, it } from 'vitest';
import { parse, readJson, sourceFilesIn, type SourceFile } from './source-files.ts';

/** What the files of a folder (or one file) may import; the longest `of` that fits a file counts. */
interface Layer {
  readonly of: string;
  readonly why: string;
  /** folders and files of the project; its own folder always */
  readonly project: readonly string[];
  /** only `import type` from these */
  readonly types?: readonly string[];
  /** packages, and `node:` for what comes with Node */
  readonly packages?: readonly string[];
}

const node = ['node:'];

const layers: readonly Layer[] = [
  { of: 'src/domain', why: 'the rules of the trade: pure, and readable without anything else', project: [] },
  { of: 'src/app/ports', why: 'what use cases need, in the words of the domain', project: ['src/domain'] },
  {
    of: 'src/app',
    why: 'use cases: they know ports, not who is behind them',
    project: ['src/domain', 'src/render'],
    packages: ['zod'],
  },
  {
    of: 'src/render',
    why: 'data in, text and pictures out',
    project: ['src/domain', 'src/app/ports'],
    packages: ['echarts', '@resvg/resvg-js', 'qrcode', 'write-excel-file', 'zod', ...node],
  },
  {
    of: 'src/chat/words',
    why: 'what people read, without any doing',
    project: ['src/domain', 'src/render'],
    types: ['src/app'],
  },
  {
    of: 'src/chat/conversation',
    why: 'the same conversation over every messenger',
    project: ['src/domain', 'src/app', 'src/render', 'src/chat/words'],
    packages: ['zod'],
  },
  {
    of: 'src/chat/telegram',
    why: 'the only place that knows Telegram',
    project: ['src/domain', 'src/app/ports', 'src/render', 'src/chat/http'],
    packages: ['grammy', 'zod', ...node],
  },
  {
    of: 'src/chat/zalo-bot',
    why: 'the only place that knows Zalo’s bots',
    project: ['src/domain', 'src/app/ports', 'src/render', 'src/chat/http', 'src/chat/zalo'],
    packages: ['zod', ...node],
  },
  {
    of: 'src/chat/zalo-oa',
    why: 'the only place that knows Zalo’s Official Accounts',
    project: ['src/domain', 'src/app/ports', 'src/render', 'src/chat/http', 'src/chat/zalo'],
    packages: ['zod', ...node],
  },
  { of: 'src/chat/http', why: 'how far a call came, for every messenger', project: [], packages: node },
  {
    of: 'src/chat/zalo',
    why: 'what both ways into Zalo share',
    project: ['src/domain', 'src/app/ports', 'src/render'],
    packages: ['zod', ...node],
  },
  {
    of: 'src/delivery',
    why: 'moves messages without reading them',
    project: ['src/domain', 'src/app/ports'],
  },
  {
    of: 'src/storage',
    why: 'the only place that knows the database',
    project: ['src/domain', 'src/app/ports'],
    packages: [
      ...['@prisma/adapter-better-sqlite3', '@prisma/adapter-pg', '@prisma/driver-adapter-utils'],
      ...['@prisma/client', '@prisma/schema-engine-wasm', 'better-sqlite3', 'pg', ...node],
    ],
  },
  { of: 'src/scheduler', why: 'calls when a minute is over, no more', project: [], packages: ['node-cron'] },
  {
    of: 'src/web',
    why: 'one HTTP server; what it serves is handed to it',
    project: ['src/app/ports'],
    packages: ['hono', '@hono/node-server', 'prom-client', ...node],
  },
  {
    of: 'src/playground/bot-api',
    why: 'a Bot API server of our own, of use to any bot',
    project: [],
    packages: ['grammy/types', 'zod', ...node],
  },
  {
    of: 'src/playground/page',
    why: 'runs in the browser',
    project: [],
    types: ['src/playground'],
    packages: ['preact', 'preact/hooks'],
  },
  {
    of: 'src/playground',
    why: 'the product with a world around it',
    project: [
      ...['src/domain', 'src/app', 'src/render', 'src/chat', 'src/storage', 'src/web'],
      ...['src/bot.ts', 'src/config.ts', 'src/secrets.ts', 'src/surroundings.ts'],
    ],
    packages: ['hono', 'grammy/types', 'zod', ...node],
  },
  {
    of: 'src/cli',
    why: 'a program a file; like main.ts it may take any part',
    project: ['src'],
    packages: ['zod', ...node],
  },
  {
    of: 'src/config.ts',
    why: 'the settings, known before anything else',
    project: ['src/domain/result.ts'],
    packages: ['zod'],
  },
  {
    of: 'src',
    why: 'builds the parts by hand and starts them',
    project: [
      ...['src/domain', 'src/app', 'src/render', 'src/chat', 'src/delivery', 'src/storage', 'src/scheduler'],
      ...['src/web', 'src/playground'],
    ],
    packages: ['pino', 'prom-client', ...node],
  },
];

const within = (path: string, place: string): boolean => path === place || path.startsWith(`${place}/`);

function layerOf(path: string): Layer {
  const fitting = layers.filter(({ of }) => within(path, of)).sort((a, b) => b.of.length - a.of.length);
  const [layer] = fitting;
  if (!layer) throw new Error(`${path} belongs to no layer`);
  return layer;
}

/** The files of the composition root lie in src itself and may import one another; folders below may not. */
const isOwn = (path: string, layer: Layer): boolean =>
  layer.of === 'src' ? /^src\/[^/]+$/.test(path) : within(path, layer.of);

const packageOf = (name: string): string =>
  name
    .split('/')
    .slice(0, name.startsWith('@') ? 2 : 1)
    .join('/');

function mayImport(layer: Layer, to: string, typeOnly: boolean): boolean {
  if (to.startsWith('node:')) return layer.packages?.includes('node:') ?? false;
  if (!to.startsWith('src/')) return [to, packageOf(to)].some((name) => layer.packages?.includes(name));
  if (isOwn(to, layer) || layer.project.some((place) => within(to, place))) return true;
  return typeOnly && (layer.types ?? []).some((place) => within(to, place));
}

const breachesOf = ({ path, mentions }: SourceFile): string[] => {
  const layer = layerOf(path);
  return mentions
    .filter(({ to, typeOnly }) => !mayImport(layer, to, typeOnly))
    .map(({ to, line }) => `${path}:${line} imports ${to}, but ${layer.of} is ${layer.why}`);
};

const files = sourceFilesIn('src');

describe('who may import whom', () => {
  it.each(layers.map(({ of, why }) => ({ of, why })))('$of: $why', ({ of }) => {
    const ours = files.filter(({ path }) => layerOf(path).of === of);
    expect(ours.flatMap(breachesOf)).toEqual([]);
  });

  it.each([
    { path: 'src/domain/a.ts', text: `import { z } from 'zod';` },
    { path: 'src/domain/a.ts', text: `import '../app/actor.ts';` },
    { path: 'src/domain/a.ts', text: `export type { Figure } from '../app/ports/figures.ts';` },
    { path: 'src/domain/quantity/a.ts', text: `type A = import('../../app/actor.ts').Actor;` },
    { path: 'src/app/a.ts', text: `const { readFile } = await import('node:fs/promises');` },
    { path: 'src/app/a.ts', text: `import type { Transaction } from '../storage/database.ts';` },
    { path: 'src/app/ports/a.ts', text: `import type { Actor } from '../actor.ts';` },
    { path: 'src/chat/words/a.ts', text: `import { isClerk } from '../../app/actor.ts';` },
    { path: 'src/chat/conversation/a.ts', text: `import type { Bot } from 'grammy';` },
    { path: 'src/chat/telegram/a.ts', text: `import { report } from '../../app/reporting/report.ts';` },
    { path: 'src/chat/zalo-bot/a.ts', text: `import { send } from '../telegram/send.ts';` },
    { path: 'src/delivery/a.ts', text: `import { allStores } from '../storage/stores/all-stores.ts';` },
    { path: 'src/storage/a.ts', text: `import { pino } from 'pino';` },
    { path: 'src/web/a.ts', text: `import { readConfig } from '../config.ts';` },
    { path: 'src/playground/page/a.tsx', text: `import { guide } from '../guide.ts';` },
    { path: 'src/bot.ts', text: `import { accuracy } from './cli/accuracy.ts';` },
    { path: 'src/main.ts', text: `import left from 'left-pad';` },
  ])('notices $text in $path', ({ path, text }) => {
    expect(breachesOf(parse(path, text))).toHaveLength(1);
  });

  it.each([
    { path: 'src/chat/words/a.ts', text: `import type { Actor } from '../../app/actor.ts';` },
    { path: 'src/chat/words/a.ts', text: `import { type Actor } from '../../app/actor.ts';` },
    { path: 'src/chat/telegram/a.ts', text: `import type { Update } from 'grammy/types';` },
    { path: 'src/main.ts', text: `import { readConfig } from './config.ts';` },
    { path: 'src/cli/a.ts', text: `import { readConfig } from '../config.ts';` },
  ])('lets $path say $text', ({ path, text }) => {
    expect(breachesOf(parse(path, text))).toEqual([]);
  });
});

describe('packages', () => {
  it('are dependencies of the product, not of its development, where the product imports them', () => {
    const listed = readJson('package.json');
    if (typeof listed !== 'object' || listed === null || !('dependencies' in listed))
      throw new Error('no dependencies');
    const dependencies = new Set(Object.keys(listed.dependencies as Record<string, string>));
    // The page is bundled: what it imports is in dist/ already.
    const running = files.filter(({ path }) => !path.startsWith('src/playground/page/'));
    const missing = running.flatMap(({ path, mentions }) =>
      mentions
        .filter(({ to, typeOnly }) => !typeOnly && !to.startsWith('src/') && !to.startsWith('node:'))
        .filter(({ to }) => !dependencies.has(packageOf(to)))
        .map(({ to }) => `${path} imports ${to}`),
    );
    expect(missing).toEqual([]);
  });
});

describe('files that need one another', () => {
  /** Values only: a circle of types is no circle once the program runs. */
  const needs = new Map(
    files.map(({ path, mentions }) => [
      path,
      mentions.filter(({ typeOnly }) => !typeOnly).map(({ to }) => to),
    ]),
  );

  function circleThrough(start: string): string[] | null {
    const from = new Map<string, string>();
    const waiting = [start];
    for (let path = waiting.shift(); path !== undefined; path = waiting.shift())
      for (const to of needs.get(path) ?? []) {
        if (to === start) {
          const circle = [start];
          for (let back: string | undefined = path; back !== undefined; back = from.get(back))
            circle.unshift(back);
          return circle;
        }
        if (from.has(to) || to === start) continue;
        from.set(to, path);
        waiting.push(to);
      }
    return null;
  }

  it('do not go round in a circle', () => {
    const circles = files.flatMap(({ path }) => circleThrough(path)?.join(' → ') ?? []);
    expect(circles).toEqual([]);
  });
});
