import type { TextLine } from '../app/ports/channel.ts';
import { flow, heading, paragraphs, sentence } from './lines.ts';

/** One bloc that is behind in one period, as the clerk or the council's sponsor is told. */
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

export interface Digest {
  readonly reader: 'clerk' | 'sponsor';
  readonly items: readonly DigestItem[];
  /** figures sent after the lock that wait for a decision */
  readonly proposals: number;
  /** messages that did not go out, or may not have */
  readonly stuckMessages: number;
  /** questions that leaders left open */
  readonly openQuestions: number;
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

function waitingLines({ proposals, stuckMessages, openQuestions }: Digest): TextLine[] {
  return [
    ...(proposals > 0 ? sentence(`${proposals} số gửi sau khóa đang chờ duyệt.`) : []),
    ...(openQuestions > 0 ? sentence(`${openQuestions} câu hỏi khối chưa trả lời.`) : []),
    ...(stuckMessages > 0 ? sentence(`${stuckMessages} tin cần xem lại: /hangdoi.`) : []),
  ];
}

/** The list of those who are behind, and what else waits for the clerk. */
export function renderDigest(digest: Digest): TextLine[] {
  const periods = [...new Set(digest.items.map(({ period }) => period))];
  const what =
    digest.reader === 'clerk'
      ? '📋 Việc cần theo dõi hôm nay'
      : '📋 Khối được phân công theo dõi còn thiếu số liệu';
  return paragraphs([
    heading(what),
    ...periods.map((period) => periodLines(digest.items.filter((item) => item.period === period))),
    digest.reader === 'clerk' ? waitingLines(digest) : [],
    digest.reader === 'clerk' ? sentence('Xem đủ: /tinhhinh. Nhập hộ: /nhapho.') : [],
  ]);
}
