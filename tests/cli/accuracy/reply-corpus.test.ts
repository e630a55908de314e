import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readCases, readReplyCorpora } from '../../../src/cli/accuracy/reply-corpus.ts';

const corpora = join(import.meta.dirname, '../../corpora');
const message = (id: string) => JSON.stringify({ id, text: 'mía 318 ha', expect: [] });
const copy = (name: string, to: string) => writeFileSync(join(to, name), readFileSync(join(corpora, name)));

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'corpora-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('a corpus finds its catalogue and units by name, a held-out one a folder up', () => {
  copy('ha-lang-2020.json', folder);
  copy('organisation-ha-lang.json', folder);
  copy('binh-suong-2026.json', folder);
  mkdirSync(join(folder, 'held-out'));
  for (const file of [
    'replies-ha-lang.jsonl',
    'replies-binh-suong-2026-b.jsonl',
    'held-out/replies-ha-lang-2020-more.jsonl',
  ])
    writeFileSync(join(folder, file), `${message('x')}\n`);
  const found = (where: string) =>
    readReplyCorpora(where).corpora.map(({ name, campaign }) => [
      name,
      campaign.catalogue.id,
      campaign.context.units !== undefined,
    ]);
  expect(found(folder)).toEqual([
    ['replies-binh-suong-2026-b', 'binh-suong-2026', false],
    ['replies-ha-lang', 'ha-lang-2020', true],
  ]);
  expect(found(join(folder, 'held-out'))).toEqual([['replies-ha-lang-2020-more', 'ha-lang-2020', true]]);
});

test('a corpus without a catalogue is reported, the others are read', () => {
  copy('ha-lang-2020.json', folder);
  for (const file of ['replies-elsewhere.jsonl', 'replies-ha-lang.jsonl'])
    writeFileSync(join(folder, file), message('x'));
  const read = readReplyCorpora(folder);
  expect(read.corpora.map(({ name }) => name)).toEqual(['replies-ha-lang']);
  expect(read.problems).toEqual([
    'replies-elsewhere: no catalogue of that name in the folder or the one above',
  ]);
});

test('a broken line is reported with its number and the rest goes on', () => {
  const read = readCases('c', `${message('a')}\n\nnot json\n{"id":1}\n${message('b')}\n`);
  expect(read.cases.map(({ id }) => id)).toEqual(['a', 'b']);
  expect(read.problems).toEqual([
    'c, line 3: not a message of a corpus',
    'c, line 4: not a message of a corpus',
  ]);
});

test.each(['.', 'held-out'])('the shipped corpora are sound: %s', (where) => {
  const read = readReplyCorpora(join(corpora, where));
  expect(read.problems).toEqual([]);
  expect(read.corpora.length).toBeGreaterThanOrEqual(3);
  for (const { name, campaign, cases } of read.corpora) {
    const codes = new Set(campaign.catalogue.indicators.map(({ code }) => code));
    const members = new Set((campaign.context.units ?? []).flatMap(({ aliases }) => aliases));
    for (const row of cases)
      for (const record of [row.expect, ...(row.or ?? [])].flat()) {
        expect(codes, `${name} ${row.id}`).toContain(record.indicator);
        if (record.member !== undefined) expect(members, `${name} ${row.id}`).toContain(record.member);
      }
  }
});
