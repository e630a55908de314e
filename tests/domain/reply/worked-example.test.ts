import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { understoodReply } from '../../../src/cli/understand/understood-reply.ts';
import { readReply } from '../../../src/domain/reply/read-reply.ts';
import { haLang, haLangContext } from './catalogue.ts';

/** The first block of a kind in the page on reading. */
function blockOf(kind: 'sh' | 'json'): string {
  const [, block] =
    new RegExp(`\`\`\`${kind}\\n(.*?)\`\`\``, 's').exec(readFileSync('docs/reading.md', 'utf8')) ?? [];
  if (block === undefined) throw new Error(`docs/reading.md has no ${kind} block`);
  return block;
}

it('docs/reading.md shows what the command prints', () => {
  const [, line = ''] = /echo '(.*?)'/.exec(blockOf('sh')) ?? [];
  const { id, text } = JSON.parse(line) as { id: string; text: string };
  const context = { ownNames: ['UBND huyện Hạ Lang', 'huyện Hạ Lang'] };
  expect(JSON.parse(JSON.stringify(understoodReply(id, text, haLang, context, true)))).toEqual(
    JSON.parse(blockOf('json')),
  );
});

it('docs/reading.md names every file of the engine', () => {
  const page = readFileSync('docs/reading.md', 'utf8');
  expect(readdirSync('src/domain/reply').filter((file) => !page.includes(file))).toEqual([]);
});

it('explains itself in Vietnamese', () => {
  const texts = [
    'Dạ đến 15/9 lúc 9h30 mía 318 ha (KH 340, so cùng kỳ tăng 2%), theo CV 12/UBND-VP lần 2, trong 3 ngày, thôn 5',
    'Xin rút chỉ tiêu 4, hộ nghèo còn 28%, thiếu 2 xã chưa gửi, trong 12 thôn có 10 thôn văn hóa, gọi 0912345678',
  ];
  const english =
    /\b(?:plan|date|time|duration|identifier|document|ordinal|name|withdraw|level|of|whole|late)\b/u;
  for (const text of texts)
    for (const { because } of readReply(text, haLang, haLangContext).account)
      expect(because.split(' ').filter((word) => english.test(word))).toEqual([]);
});
