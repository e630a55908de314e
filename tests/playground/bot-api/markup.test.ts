import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BotApiRefusal } from '../../../src/playground/bot-api/refusal.ts';
import { plainText, readFormattedText } from '../../../src/playground/bot-api/text/formatted-text.ts';

const shape = (text: string, parseMode: string) => {
  const read = readFormattedText(text, parseMode, undefined);
  return {
    text: read.text,
    marks: read.entities.map(({ type, offset, length }) => `${type} ${offset}+${length}`),
  };
};

describe('HTML', () => {
  it.each([
    { html: 'a <b>b</b> c', text: 'a b c', marks: ['bold 2+1'], why: 'the plain case' },
    { html: '<b>x<i>y</i></b>', text: 'xy', marks: ['bold 0+2', 'italic 1+1'], why: 'nested' },
    { html: '&lt;b&gt; &amp; &quot;&#273;&#x111;', text: '<b> & "đđ', marks: [], why: 'references' },
    { html: 'R&D; &nbsp', text: 'R&D; &nbsp', marks: [], why: 'what is no reference stays as typed' },
    { html: '😀<u>đ</u>', text: '😀đ', marks: ['underline 2+1'], why: 'offsets count UTF-16 units' },
    { html: '  <b> x </b>  ', text: 'x', marks: ['bold 0+1'], why: 'blanks around are cut, marks with them' },
    {
      html: '<pre><code class="language-json">{}</code></pre>',
      text: '{}',
      marks: ['pre 0+2'],
      why: 'one block',
    },
    {
      html: '<a href="https://x.vn/?a=1&amp;b=2">đây</a>',
      text: 'đây',
      marks: ['text_link 0+3'],
      why: 'a link',
    },
    { html: '<a href="nowhere">đây</a>', text: 'đây', marks: [], why: 'an impossible link is dropped' },
    {
      html: '<blockquote expandable>x</blockquote>',
      text: 'x',
      marks: ['expandable_blockquote 0+1'],
      why: 'attribute',
    },
    { html: '<b></b>x', text: 'x', marks: [], why: 'nothing is bold' },
    { html: 'gửi /dagui nhé', text: 'gửi /dagui nhé', marks: ['bot_command 4+6'], why: 'commands are found' },
    { html: '<code>/dagui</code>', text: '/dagui', marks: ['code 0+6'], why: 'but not inside code' },
  ])('$html: $why', ({ html, text, marks }) => expect(shape(html, 'HTML')).toEqual({ text, marks }));

  it.each([
    { html: '<b>x', complaint: 'Can\'t find end tag corresponding to start tag "b"', why: 'not closed' },
    {
      html: 'đ<x>',
      complaint: 'Unsupported start tag "x" at byte offset 2',
      why: 'unknown, counted in bytes',
    },
    { html: 'a < b', complaint: 'start tag at byte offset 2', why: 'a bare < must be escaped' },
    { html: '<b>x</i>', complaint: 'expected "</b>", found "</i>"', why: 'crossed' },
    { html: 'x</b>', complaint: 'Unexpected end tag at byte offset 1', why: 'never opened' },
    { html: '<span>x</span>', complaint: 'must have class "tg-spoiler"', why: 'a span is only for spoilers' },
  ])('refuses $html: $why', ({ html, complaint }) => {
    expect(() => shape(html, 'HTML')).toThrow(BotApiRefusal);
    expect(() => shape(html, 'HTML')).toThrow(complaint);
  });

  it('shows any text as typed once it is escaped', () => {
    const escaped = (text: string) =>
      text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(readFormattedText(escaped(text), 'HTML', undefined)).toEqual(plainText(text));
      }),
    );
  });
});

describe('MarkdownV2', () => {
  it.each([
    {
      markdown: '*b* _i_ __u__ ~s~',
      text: 'b i u s',
      marks: ['bold 0+1', 'italic 2+1', 'underline 4+1', 'strikethrough 6+1'],
      why: 'the marks',
    },
    { markdown: '*b _bi_*', text: 'b bi', marks: ['bold 0+4', 'italic 2+2'], why: 'nested' },
    { markdown: '||x||', text: 'x', marks: ['spoiler 0+1'], why: 'a spoiler' },
    { markdown: '1\\.5 \\(ha\\)', text: '1.5 (ha)', marks: [], why: 'escaped' },
    { markdown: '`a_b*`', text: 'a_b*', marks: ['code 0+4'], why: 'nothing to escape inside code' },
    { markdown: '```json\n{}\n```', text: '{}', marks: ['pre 0+2'], why: 'a block with its language' },
    {
      markdown: '[đây](https://x.vn/a\\)b)',
      text: 'đây',
      marks: ['text_link 0+3'],
      why: 'a link with a bracket',
    },
    {
      markdown: '>một\n>hai\nba',
      text: 'một\nhai\nba',
      marks: ['blockquote 0+7'],
      why: 'a quote of two lines',
    },
    {
      markdown: '>một\n>hai||',
      text: 'một\nhai',
      marks: ['expandable_blockquote 0+7'],
      why: 'an expandable quote',
    },
  ])('$markdown: $why', ({ markdown, text, marks }) =>
    expect(shape(markdown, 'MarkdownV2')).toEqual({ text, marks }),
  );

  it.each([
    { markdown: '1.5', complaint: "Character '.' is reserved", why: 'the usual mistake' },
    { markdown: '*x', complaint: "Can't find end of Bold entity at byte offset 0", why: 'not closed' },
    {
      markdown: 'đ _x',
      complaint: "Can't find end of Italic entity at byte offset 3",
      why: 'counted in bytes',
    },
    { markdown: '[x](https://x.vn', complaint: "Can't find end of TextUrl", why: 'a link not closed' },
  ])('refuses $markdown: $why', ({ markdown, complaint }) =>
    expect(() => shape(markdown, 'markdownv2')).toThrow(complaint),
  );

  it('shows any text as typed once it is escaped', () => {
    const escaped = (text: string) => text.replace(/[_*[\]()~`>#+\-=|{}.!\\]/g, '\\$&');
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(readFormattedText(escaped(text), 'MarkdownV2', undefined)).toEqual(plainText(text));
      }),
    );
  });
});

describe('entities listed by the bot', () => {
  it.each([
    { text: 'abc', offset: 0, length: 4, why: 'ends behind the text' },
    { text: 'abc', offset: 0, length: 0, why: 'is empty' },
    { text: 'abc', offset: -1, length: 2, why: 'begins before the text' },
    { text: '😀x', offset: 1, length: 1, why: 'begins inside a character' },
  ])('refuses $offset+$length in «$text»: it $why', ({ text, offset, length }) =>
    expect(() => readFormattedText(text, undefined, [{ type: 'bold', offset, length }])).toThrow(
      BotApiRefusal,
    ),
  );

  it('refuses an unknown parse mode', () =>
    expect(() => readFormattedText('x', 'Markdown', undefined)).toThrow('unsupported parse_mode'));
});
