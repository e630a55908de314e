import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeLexicon } from '../../../src/domain/quantity/lexicon.ts';
import { quantityLexicon } from '../../../src/domain/quantity/quantity-lexicon.ts';
import { isWord, tokenize } from '../../../src/domain/quantity/text.ts';

const norms = (text: string): string[] => tokenize(text).map((token) => token.norm);

describe('tokens', () => {
  it.each<[text: string, expected: string[], why: string]>([
    ['12,5 ha', ['12', ',', '5', 'ha'], 'separators are tokens of their own'],
    ['２．５ tấn', ['2', '.', '5', 'tấn'], 'full-width digits'],
    ['6\u00a0780\u202f000', ['6', '780', '000'], 'no-break spaces separate'],
    ['900 – 1.000', ['900', '-', '1', '.', '000'], 'an en dash is a dash'],
    ['−5', ['-', '5'], 'the minus sign is a dash'],
    ['½ ha', ['1/2', 'ha'], 'a vulgar fraction is taken apart before any NFKC'],
    ['5 m2, 5m², 3 km2', ['5', 'm²', ',', '5', 'm²', ',', '3', 'km²'], 'the 2 of m2 belongs to the unit'],
    ['m25', ['m', '25'], '25 is no superscript'],
    ['2tr5', ['2', 'tr', '5'], 'a glued compound comes apart'],
    ['>=5 <=6', ['≥', '5', '≤', '6'], 'two keys for one sign'],
    ['0,11%o', ['0', ',', '11', '‰'], 'per mille as it is typed'],
    ['50%/ox', ['50', '%', '/', 'ox'], 'not every o makes per mille'],
    ['chưa có...', ['chưa', 'có', '…'], 'dots in a row are one sign'],
    [
      'a\r\nb\tc',
      ['a', '\n', 'b', '\t', 'c'],
      'line ends and tabs are kept for the layout; one of Windows is one',
    ],
    ['hoà hòa thuỷ thủy luỹ', ['hòa', 'hòa', 'thủy', 'thủy', 'lũy'], 'one placement of the tone'],
    ['tỉ tỷ kí quí quý', ['tỷ', 'tỷ', 'ký', 'quý', 'quý'], 'i and y are one'],
    ['toàn tòan', ['toàn', 'toàn'], 'before a final consonant the tone stays on a'],
    ['hộ'.normalize('NFD'), ['hộ'], 'decomposed text'],
    ['ê\u0323', ['ệ'], 'partly composed text of code page 1258'],
    ['1\u200d2', ['12'], 'a zero-width joiner separates nothing'],
    ['dduwowcj 30 tyr', ['được', '30', 'tỷ'], 'Telex keys'],
    ['5 trie65u ty3le', ['5', 'triệu', 'ty', '3', 'le'], 'VNI keys, only where a known word comes out'],
    ['5 ty3', ['5', 'ty', '3'], 'after a figure the digit may be a short form: left apart'],
    ['tans', ['tans'], 'the decoded word is unknown'],
    ['ban quy1', ['ban', 'quy', '1'], 'a numbered noun keeps its number'],
  ])('%s → %j (%s)', (text, expected) => {
    expect(norms(text)).toEqual(expected);
  });

  it('leaves a residue that could be a word and a figure marked as doubtful', () => {
    expect(tokenize('sau1 ha')[0]).toMatchObject({ norm: 'sáu', doubtful: true });
  });

  it('decodes into the words of a larger lexicon', () => {
    const lexicon = makeLexicon(['Thu ngân sách'], quantityLexicon);
    expect(tokenize('ngaan sachs', lexicon).map((token) => token.norm)).toEqual(['ngân', 'sách']);
    expect(norms('ngaan sachs')).toEqual(['ngaan', 'sachs']);
  });

  it('matches an unmarked token by its letters and a marked one only as it is', () => {
    const [bare, other] = tokenize('ti tí');
    expect(isWord(bare, 'ti')).toBe(true);
    expect(isWord(tokenize('dong')[0], 'đồng')).toBe(true);
    expect(isWord(other, 'tỷ')).toBe(false);
  });

  it('points back into the raw text, whatever its spelling', () => {
    const piece = fc.oneof(
      fc.string(),
      fc.constantFrom('hộ', '1,2', '\u0323', '\u0302', '５', '\u200b', '½', 'trie65u', '\n', '😅'),
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const raw = pieces.join('').normalize('NFD');
        let end = 0;
        for (const token of tokenize(raw)) {
          expect(token.start).toBeGreaterThanOrEqual(end);
          expect(raw.slice(token.start, token.end)).toBe(token.text);
          end = token.end;
        }
        expect(end).toBeLessThanOrEqual(raw.length);
      }),
    );
  });
});
