import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isQuantity } from '../../../src/domain/quantity/quantity.ts';
import { findNonQuantities, findQuantities, scan } from '../../../src/domain/quantity/scan.ts';
import { tokenize, type Token } from '../../../src/domain/quantity/text.ts';
import { spansOf } from './said.ts';

describe('scanning a message', () => {
  it.each<readonly [text: string, expected: string[], why: string]>([
    [
      'Chỉ tiêu 4: đến hết 14/6 thu được 21,6 tỷ đồng',
      ['ordinal: Chỉ tiêu 4', 'date: 14/6', '21600000000 đồng'],
      'a code and a date beside the figure',
    ],
    [
      'Thu ngân sách được hai mươi sáu tỷ rưỡi, công nghiệp 7 tỷ 25 triệu, chuồng trại sáu tư hộ',
      ['26500000000', '7025000000', '64 hộ'],
      'words and mixed forms',
    ],
    [
      'bao cao c sllt 5920,4 tan mia 318ha thu ns 22,1 ty htx 0 giam sinh 0,11%o',
      ['5920.4 tấn', '318 ha', '22100000000', '0', '0.11 ‰'],
      'no accents and no punctuation; htx names the figure behind it',
    ],
    [
      'TT\tKH\tTH\n1\t13.455,5\t13.210,0\n3\t340\t346,8',
      ['1', '13455.5', '13210', '3', '340', '346.8'],
      'cells of a pasted table never join',
    ],
    ['- 318 ha mía\n- 12 hộ', ['318 ha', '12 hộ'], 'dashes of a list are no minus'],
    ['mía -318 ha', ['-318 ha | 318 ha'], 'a dash behind a label may separate'],
    ['tăng trưởng: -2,5%', ['-2.5 %'], 'a minus behind a colon'],
    ['14: 83,5 - 58 - 92,1', ['14', '83.5', '58', '92.1'], 'three figures behind spaced dashes are a list'],
    ['CT 3: 19,2% - 41,5% - 39,3%', ['ordinal: CT 3', '19.2 %', '41.5 %', '39.3 %'], 'a list of shares'],
    ['mía - 330 - 335 ha', ['330..335 ha'], 'the first dash separates a label'],
    ['chỉ tiêu 1, 2, 3 chờ công bố', ['ordinal: chỉ tiêu 1, 2, 3'], 'a list of codes'],
    ['chỉ tiêu 3, 318', ['ordinal: chỉ tiêu 3', '318'], 'two numbers are no list of codes'],
    ['T10: 65; T11: 58', ['date: T10', '65', 'date: T11', '58'], 'months in short'],
    ['còn 2/6 KCN', ['2/6 khu công nghiệp'], 'no date behind còn'],
    ['rút lại số 14b nhé', ['ordinal: 14b'], 'b is the letter of a code in a message'],
    ['noxh 1120 can', ['1120'], 'cân or căn: no unit is known'],
    [
      'chi 12.500.000đ (mười hai triệu năm trăm nghìn đồng chẵn)',
      ['12500000 đồng'],
      'digits and words say the same',
    ],
    ['thu 12 tỷ (mười ba tỷ)', ['12000000000 | 13000000000'], 'digits and words differ'],
    ['có một trăm (100) hộ', ['100 hộ'], 'words and digits, the unit behind both'],
    ['trường tiểu học số 2', ['2'], 'may be a name'],
    ['đạt một nửa số hộ', ['1/2'], 'half'],
    ['12 hộ, 5 khẩu', ['12 hộ', '5 người'], 'a list of counts'],
  ])('%s → %j (%s)', (text, expected) => {
    expect(spansOf(text)).toEqual(expected);
  });

  it('asks about a small number behind «số»', () => {
    expect(findQuantities('trường tiểu học số 2')[0]?.verdict).toBe('ambiguous');
    expect(findQuantities('tổng số 2')[0]?.verdict).toBe('clear');
  });

  it('tells quantities from what holds a number and is none', () => {
    const text = 'ngày 9/4 được 5 hộ';
    expect(findQuantities(text).map((span) => span.text)).toEqual(['5 hộ']);
    expect(findNonQuantities(text).map((span) => span.text)).toEqual(['ngày 9/4']);
  });

  it('keeps an estimate and a level marked', () => {
    expect(findQuantities('ước đạt 26 tỷ')[0]?.readings[0]?.estimate).toBe(true);
    expect(findQuantities('hiện còn 13,1%')[0]?.readings[0]?.level).toBe(true);
    expect(findQuantities('đạt 26 tỷ')[0]?.readings[0]).not.toHaveProperty('estimate');
  });

  it('keeps how a number was written', () => {
    const [law, english] = findQuantities('4.615 tỷ')[0]?.readings ?? [];
    expect([law?.style, english?.style]).toEqual(['law', 'english']);
    expect([law?.scaled, findQuantities('5 tấn')[0]?.readings[0]?.scaled]).toEqual([true, undefined]);
  });

  it('takes the style of the whole message for a part of it', () => {
    const tokens = tokenize('lúa 72,5 ha, ngô 6.780 tấn');
    const part = tokens.slice(6);
    const values = (style: 'law' | null): number =>
      scan('lúa 72,5 ha, ngô 6.780 tấn', { tokens: part, style }).filter(isQuantity)[0]?.readings.length ?? 0;
    expect([values(null), values('law')]).toEqual([2, 1]);
  });

  it('says in Vietnamese why each of several readings is normal', () => {
    for (const reading of findQuantities('4.615 tỷ')[0]?.readings ?? [])
      expect(reading.because).toMatch(/dấu chấm/);
  });

  it('shows what is beyond reading as one span instead of dropping it', () => {
    const spans = scan('7 '.repeat(3000));
    const last = spans.at(-1);
    expect(last && isQuantity(last) && last.verdict).toBe('invalid');
    expect(last?.end).toBe(5999);
  });
});

