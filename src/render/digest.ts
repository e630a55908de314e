import type { TextLine } from '../app/ports/channel.ts';
import { flow, heading, paragraphs, sentence } from './lines.ts';

/** One bloc that is behind in one period, as the council's sponsor is told. */
export interface DigestItem {
  readonly bloc: string;
  readonly period: string;
  readonly due: string;
  readonly missing: number;
  readonly total: number;
  readonly stage: 'running' | 'late' | 'locked';
  /** nobody who can be reached speaks for the bloc */
  readonly unattended: boolean;
  /** «thứ Sáu 19/6»: until when the bloc has put it off; null: it has not */
  readonly promisedUntil: string | null;
}

function itemLines({ bloc, missing, total, stage, unattended, promisedUntil }: DigestItem): TextLine[] {
  return flow(
    [
      `• ${bloc}: thiếu ${missing}/${total}`,
      stage === 'locked' ? 'đã khóa' : stage === 'late' ? 'quá hạn' : '',
      promisedUntil === null ? '' : `xin lùi đến ${promisedUntil}`,
      unattended ? 'không nhắn được ai, cần gọi điện' : '',
    ],
    { indent: '   ' },
  );
}

function periodLines(items: readonly DigestItem[]): TextLine[] {
  const [first] = items;
  return first
    ? [...sentence(`Báo cáo ${first.period}, hạn ${first.due}:`), ...items.flatMap(itemLines)]
    : [];
}

/** The blocs that a member of the council looks after and that are behind. */
export function renderDigest(items: readonly DigestItem[]): TextLine[] {
  const periods = [...new Set(items.map(({ period }) => period))];
  return paragraphs([
    heading('📋 Khối được phân công theo dõi còn thiếu số liệu'),
    ...periods.map((period) => periodLines(items.filter((item) => item.period === period))),
  ]);
}
