import type { TextLine } from '../../app/ports/channel.ts';
import { lines, strong } from './lines.ts';
import type { DayWords } from './report.ts';

/** Member units: added, renamed, merged, moved, dissolved, each from a day on. */

export const unitHow = lines(
  'Thay đổi đơn vị, ví dụ:',
  '/donvi Minh Long nhập vào Lý Quốc từ 1/7',
  '/donvi Minh Long đổi tên Xã Minh Long mới từ 1/7',
  '/donvi Minh Long chuyển sang K3 từ 1/7',
  '/donvi Minh Long giải thể từ 1/7',
  '/donvi thêm Xã Đức Quang vào K7 từ 1/7',
  'Xem một đơn vị: /donvi Minh Long',
);

export interface UnitShown {
  readonly name: string;
  readonly kind: string;
  readonly blocs: readonly string[];
  readonly validFrom: string | null;
  readonly validUntil: string | null;
  /** what it became part of */
  readonly mergedInto: string | null;
  /** what became part of it */
  readonly merged: readonly string[];
}

const endWords = ({ validUntil, mergedInto }: UnitShown, dayWords: DayWords): string[] => {
  if (validUntil === null) return [];
  const where = mergedInto === null ? 'thôi hoạt động' : `thuộc ${mergedInto}`;
  return [`Đến hết ${dayWords(validUntil)}, sau đó ${where}.`];
};

export const unitDetail = (unit: UnitShown, dayWords: DayWords): TextLine[] => [
  strong(unit.name),
  ...lines(
    unit.kind,
    unit.blocs.length > 0 ? `Thuộc ${unit.blocs.join(', ')}` : 'Không thuộc khối nào',
    ...(unit.validFrom === null ? [] : [`Từ ${dayWords(unit.validFrom)}.`]),
    ...endWords(unit, dayWords),
    ...(unit.merged.length > 0 ? [`Gồm cả: ${unit.merged.join(', ')}`] : []),
  ),
];

export const unitList = (count: number, changed: readonly UnitShown[], dayWords: DayWords): TextLine[] => [
  strong(`${count} đơn vị`),
  ...(changed.length > 0 ? lines('Đã hoặc sắp thay đổi:') : []),
  ...changed.map((unit) => ({
    text: [
      `• ${unit.name}`,
      ...(unit.validFrom === null ? [] : [`có từ ${dayWords(unit.validFrom)}`]),
      ...(unit.validUntil === null
        ? []
        : [
            `đến hết ${dayWords(unit.validUntil)}`,
            unit.mergedInto === null ? 'thôi hoạt động' : `rồi thuộc ${unit.mergedInto}`,
          ]),
    ].join(', '),
  })),
  { text: '' },
  ...unitHow,
];

export const noSuchUnit = (typed: string): TextLine[] => lines(`Không có đơn vị «${typed}».`, 'Xem: /donvi.');
export const unitEnded = (name: string): TextLine[] =>
  lines(`${name} đã có ngày thôi hoạt động. Xem: /donvi ${name}.`);

const frozen = 'Kỳ đang mở giữ danh sách cũ; kỳ mở sau theo danh sách mới.';
export const unitMerged = (name: string, into: string, begins: string): TextLine[] =>
  lines(`Từ ${begins}, ${name} nhập vào ${into}. Số cũ vẫn ghi tên ${name}.`, frozen);
export const unitRenamed = (name: string, to: string, begins: string): TextLine[] =>
  lines(`Từ ${begins}, ${name} là ${to}. Số cũ vẫn ghi tên ${name}; nhắn tên nào bot cũng hiểu.`, frozen);
export const unitMoved = (name: string, bloc: string, begins: string): TextLine[] =>
  lines(`Từ ${begins}, ${name} thuộc ${bloc}.`, frozen);
export const unitDissolved = (name: string, begins: string): TextLine[] =>
  lines(`Từ ${begins}, ${name} thôi hoạt động. Số cũ vẫn giữ.`, frozen);
export const unitAdded = (name: string, bloc: string, begins: string): TextLine[] =>
  lines(`Từ ${begins}, ${bloc} có thêm ${name}.`, frozen);
