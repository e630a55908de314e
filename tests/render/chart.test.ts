import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { completionClasses } from '../../src/domain/indicator/completion.ts';
import type { Indicator, Target } from '../../src/domain/indicator/indicator.ts';
import { summarise, type ReviewedFigure, type SummaryInput } from '../../src/domain/review/summary.ts';
import { fontFiles } from '../../src/render/bundled-font.ts';
import { chartRows, type ChartRow } from '../../src/render/chart-rows.ts';
import { chartSvg, drawChart } from '../../src/render/chart.ts';
import { classWords } from '../../src/render/completion-words.ts';
import { d, halfYear, reviewed, value } from '../domain/review/half-year.ts';

const summary = summarise(halfYear);

const withFigure = (
  code: string,
  figure: ReviewedFigure | null,
  about: Partial<Indicator> = {},
): SummaryInput => ({
  ...halfYear,
  indicators: halfYear.indicators.map((one) =>
    one.indicator.code === code ? { ...one, figure, indicator: { ...one.indicator, ...about } } : one,
  ),
});
const rowOf = (code: string, input: SummaryInput = halfYear): ChartRow | undefined =>
  chartRows(summarise(input)).find((row) => row.name.startsWith(`${code}. `));

const sizeOf = (png: Uint8Array) => {
  const view = new DataView(png.buffer, png.byteOffset);
  return { width: view.getUint32(16), height: view.getUint32(20) };
};
const hash = (png: Uint8Array) => createHash('sha256').update(png).digest('hex');

/** Characters that a TrueType font has a glyph for: the segments of its `cmap` table, format 4. */
function charactersOf(file: string): (character: string) => boolean {
  const font = readFileSync(file);
  const tables = Array.from({ length: font.readUInt16BE(4) }, (_, n) => 12 + 16 * n);
  const cmapAt = tables.find((at) => font.toString('latin1', at, at + 4) === 'cmap');
  if (cmapAt === undefined) throw new Error('no cmap');
  const cmap = font.subarray(font.readUInt32BE(cmapAt + 8));
  const encodings = Array.from({ length: cmap.readUInt16BE(2) }, (_, n) => cmap.readUInt32BE(8 + 8 * n));
  const start = encodings.find((at) => cmap.readUInt16BE(at) === 4);
  if (start === undefined) throw new Error('no format 4');
  const count = cmap.readUInt16BE(start + 6) / 2;
  const at = (table: number, n: number) =>
    cmap.readUInt16BE(start + 14 + 2 * (n + table * count) + (table > 0 ? 2 : 0));
  return (character) => {
    const code = character.codePointAt(0) ?? 0;
    return Array.from({ length: count }, (_, n) => n).some(
      (n) => at(1, n) <= code && code <= at(0, n) && code < 0xffff,
    );
  };
}

const vowels = ['a', 'ă', 'â', 'e', 'ê', 'i', 'o', 'ô', 'ơ', 'u', 'ư', 'y'];
const tones = ['', '\u0300', '\u0309', '\u0303', '\u0301', '\u0323'];
const letters = [
  ...vowels.flatMap((vowel) => tones.map((tone) => (vowel + tone).normalize('NFC'))),
  ...'bcdđghklmnpqrstvxfjwz',
];
const vietnamese = [
  ...letters,
  ...letters.map((letter) => letter.toLocaleUpperCase('vi')),
  ...'0123456789.,:;/()%‰«»-–…·“”',
];

describe('the bundled font', () => {
  it.each(fontFiles)('draws every letter of Vietnamese, both cases: %s', (file) => {
    const has = charactersOf(file);
    expect(vietnamese.filter((letter) => [...letter].length !== 1 || !has(letter))).toEqual([]);
    expect(has('漢')).toBe(false);
  });

  it('draws every word that a chart of this product holds', () => {
    const has = charactersOf(fontFiles[0] ?? '');
    const words =
      [...chartRows(summary)].flatMap((row) => Object.values(row)).join('') +
      completionClasses.map((name) => classWords[name].name).join('');
    expect([...new Set(words)].filter((letter) => !has(letter))).toEqual([]);
  });
});

