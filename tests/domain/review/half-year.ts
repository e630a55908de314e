import { readFileSync } from 'node:fs';
import { readCatalogueFile } from '../../../src/app/campaign-files/catalogue-file.ts';
import type { ReportedFigure } from '../../../src/domain/indicator/completion.ts';
import type { Catalogue } from '../../../src/domain/indicator/indicator.ts';
import { decimal, parseDecimal, type Decimal } from '../../../src/domain/quantity/decimal.ts';
import type { ReviewedFigure, ReviewedIndicator, SummaryInput } from '../../../src/domain/review/summary.ts';

const file = readCatalogueFile(
  JSON.parse(readFileSync(new URL('../../corpora/ha-lang-2020.json', import.meta.url), 'utf8')),
);
if (!file.ok) throw new Error('the catalogue of Hạ Lang does not read');
const catalogue: Catalogue = file.value.catalogue;

export function d(text: string): Decimal {
  const read = parseDecimal(text);
  if (!read) throw new Error(`not a number: ${text}`);
  return read;
}

export const dueAt = new Date('2026-06-16T10:00:00Z');
export const inTime = new Date('2026-06-15T02:30:00Z');
export const tooLate = new Date('2026-06-17T01:00:00Z');

export const value = (text: string): ReportedFigure => ({ kind: 'value', value: d(text) });
export const ratio = (n: string, m: string): ReportedFigure => ({ kind: 'ratio', value: d(n), of: d(m) });

export const reviewed = (reported: ReportedFigure, more: Partial<ReviewedFigure> = {}): ReviewedFigure => ({
  reported,
  estimate: false,
  firstSentAt: inTime,
  corrected: false,
  ...more,
});

/** Invented figures of a June for the 21 measures; what is not listed has not been reported. */
const june: Readonly<Record<string, ReviewedFigure>> = {
  '1': reviewed(value('6820.5')),
  '2': reviewed(value('16.2'), { estimate: true }),
  '3': reviewed(value('338')),
  '4': reviewed(value('26.4'), { corrected: true }),
  '5': reviewed(value('2')),
  '6': reviewed(value('6.1'), { firstSentAt: tooLate }),
  '7': reviewed(value('1')),
  '8': reviewed(value('1.6')),
  '9': reviewed(ratio('14', '14')),
  '10': reviewed(value('0')),
  '12': reviewed({ kind: 'none-yet' }),
  '13': reviewed(value('1')),
  '14a': reviewed(value('79.5')),
  '14b': reviewed(value('58')),
  '15': reviewed(value('60.9')),
  '16': reviewed(value('98.2'), { firstSentAt: tooLate }),
  '17': reviewed({ kind: 'percent-of-plan', value: d('97.5') }),
  '18b': reviewed(value('71')),
};

const owners: Readonly<Record<string, string>> = {
  a: 'Khối Kinh tế',
  b: 'Khối Văn hóa - Xã hội',
  c: 'Khối Kinh tế',
};
const previous: Readonly<Record<string, string>> = { '4': '21.7', '3': '322', '1': '6820.5' };

function contributions(code: string): ReviewedIndicator['contributions'] {
  if (code !== '1' && code !== '14a') return [];
  const figures = code === '1' ? ['812.5', '640'] : ['86'];
  return ['Minh Long', 'Lý Quốc', 'Đồng Loan'].map((unit, position) => {
    const text = figures[position];
    return { bloc: 'Khối các xã phía Bắc', unit, figure: text === undefined ? null : reviewed(value(text)) };
  });
}

const duties = (reported: number, onTime: number, noneYet: number, missing: number) => [
  ...Array.from({ length: reported }, (_, position) => ({
    state: 'reported' as const,
    firstReportedAt: position < onTime ? inTime : tooLate,
  })),
  ...Array.from({ length: noneYet }, () => ({ state: 'none-yet' as const, firstReportedAt: null })),
  ...Array.from({ length: missing }, () => ({ state: 'open' as const, firstReportedAt: null })),
];

/** The half-year of the Hạ Lang campaign, laid on 2026: some figures late, some missing, one bloc silent. */
export const halfYear: SummaryInput = {
  authority: 'UBND huyện Hạ Lang',
  campaign: 'Phong trào thi đua năm 2026',
  period: { label: '6 tháng đầu năm 2026', dataFrom: '2025-12-15', dataTo: '2026-06-14', dueAt },
  timeZone: 'Asia/Ho_Chi_Minh',
  asOf: new Date('2026-06-19T01:00:00Z'),
  rules: { final: false, nearlyMetFrom: decimal(90n), expectedPercent: decimal(50n) },
  groups: catalogue.groups,
  indicators: catalogue.indicators.map((indicator) => {
    const before = previous[indicator.code];
    return {
      indicator,
      owner: indicator.code === '16' ? 'Khối Doanh nghiệp' : (owners[indicator.group] ?? null),
      figure: june[indicator.code] ?? null,
      previous: before === undefined ? null : d(before),
      contributions: contributions(indicator.code),
    };
  }),
  blocs: [
    { name: 'Khối Nội chính', duties: [] },
    { name: 'Khối Kinh tế', duties: duties(10, 9, 0, 1) },
    { name: 'Khối Văn hóa - Xã hội', duties: duties(6, 6, 1, 2) },
    { name: 'Khối Doanh nghiệp', duties: duties(1, 0, 0, 0) },
    { name: 'Khối các xã phía Bắc', duties: duties(3, 3, 0, 3) },
    { name: 'Khối các xã phía Nam', duties: duties(0, 0, 0, 6) },
  ],
  difficulties: [
    { bloc: 'Khối Kinh tế', indicator: '4', text: 'Nguồn thu từ đất chậm do chưa đấu giá được.' },
  ],
};
