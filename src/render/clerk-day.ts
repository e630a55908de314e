import type { TextLine } from '../app/ports/channel.ts';
import type { Bloc } from '../app/ports/blocs.ts';
import type { StoredIndicator } from '../app/ports/campaigns.ts';
import type { Figure } from '../app/ports/figures.ts';
import type { ReportingPeriod } from '../app/ports/periods.ts';
import type { ButtonAction, Question } from '../app/ports/questions.ts';
import type { Postponement } from '../app/ports/reminders.ts';
import { flow, heading, paragraphs, sentence } from './lines.ts';

/** A bloc that has not reported all in a period, and what it asked for. */
export interface BlocBehind {
  readonly bloc: Bloc;
  readonly expected: number;
  readonly reported: number;
  readonly noneYet: number;
  readonly reachable: 'yes' | 'blocked' | 'nobody';
  readonly period: ReportingPeriod;
  readonly stage: 'due-today' | 'late' | 'locked';
}

export interface RunningPromise {
  readonly postponement: Postponement;
  readonly bloc: Bloc;
  readonly period: ReportingPeriod;
}

export interface WaitingProposal {
  readonly figure: Figure;
  readonly bloc: Bloc;
  readonly indicator: StoredIndicator;
  /** «4. Thu ngân sách: 26,4 tỷ đồng» */
  readonly words: string;
}

/** All that waits for a clerk on one day. */
export interface ClerkDay {
  /** due today, late, or locked and not yet put before every clerk */
  readonly behind: readonly BlocBehind[];
  /** blocs that owe something and of which nobody can be written to */
  readonly unreached: readonly Bloc[];
  /** for today or a later day, and still owed */
  readonly promises: readonly RunningPromise[];
  readonly proposals: readonly WaitingProposal[];
  readonly questions: readonly { readonly question: Question; readonly bloc: Bloc }[];
  /** messages that did not go out, or may not have */
  readonly stuckMessages: number;
}

interface TimeWords {
  readonly dayWords: (day: string) => string;
  readonly instantWords: (instant: Date) => string;
}

export interface DayButton {
  readonly label: string;
  readonly action: ButtonAction;
}

/** So many of one kind are settled by a tap at once; those behind them come when these are done. */
const mostTaps = 3;

const blocsAt = (behind: readonly BlocBehind[], ...stages: BlocBehind['stage'][]): number =>
  new Set(behind.filter(({ stage }) => stages.includes(stage)).map(({ bloc }) => bloc.id)).size;

