import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { understoodReply } from '../../../src/cli/understand/understood-reply.ts';
import { haLang } from './catalogue.ts';

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
