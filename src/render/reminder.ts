import type { TextLine } from '../app/ports/channel.ts';
import { exampleAnswer } from './example-answer.ts';
import { heading, paragraphs, sentence } from './lines.ts';
import { isPerMember, owedIndicators, owedList, type OwedFigure } from './owed-list.ts';

/** What one person owes for one bloc in one period. */
export interface ReminderSection {
  readonly bloc: string;
  /** as it stands after «Báo cáo»: `6 tháng` */
  readonly period: string;
  /** the deadline in words: `17:00 thứ Ba 16/6` */
  readonly due: string;
  readonly stage: 'opened' | 'before' | 'today' | 'late';
  /** working days since the deadline; only with `late` */
  readonly workingDaysLate?: number;
  readonly owed: readonly OwedFigure[];
  /** a report in words is owed */
  readonly narrative?: boolean;
  /** all figures of this bloc and period, settled ones included */
  readonly total: number;
}

export interface Reminder {
  readonly sections: readonly ReminderSection[];
}

/** Reason and deadline first. */
function opening(section: ReminderSection): TextLine[] {
  const { period, due, workingDaysLate = 0 } = section;
  switch (section.stage) {
    case 'opened':
      return sentence(`Bắt đầu nhận báo cáo ${period}, hạn ${due}.`);
    case 'before':
      return sentence(`Báo cáo ${period}, hạn ${due}.`);
    case 'today':
      return sentence(`Hôm nay đến hạn báo cáo ${period}: ${due}.`);
    case 'late':
      return [
        ...sentence(
          workingDaysLate > 0
            ? `Báo cáo ${period} đã quá hạn ${workingDaysLate} ngày làm việc.`
            : `Báo cáo ${period} đã quá hạn.`,
        ),
        ...sentence(`Hạn là ${due}. Số gửi bây giờ vẫn được ghi.`),
      ];
  }
}

function missing({ owed, total, narrative = false }: ReminderSection): TextLine[] {
  if (narrative)
    return [
      ...sentence('Xin gửi báo cáo bằng lời: kết quả chính, cách làm hay, khó khăn.'),
      ...sentence('Nhắn ngay tại đây, mở đầu bằng «báo cáo:».'),
    ];
  const what = isPerMember(owed) ? 'số của đơn vị thành viên chưa gửi' : 'chỉ tiêu chưa có số';
  return [...sentence(`Còn ${owed.length}/${total} ${what}:`), ...owedList(owed)];
}

function sectionLines(section: ReminderSection): TextLine[] {
  const names = isPerMember(section.owed) ? owedIndicators(section.owed) : [];
  return [
    ...heading(`⏰ ${section.bloc}`),
    ...opening(section),
    ...missing(section),
    ...(names.length > 0 ? [...sentence('Trong đó:'), ...names] : []),
  ];
}

function howToAnswer(sections: readonly ReminderSection[]): TextLine[] {
  const first = sections.find(({ owed }) => owed.length > 0);
  if (!first) return [];
  const code = first.owed[0]?.indicator.code ?? '1';
  return [
    ...sentence('Nhắn số ngay tại đây, ví dụ:'),
    ...exampleAnswer(first.owed),
    ...sentence(`Chưa có số: «${code} chưa có».`),
    ...sentence('Cần thêm thời gian: «xin lùi đến thứ 6».'),
  ];
}

/** One message for all that a person owes: it carries everything that is needed to answer it. */
export function renderReminder({ sections }: Reminder): TextLine[] {
  return paragraphs([...sections.map(sectionLines), howToAnswer(sections)]);
}