/** «3 khối đến hạn, 2 câu hỏi chờ, 1 khối không liên lạc được» */
function headline(day: ClerkDay): string {
  const parts: readonly (readonly [count: number, what: string])[] = [
    [blocsAt(day.behind, 'due-today'), 'khối đến hạn'],
    [blocsAt(day.behind, 'late', 'locked'), 'khối quá hạn'],
    [day.promises.length, 'khối xin lùi'],
    [day.questions.length, 'câu hỏi chờ'],
    [day.proposals.length, 'số chờ duyệt'],
    [day.unreached.length, 'khối không liên lạc được'],
    [day.stuckMessages, 'tin bị kẹt'],
  ];
  const said = parts.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`);
  return said.length > 0 ? said.join(', ') : 'không có việc gì chờ';
}

function behindLines(behind: readonly BlocBehind[], { instantWords }: TimeWords): TextLine[] {
  const periods = [...new Set(behind.map(({ period }) => period))];
  return periods.flatMap((period) => [
    ...sentence(`Báo cáo ${period.label}, hạn ${instantWords(period.dueAt)}:`),
    ...behind.filter((each) => each.period === period).flatMap(behindLine),
  ]);
}

const behindLine = ({ bloc, reported, expected, noneYet, stage, reachable }: BlocBehind): TextLine[] =>
  flow(
    [
      `• ${bloc.shortName}: thiếu ${expected - reported}/${expected}`,
      noneYet > 0 ? `${noneYet} báo chưa có số` : '',
      stage === 'locked' ? 'đã khóa' : stage === 'late' ? 'quá hạn' : '',
      reachable === 'yes' ? '' : 'không nhắn được ai, cần gọi điện',
    ],
    { indent: '   ' },
  );

function promiseLines({ promises }: ClerkDay, { dayWords }: TimeWords): TextLine[] {
  if (promises.length === 0) return [];
  return [
    ...sentence('Đã xin lùi:'),
    ...promises.flatMap(({ bloc, period, postponement }) =>
      flow([`• ${bloc.shortName}: đến ${dayWords(postponement.untilDay)}`, period.label], { indent: '   ' }),
    ),
  ];
}

const questionLines = ({ questions }: ClerkDay): TextLine[] =>
  questions.length === 0
    ? []
    : [
        ...sentence('Câu hỏi khối chưa trả lời (biết số thì nhập hộ: /nhapho):'),
        ...questions.flatMap(({ bloc, question }) =>
          flow([`• ${bloc.code} ${bloc.shortName}: ${question.text}`], { indent: '   ' }),
        ),
      ];

const proposalLines = ({ proposals }: ClerkDay): TextLine[] =>
  proposals.length === 0
    ? []
    : [
        ...sentence('Số gửi sau khóa, chờ duyệt:'),
        ...proposals.flatMap(({ bloc, words }) => flow([`• ${bloc.shortName}: ${words}`], { indent: '   ' })),
      ];

function otherLines({ unreached, behind, stuckMessages }: ClerkDay): TextLine[] {
  const listed = new Set(behind.map(({ bloc }) => bloc.id));
  const others = unreached.filter(({ id }) => !listed.has(id));
  const names = others.map(({ code, shortName }) => `${code} ${shortName}`).join(', ');
  return [
    ...(others.length > 0 ? sentence(`Chưa có ai nhận hoặc không nhắn được: ${names}.`) : []),
    ...(unreached.length > 0 ? sentence(`Mời: /moi ${unreached[0]?.code ?? ''}. Hoặc gọi điện.`) : []),
    ...(stuckMessages > 0 ? sentence(`${stuckMessages} tin cần xem lại: /hangdoi.`) : []),
  ];
}

/** What waits for a clerk, and the taps that settle it. */
export function renderClerkDay(day: ClerkDay, words: TimeWords): TextLine[] {
  return paragraphs([
    heading(`📋 Hôm nay: ${headline(day)}`),
    behindLines(day.behind, words),
    promiseLines(day, words),
    questionLines(day),
    proposalLines(day),
    otherLines(day),
    sentence('Xem đủ: /tinhhinh. Xem lại tin này: /viec.'),
  ]);
}

const inList = (action: ButtonAction): ButtonAction => ({ do: 'from-list', action });

export function clerkDayButtons({ behind, promises, questions, proposals }: ClerkDay): readonly DayButton[] {
  const chased = [
    ...new Set(
      behind
        .filter(({ reachable, stage }) => reachable === 'yes' && stage !== 'locked')
        .map(({ bloc }) => bloc.id),
    ),
  ];
  const buttons: DayButton[] = [
    ...(chased.length > 0
      ? [
          {
            label: `Nhắc ${chased.length} khối còn thiếu`,
            action: { do: 'remind', blocIds: chased } as const,
          },
        ]
      : []),
    ...proposals.slice(0, mostTaps).flatMap(({ figure, bloc, indicator }): DayButton[] => [
      {
        label: `Nhận số ${bloc.code}, chỉ tiêu ${indicator.code}`,
        action: { do: 'decide-figure', figureId: figure.id, accept: true },
      },
      {
        label: `Từ chối số ${bloc.code}, chỉ tiêu ${indicator.code}`,
        action: { do: 'decide-figure', figureId: figure.id, accept: false },
      },
    ]),
    ...promises.slice(0, mostTaps).map(({ postponement, bloc }): DayButton => ({
      label: `Không đồng ý lùi: ${bloc.shortName}`,
      action: { do: 'refuse-postponement', postponementId: postponement.id },
    })),
    ...questions.slice(0, mostTaps).flatMap(({ question, bloc }): DayButton[] => [
      { label: `Hỏi lại ${bloc.code}`, action: { do: 'ask-again', questionId: question.id } },
      { label: `Bỏ câu hỏi ${bloc.code}`, action: { do: 'drop-question', questionId: question.id } },
    ]),
  ];
  return buttons.map(({ label, action }) => ({ label, action: inList(action) }));
}
