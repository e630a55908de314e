import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { reportOnCorpora } from '../../../src/cli/accuracy/corpora-report.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'accuracy-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const mute = () => ({ records: [], questions: [] });

test('a folder with numbers and replies gives a row for each file, totals and the rates', () => {
  cpSync(join(import.meta.dirname, '../../corpora/ha-lang-2020.json'), join(folder, 'ha-lang-2020.json'));
  const row = { id: 'x-1', text: 'mía 318 ha', expect: [{ indicator: '3', kind: 'value', value: 318 }] };
  writeFileSync(join(folder, 'replies-ha-lang.jsonl'), JSON.stringify(row));
  mkdirSync(join(folder, 'numbers'));
  writeFileSync(join(folder, 'numbers', 'few.tsv'), '12,5 tấn\t12.5\ttấn\tx\n12,5 tấn\t125\ttấn\tx\n');
  const report = reportOnCorpora(folder, mute, false);
  expect(report.problems).toEqual([]);
  const [heading, ...rows] = (report.lines[0] ?? '')
    .split('\n')
    .map((line) => line.split(/ {2,}/).slice(0, 7));
  expect(heading?.[0]).toBe('file');
  expect(rows).toEqual([
    ['numbers/few.tsv', '2', '1', '50.0 %', '0', '0', '1'],
    ['all numbers', '2', '1', '50.0 %', '0', '0', '1'],
    ['replies-ha-lang', '1', '0', '0.0 %', '0', '1', '0'],
    ['all replies', '1', '0', '0.0 %', '0', '1', '0'],
  ]);
  expect(report.lines.slice(1)).toEqual([
    'wrong but accepted, numbers: 1 of 2 (50.0 %)',
    'wrong but accepted, replies: 0 of 1 (0.0 %)',
  ]);
  const failures = reportOnCorpora(folder, mute, true).lines.join('\n');
  expect(failures).toContain('x-1  missing');
  expect(failures).toContain('wrong  "12,5 tấn"  expected 125 tấn  got clear; exact 125e-1 tấn');
});

test('a folder without corpora is a problem, not a perfect score', () => {
  expect(reportOnCorpora(folder, mute, false).problems).toEqual([`${folder}: no corpora found`]);
});
