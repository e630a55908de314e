import { spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerLine } from '../../../src/cli/quantity/answer-line.ts';

describe('a line of the quantity command', () => {
  it.each<readonly [text: string, answer: string, why: string]>([
    [
      '50,2 tỷ đồng',
      '{"verdict":"clear","readings":[{"value":"50200000000","unit":"đồng","kind":"exact"}]}',
      'scale folded in',
    ],
    ['khoảng 20 hộ', '{"verdict":"clear","readings":[{"value":"20","unit":"hộ","kind":"about"}]}', 'a bound'],
    [
      '3 - 4,5 tỷ',
      '{"verdict":"clear","readings":[{"value":"3000000000","unit":null,"kind":"range","to":"4500000000"}]}',
      'a range',
    ],
    [
      '-12 1/4',
      '{"verdict":"clear","readings":[{"value":"-49","unit":null,"kind":"ratio","of":"4"}]}',
      'one improper fraction',
    ],
    [
      'giảm từ 31,25% xuống 27,1%',
      '{"verdict":"clear","readings":[{"value":"-4.15","unit":"%","kind":"change","to":"27.1","from":"31.25"}]}',
      'a signed change',
    ],
    [
      '6,780',
      '{"verdict":"ambiguous","readings":[{"value":"6.78","unit":null,"kind":"exact"},{"value":"6780","unit":null,"kind":"exact"}]}',
      'two readings',
    ],
    ['chưa có số liệu', '{"verdict":"missing","readings":[]}', 'no figure'],
    ['ngày 9/4', '{"verdict":"none","readings":[]}', 'no quantity'],
    ['vài hộ', '{"verdict":"vague","readings":[]}', 'no value'],
    ['6.78.000', '{"verdict":"invalid","readings":[]}', 'malformed'],
  ])('%s (%s)', (text, answer) => {
    expect(answerLine(JSON.stringify({ text }))).toEqual({ ok: true, value: answer });
  });

  it.each(['', 'not json', '[]', '{"txt":"5"}', '{"text":5}', 'null'])('refuses %j', (line) => {
    expect(answerLine(line).ok).toBe(false);
  });
});

describe('the quantity command', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'quantity-'));
    buildSync({
      entryPoints: [join(import.meta.dirname, '../../../src/cli/quantity.ts')],
      outfile: join(folder, 'quantity.mjs'),
      bundle: true,
      platform: 'node',
      format: 'esm',
      logLevel: 'error',
    });
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const run = (input: string): SpawnSyncReturns<string> =>
    spawnSync(process.execPath, [join(folder, 'quantity.mjs')], { input, encoding: 'utf8' });

  it('answers line by line, names a broken line and goes on', () => {
    const { stdout, stderr, status } = run('{"text":"5 hộ"}\n{broken\n{"text":"6 hộ"}\n');
    expect(stdout.split('\n')).toEqual([
      '{"verdict":"clear","readings":[{"value":"5","unit":"hộ","kind":"exact"}]}',
      '{"verdict":"clear","readings":[{"value":"6","unit":"hộ","kind":"exact"}]}',
      '',
    ]);
    expect(stderr).toContain('Dòng 2');
    expect(status).toBe(1);
  });

  it('ends with 0 when all lines were good', () => {
    expect(run('{"text":"5 hộ"}\n').status).toBe(0);
  });
});
