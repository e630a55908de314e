import { describe, expect, it } from 'vitest';
import { doubtsOf, readerOf, recordsOf } from './catalogue.ts';

const read = readerOf('ha-lang-2020', 'ha-lang');

const recorded: readonly {
  readonly text: string;
  readonly records: readonly string[];
  readonly why: string;
}[] = [
  {
    text: '1:9102,5;3:318;4:33',
    records: ['1=9102.5', '3=318', '4=33'],
    why: 'behind an item with its code «4:33» is no time of day',
  },
  {
    text: '3 - 314,63, 17 - 94,2',
    records: ['17=94.2', '3=314.63'],
    why: 'a code with a free dash behind a comma',
  },
  {
    text: '9 14/14\n13 1\n14c 69.91',
    records: ['13=1', '14c=69.91', '9=14/14'],
    why: 'n of m behind a code without a sign',
  },
  {
    text: '3 đạt 254.62 ha 14b đạt 52,4% 5 đạt 1 hợp tác xã 6 đạt 14.2 tỉ',
    records: ['14b=52.4', '3=254.62', '5=1', '6=14.2'],
    why: 'codes that a verb sets off; the noun of a figure takes no code behind it for its figure',
  },
  { text: '18a 2,9 18b 125', records: ['18a=2.9', '18b=125'], why: 'codes with letters behind figures' },
  {
    text: 'Báo cáo: 1 - 11.548,19; 6 - 10,5',
    records: ['1=11548.19', '6=10.5'],
    why: 'the first item stands behind a heading',
  },
  {
    text: 'Báo cáo: 9 đạt 12/14\n13 đạt 1',
    records: ['13=1', '9=12/14'],
    why: 'an item with a verb behind a heading',
  },
  {
    text: '14a 85, 14b 56, 14c 91',
    records: ['14a=85', '14b=56', '14c=91'],
    why: 'codes with letters and commas between the items',
  },
  { text: '3 325, 4 35,4', records: ['3=325', '4=35.4'], why: 'codes without signs and commas between' },
  {
    text: '1. Mía 325,4ha\n2. Thu NS 36,2 tỷ\n3. HTX 1',
    records: ['3=325.4', '4=36.2', '5=1'],
    why: 'running numbers before names of others count the lines',
  },
  {
    text: '1. SLLT 9102,5\n3. mía 318\n4. thu NS 26,4',
    records: ['1=9102.5', '3=318', '4=26.4'],
    why: 'the codes of the names themselves',
  },
  { text: '3: 318; họp 4:30 chiều', records: ['3=318'], why: 'a time of day behind a word stays one' },
];

const asked: readonly { readonly text: string; readonly asks: readonly string[]; readonly why: string }[] = [
  {
    text: '1. SLLT 9102,5 tấn\n2. GTSP trồng trọt 33 triệu\n3. mía 318 ha\n4. công nghiệp 11 tỷ',
    asks: ['6:indicator'],
    why: 'where the numbers are codes, the one that is not is asked about',
  },
  { text: 'Mía\n340\n325,4', asks: ['3:contradiction'], why: 'cells on lines of their own: plan and result' },
];

describe('codes and the figures beside them', () => {
  it.each(recorded)('$text: $why', ({ text, records }) => {
    const reading = read(text);
    expect(recordsOf(reading)).toEqual(records);
    expect(doubtsOf(reading)).toEqual([]);
  });

  it.each(asked)('asked: $text ($why)', ({ text, asks }) => {
    expect(doubtsOf(read(text))).toEqual(asks);
  });
});
