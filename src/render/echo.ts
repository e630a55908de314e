import type { TextLine } from '../app/ports/channel.ts';
import { completionOf, type ReportedFigure } from '../domain/indicator/completion.ts';
import type { Indicator } from '../domain/indicator/indicator.ts';
import type { Decimal } from '../domain/quantity/decimal.ts';
import { capitalised, codedName, figureWords, planNumber, valueWords } from './indicator-words.ts';
import { flow, heading, paragraphs, sentence } from './lines.ts';
import { formatChange, formatLong, formatPercentOfPlan } from './numbers.ts';
import { isPerMember, owedList, type OwedFigure } from './owed-list.ts';

/** One figure as it was put on record, or proposed; values in the indicator's unit. */
export interface EchoedFigure {
  readonly indicator: Indicator;
  readonly figure: ReportedFigure;
  /** the member unit whose figure it is: `xã Minh Long`; absent: the bloc's own */
  readonly member?: string;
  readonly estimate?: boolean;
  /** the level that was named beside or instead of a change */
  readonly level?: Decimal;
  /** last period's value, or null where there is none */
  readonly previous?: Decimal | null;
  /** what this period had on record before, when this replaces it */
  readonly replaces?: ReportedFigure | null;
  /** figure and unit as typed, when they were converted */
  readonly convertedFrom?: string;
  /** recorded by the official notation: the echo says the scale in words, too */
  readonly confirm?: boolean;
}

export interface EchoedQuestion {
  readonly text: string;
  /** labels of the choices; they are numbered from 1 */
  readonly choices: readonly string[];
}

export interface Echo {
  readonly period: string;
  /** named when the sender speaks for more than one, or a clerk enters the figures */
  readonly bloc?: string;
  /** proposed: it came after closing and waits for the clerk */
  readonly state: 'on-time' | 'late' | 'proposed';
  readonly recorded: readonly EchoedFigure[];
  /** what else the message led to, in words: `Lùi hạn nhắc đến thứ Sáu 19/6.` */
  readonly acts?: readonly string[];
  /** the one question that is open now */
  readonly question?: EchoedQuestion | null;
  /** questions that wait for their turn */
  readonly moreQuestions?: number;
  /** parts of the message that were not understood, as typed */
  readonly unread?: readonly string[];
  readonly stillOwed: readonly OwedFigure[];
  /** all figures of the bloc and period; 0 when nothing is to be said about what is missing */
  readonly total: number;
}

const anyTime = { final: false, nearlyMetFrom: null };

/** Nothing for a member's share of a sum: the plan is that of the whole. */
function planPieces({ indicator, figure, member }: EchoedFigure): string[] {
  if (figure.kind === 'percent-of-plan') return [`xin gửi thêm số cụ thể (${indicator.unit})`];
  if (member !== undefined && indicator.aggregate === 'sum') return [];
  const { percentOfPlan, otherDenominator } = completionOf(indicator, figure, anyTime);
  return [
    percentOfPlan ? formatPercentOfPlan(percentOfPlan) : '',
    otherDenominator ? `KH là ${planNumber(indicator.target)}` : '',
  ];
}

const changePiece = ({ figure, previous }: EchoedFigure): string =>
  previous && (figure.kind === 'value' || figure.kind === 'ratio')
    ? formatChange(previous, figure.value)
    : '';

function valuePiece({ indicator, figure, convertedFrom, confirm }: EchoedFigure): string {
  const words = figureWords(figure, indicator);
  if (convertedFrom !== undefined) return `${convertedFrom} → ${words}`;
  if (!confirm || figure.kind !== 'value') return words;
  return indicator.measure === 'change' || indicator.measure === 'yes-no'
    ? words
    : formatLong(figure.value, indicator.unit);
}

function recordedLines(one: EchoedFigure): TextLine[] {
  const { indicator, estimate, level, replaces } = one;
  return flow(
    [
      `${codedName(indicator)}: ${estimate ? 'ước ' : ''}${valuePiece(one)}`,
      ...planPieces(one),
      changePiece(one),
      level ? `mức hiện tại ${valueWords(level, { ...indicator, measure: 'rate' })}` : '',
      replaces ? `thay cho ${figureWords(replaces, indicator)}` : '',
      one.confirm ? 'nếu sai xin nhắn lại' : '',
    ],
    { indent: '   ' },
  );
}

