import { spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'commands-'));
  for (const name of ['understand', 'quantity'])
    buildSync({
      entryPoints: [join(root, `src/cli/${name}.ts`)],
      outfile: join(folder, `${name}.mjs`),
      bundle: true,
      platform: 'node',
      format: 'esm',
      logLevel: 'error',
      absWorkingDir: root,
    });
});
afterAll(() => rmSync(folder, { recursive: true }));

const run = (name: string, options: readonly string[], input: string): SpawnSyncReturns<string> =>
  spawnSync(process.execPath, [join(folder, `${name}.mjs`), ...options], {
    input,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });

const catalogue = ['--catalogue', join(root, 'tests/corpora/ha-lang-2020.json')];
const commands = [
  { name: 'understand', options: catalogue },
  { name: 'quantity', options: [] },
];

describe.each(commands)('$name', ({ name, options }) => {
  it('writes one JSON line for each good line, names the broken ones and ends with 1', () => {
    const lines = [
      '{"id":1,"text":"mía 318 ha"}',
      '{broken',
      '',
      '[]',
      '{"text":5}',
      '{"id":2,"text":""}',
      'null',
    ];
    const { stdout, stderr, status } = run(name, options, lines.join('\n'));
    const answers = stdout.trimEnd().split('\n');
    expect(answers.map((line) => typeof JSON.parse(line))).toEqual(['object', 'object']);
    expect(stderr.match(/Dòng \d+/g)).toEqual(['Dòng 2', 'Dòng 4', 'Dòng 5', 'Dòng 7']);
    expect(status).toBe(1);
  });

  it('takes a file from Windows: a mark before the first line, and its line ends', () => {
    const lines = ['\uFEFF{"id":1,"text":"318 ha"}', '{"id":2,"text":"320 ha"}', ''];
    const { stdout, stderr, status } = run(name, options, lines.join('\r\n'));
    expect(stdout.trimEnd().split('\n')).toHaveLength(2);
    expect({ stderr, status }).toEqual({ stderr: '', status: 0 });
  });

  it('says nothing to nothing', () => {
    expect(run(name, options, '')).toMatchObject({ stdout: '', stderr: '', status: 0 });
  });

  it('answers a line of megabytes and goes on', () => {
    const lines = [JSON.stringify({ id: 1, text: '1.2,3 mía '.repeat(200_000) }), '{"id":2,"text":"320 ha"}'];
    const { stdout, status } = run(name, options, lines.join('\n'));
    expect(stdout.trimEnd().split('\n')).toHaveLength(2);
    expect(status).toBe(0);
  });

  it('answers an option that it does not know with its usage', () => {
    const { stdout, stderr, status } = run(name, [...options, '--explian'], '');
    expect(stderr).toContain('Cách dùng: npm run -s');
    expect({ stdout, status, trace: /\bat .*:\d+:\d+/.test(stderr) }).toEqual({
      stdout: '',
      status: 1,
      trace: false,
    });
  });
});

describe('understand', () => {
  it.each([
    { options: [], why: 'no catalogue' },
    { options: ['--catalogue'], why: 'an option without its value' },
    { options: ['--catalogue', join(root, 'no-such-file.json')], why: 'a file that is not there' },
    { options: ['--catalogue', join(root, 'package.json')], why: 'another kind of file' },
    { options: [...catalogue, '--organisation', catalogue[1] ?? ''], why: 'a catalogue as the organisation' },
  ])('ends with words: $why', ({ options }) => {
    const { stdout, stderr, status } = run('understand', options, '{"id":1,"text":"mía 318 ha"}');
    expect(stderr).toContain('Cách dùng');
    expect({ stdout, status, trace: /\bat .*:\d+:\d+/.test(stderr) }).toEqual({
      stdout: '',
      status: 1,
      trace: false,
    });
  });

  it('accounts for every part with --explain', () => {
    const { stdout } = run('understand', [...catalogue, '--explain'], '{"id":1,"text":"mía 318 ha"}');
    expect(JSON.parse(stdout)).toMatchObject({
      account: [
        { text: 'mía', as: 'indicator' },
        { text: '318 ha', as: 'value' },
      ],
    });
  });
});
