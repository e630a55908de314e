import { describe, expect, it } from 'vitest';
import { storableJson, storableText } from '../../src/domain/storable-text.ts';

describe('text that can be kept', () => {
  it.each([
    { text: '26,4 tỷ', kept: '26,4 tỷ', why: 'what is ordinary stays' },
    { text: '26\0' + '4', kept: '26\uFFFD4', why: 'two numbers never become one' },
    { text: '\0\0', kept: '\uFFFD\uFFFD', why: 'one for one, so that places stay' },
  ])('$why', ({ text, kept }) => {
    expect(storableText(text)).toBe(kept);
    expect(JSON.parse(storableJson(JSON.stringify({ text })))).toEqual({ text: kept });
  });

  it.each([
    {
      json: String.raw`"a\\u0000b"`,
      means: String.raw`a\u0000b`,
      why: 'somebody wrote a backslash and u0000',
    },
    { json: String.raw`"a\\\u0000b"`, means: 'a\\\uFFFDb', why: 'a backslash before a NUL' },
    { json: String.raw`"\u00001"`, means: '\uFFFD1', why: 'the escape ends after four digits' },
  ])('$why', ({ json, means }) => {
    expect(JSON.parse(storableJson(json))).toBe(means);
  });
});