describe('drawChart', () => {
  const png = drawChart(summary);

  it('is a PNG as wide as a phone is sharp', () => {
    expect([...png.subarray(0, 8)]).toEqual([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
    expect(sizeOf(png)).toEqual({ width: 1080, height: 2374 });
  });

  it('is the same picture for the same figures, whatever the machine’s fonts', () => {
    expect(hash(drawChart(summarise(halfYear)))).toBe(hash(png));
  });

  it('is another picture for other figures', () => {
    const other = drawChart(summarise(withFigure('4', reviewed(value('26.5')))));
    expect(sizeOf(other)).toEqual(sizeOf(png));
    expect(hash(other)).not.toBe(hash(png));
  });

  it('draws names that hold markup as they are written', () => {
    const name = '<b>&"{met|x}\u0001\uD800\'';
    const svg = chartSvg(summarise(withFigure('4', null, { name, aliases: [] })));
    expect(svg).toContain('4. &lt;b&gt;&amp;&quot;(met|x)');
    expect(sizeOf(drawChart(summarise(withFigure('4', null, { name, aliases: [] })))).width).toBe(1080);
  });
});

describe('chartRows', () => {
  const cap: Target = { comparator: 'at-most', value: d('50.2'), strict: false, explicit: true };

  it('keeps the document’s order, each group under its name', () => {
    const names = chartRows(summary).map((row) => (row.kind === 'group' ? row.name : row.name.split('.')[0]));
    expect(names.slice(0, 4)).toEqual(['Chỉ tiêu kinh tế', '1', '2', '3']);
    expect(names).toHaveLength(24);
  });

  it.each([
    {
      row: rowOf('4'),
      is: { percent: 52.5896, percentText: '52,6%', actual: '26,4/50,2 tỷ đồng', classText: 'đúng tiến độ' },
      why: 'value, plan and per cent',
    },
    {
      row: rowOf('11'),
      is: { percent: null, percentText: '', actual: '', classText: 'chưa có số liệu' },
      why: 'no figure is not zero',
    },
    {
      row: rowOf('10'),
      is: { percent: 0, percentText: '0%', actual: '0/1 trường' },
      why: 'zero is a figure',
    },
    {
      row: rowOf('4', withFigure('4', reviewed(value('50.6')), { target: cap })),
      is: { percent: null, gap: 'cao hơn mức tối đa 0,4 tỷ đồng', classText: 'chậm tiến độ' },
      why: 'a cap has no bar but a gap',
    },
    {
      row: rowOf('18a'),
      is: { name: '18a. Tăng tỷ lệ hộ đưa chuồng trại ra khỏi gầm sàn' },
      why: 'an alias that says enough',
    },
    {
      row: rowOf('9'),
      is: { name: '9. Duy trì, nâng cao chất lượng phổ cập giáo dục và…' },
      why: 'cut where no alias says enough',
    },
  ])('$why', ({ row, is }) => {
    expect(row).toMatchObject(is);
  });

  it('leaves out the plan rather than cutting it', () => {
    const row = rowOf('2', withFigure('2', reviewed(value('16.25'), { estimate: true })));
    expect(row).toMatchObject({ actual: 'ước 16,25 triệu đồng/ha' });
  });

  it('leaves very many indicators to the workbook, and says so', () => {
    const many = Array.from({ length: 25 }, (_, n) =>
      halfYear.indicators.slice(0, 20).map((one) => ({
        ...one,
        indicator: { ...one.indicator, code: `${n}-${one.indicator.code}` },
      })),
    ).flat();
    const rows = chartRows(summarise({ ...halfYear, indicators: many }));
    expect(rows).toHaveLength(81);
    expect(rows.at(-1)?.name).toBe('… và 421 chỉ tiêu khác trong bảng số liệu');
  });
});