const word = fc.constantFrom(
  ...'một hai năm mười mươi trăm linh nghìn triệu tỷ rưỡi phẩy không có chưa nào hộ ha tấn đồng tr k % / - , . : ( ) từ đến trên giảm tăng còn lên ngày tháng 9/4 6.780 6,780 1 05 2025 ½ 9h15 … vài ước khoảng thứ số đợt KH QĐ-UBND'.split(
    ' ',
  ),
);

describe('any text', () => {
  it('is scanned without a throw, in order and without overlap', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(word).map((words) => words.join(' ')),
      fc.array(word).map((words) => words.join('')),
    );
    fc.assert(
      fc.property(text, (raw) => {
        let end = 0;
        for (const span of scan(raw)) {
          expect(span.start).toBeGreaterThanOrEqual(end);
          expect(span.end).toBeGreaterThan(span.start);
          expect(raw.slice(span.start, span.end)).toBe(span.text);
          end = span.end;
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('leaves no digit outside a span', () => {
    fc.assert(
      fc.property(fc.array(word), (words) => {
        const raw = words.join(' ');
        const spans = scan(raw);
        for (const token of tokenize(raw)) {
          if (token.kind !== 'digits' && token.kind !== 'fraction') continue;
          expect(spans.some((span) => span.start <= token.start && token.end <= span.end)).toBe(true);
        }
      }),
      { numRuns: 1000 },
    );
  });
});

/** How often the tokens are looked at while a text is scanned. */
function looks(text: string): number {
  let count = 0;
  const tokens: readonly Token[] = new Proxy(tokenize(text), {
    get(target, key, receiver): unknown {
      count += 1;
      return Reflect.get(target, key, receiver);
    },
  });
  scan(text, { tokens });
  return count;
}

describe('hostile text', () => {
  it.each([
    '7 ',
    '111 ',
    '1.',
    '1,234,',
    '1-',
    '1/2/',
    '9/',
    '½',
    '1:',
    '-',
    '(',
    '0 ',
    '5k',
    '5 m ',
    '1O',
    'hai ',
    'hai mươi ',
    'năm trăm ',
    'không ',
    'tỷ ',
    '1 tỷ ',
    'triệu lẻ ',
    'rưỡi ',
    'một trăm linh ',
    'phẩy ',
    'hai phẩy ',
    'năm phần ',
    'và năm phần ',
    'từ ',
    'từ 1 ',
    'từ 1 đến ',
    '1 đến ',
    'giữa 1 và ',
    'tăng ',
    'tăng 1 ',
    'giảm từ 1 xuống ',
    'từ 1 lên 2, giảm ',
    'tăng 1 từ ',
    'khoảng ',
    'khoảng 1 ',
    'trên ',
    '5 trên ',
    'ngày ',
    'tháng năm ',
    'năm ',
    '9h15 ',
    '2020-2025-',
    '48/KH-',
    '0912 ',
    'số 5 ',
    'thôn 5, ',
    'chưa có ',
    'không có ',
    'vài ',
    '% so với ',
    'ha/ha/',
    '5 ha/',
    '5 xã, ',
    'a',
  ])('%j repeated is read in time that grows with its length', (piece) => {
    const [once, twice] = [looks(piece.repeat(400)), looks(piece.repeat(800))];
    expect(twice).toBeLessThan(once * 2.2 + 200);
  });
});