/** Figures of a member unit stand under its name. */
function recordedList(recorded: readonly EchoedFigure[]): TextLine[] {
  const members = [...new Set(recorded.map(({ member }) => member))];
  return members.flatMap((member) => [
    ...(member === undefined ? [] : heading(capitalised(member))),
    ...recorded.filter((one) => one.member === member).flatMap(recordedLines),
  ]);
}

const isNumber = ({ figure }: EchoedFigure): boolean =>
  figure.kind !== 'none-yet' && figure.kind !== 'not-applicable';

function title({ recorded, state, period, bloc }: Echo): TextLine[] {
  const numbers = recorded.filter(isNumber).length;
  const what =
    (numbers === 0 ? 'nhận trả lời' : `${numbers} số`) + (bloc === undefined ? '' : ` của ${bloc}`);
  switch (state) {
    case 'on-time':
      return heading(`✅ Đã ghi ${what}, báo cáo ${period}:`);
    case 'late':
      return heading(`✅ Đã ghi ${what}, báo cáo ${period} (sau hạn):`);
    case 'proposed':
      return [
        ...heading(`📝 Kỳ báo cáo ${period} đã chốt.`),
        ...sentence('Đã chuyển để cơ quan thường trực duyệt:'),
      ];
  }
}

function howToCorrect(recorded: readonly EchoedFigure[]): TextLine[] {
  const first = recorded.find(({ confirm }) => confirm) ?? recorded[0];
  if (!first) return [];
  const member = first.member === undefined ? '' : `${first.member} `;
  return sentence(`Số nào sai, nhắn lại số đó, ví dụ «${member}${first.indicator.code}: số đúng».`);
}

/** A question with its choices and how to answer; `moreQuestions` wait behind it. */
export function renderQuestion(question: EchoedQuestion, moreQuestions: number): TextLine[] {
  const choices = question.choices.flatMap((label, position) =>
    flow([`${position + 1}. ${label}`], { indent: '   ' }),
  );
  const howTo =
    choices.length > 0 ? `Nhắn số thứ tự 1-${question.choices.length}, hoặc nhắn lại số đúng.` : '';
  return [
    ...sentence(`❓ ${question.text}`),
    ...choices,
    ...sentence(question.choices.length === 1 ? 'Nhắn 1 nếu đúng, hoặc nhắn lại số đúng.' : howTo),
    ...(moreQuestions > 0 ? sentence(`Sau đó còn ${moreQuestions} câu cần hỏi.`) : []),
  ];
}

function unreadLines(unread: readonly string[]): TextLine[] {
  if (unread.length === 0) return [];
  return sentence(`Chưa hiểu: ${unread.map((part) => `«${part}»`).join(', ')}. Xin nhắn lại rõ hơn.`);
}

/** The reminder lists what is missing with plan and last figure; an echo after each message only says which. */
const mostNamed = 3;

const codesOf = (owed: readonly OwedFigure[]): string =>
  owed.map(({ indicator }) => indicator.code).join(', ');

function owedLines({ stillOwed, total, question }: Echo): TextLine[] {
  if (total === 0 || question) return [];
  if (stillOwed.length === 0) return sentence(`Đã đủ ${total}/${total} số. Xin cảm ơn!`);
  const count = `Còn ${stillOwed.length}/${total}`;
  if (isPerMember(stillOwed)) return sentence(`${count} số chưa gửi. Xem danh sách: /dagui.`);
  if (stillOwed.length > mostNamed) return sentence(`${count} chỉ tiêu chưa có số: ${codesOf(stillOwed)}.`);
  return [...sentence(`${count} chỉ tiêu chưa có số:`), ...owedList(stillOwed)];
}

/** What was understood, what is asked, what is not understood, and what is still missing. */
export function renderEcho(echo: Echo): TextLine[] {
  const { recorded, acts = [], unread = [] } = echo;
  return paragraphs([
    recorded.length > 0 ? [...title(echo), ...recordedList(recorded)] : [],
    acts.flatMap(sentence),
    echo.question ? renderQuestion(echo.question, echo.moreQuestions ?? 0) : [],
    unreadLines(unread),
    owedLines(echo),
    echo.question ? [] : howToCorrect(recorded),
  ]);
}
