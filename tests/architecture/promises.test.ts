import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const page = readFileSync('docs/reliability.md', 'utf8');
const testsIn = (text: string): string[] => text.match(/tests\/[\w/.-]+\.test\.ts/g) ?? [];

describe('the page on reliability', () => {
  it.each([...new Set(testsIn(page))])('names %s, which is there', (file) => {
    expect(existsSync(file)).toBe(true);
  });

  it('names a test for each of the six promises', () => {
    const promises = page.split('\n').filter((line) => /^\| \d\. /.test(line));
    expect(promises).toHaveLength(6);
    for (const promise of promises) expect(testsIn(promise), promise.slice(0, 60)).not.toEqual([]);
  });
});
