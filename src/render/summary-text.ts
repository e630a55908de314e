import type { TextLine } from '../app/ports/channel.ts';
import { completionClasses } from '../domain/indicator/completion.ts';
import type { BlocReporting } from '../domain/review/reporting.ts';
import { countedIndicators, linesOf, type Summary, type SummaryLine } from '../domain/review/summary.ts';
import { classWords } from './completion-words.ts';
import { codedName } from './indicator-words.ts';
import { flow, heading, paragraphs, sentence } from './lines.ts';
import { contributionLines, figureLines } from './summary-line.ts';
import { dayTextWords, instantWords } from './time-words.ts';

/** What makes a summary a bulletin: its number, and when it went out. */
export interface Bulletin {
  readonly number: number;
  readonly publishedAt: Date;
  /** when it should have gone out; null: by a tap of the clerk */
  readonly dueAt: Date | null;
}

export interface SummaryTextOptions {
  /** absent: a draft that nobody but the clerk sees */
  readonly bulletin?: Bulletin;
  /** council: units only, no leader's words; clerk: difficulties as they were written */
  readonly reader: 'council' | 'clerk';
  /** what comes next, in sentences: `Kỳ tới: 9 tháng, hạn 17:00 ngày 16/9/2026.` */
  readonly next?: readonly string[];
}

const mostBlocs = 12;
/** a bulletin that waited for its turn is not late yet */
const lateAfterMs = 15 * 60_000;

function lateLines({ timeZone }: Summary, { publishedAt, dueAt }: Bulletin): TextLine[] {
  if (dueAt === null || publishedAt.getTime() - dueAt.getTime() <= lateAfterMs) return [];
  return flow(
    [`Gửi muộn lúc ${instantWords(publishedAt, timeZone)}`, `theo lịch là ${instantWords(dueAt, timeZone)}.`],
    { separator: ', ' },
  );
}

function top(summary: Summary, bulletin?: Bulletin): TextLine[] {
  const { authority, campaign, period, timeZone, asOf } = summary;
  return [
    ...heading(authority),
    ...heading(`📊 ${bulletin ? `Bản tin số ${bulletin.number}` : 'Bản nháp'} · ${period.label}`),
    ...sentence(campaign),
    ...flow(
      [
        `Số liệu đến hết ngày ${dayTextWords(period.dataTo)}`,
        `cập nhật lúc ${instantWords(asOf, timeZone)}.`,
      ],
      { separator: ', ' },
    ),
    ...(bulletin ? lateLines(summary, bulletin) : []),
  ];
}

function countLines(summary: Summary): TextLine[] {
  const counted = countedIndicators(summary);
  const reported = counted - summary.counts.noFigure;
  const pieces = completionClasses
    .filter((name) => summary.counts[name] > 0)
    .map((name) => `${classWords[name].mark} ${summary.counts[name]} ${classWords[name].name}`);
  return [...sentence(`${reported}/${counted} chỉ tiêu đã có số liệu:`), ...flow(pieces)];
}

const indicatorLines = (line: SummaryLine): TextLine[] => [...figureLines(line), ...contributionLines(line)];

function groupLines(name: string, lines: readonly SummaryLine[]): TextLine[] {
  const reported = lines.filter(({ completion }) => completion.class !== 'noFigure');
  return reported.length === 0 ? [] : [...heading(name), ...reported.flatMap(indicatorLines)];
}

function missingLines(summary: Summary): TextLine[] {
  const missing = linesOf(summary).filter(({ completion }) => completion.class === 'noFigure');
  if (missing.length === 0) return [];
  return [
    ...heading(`${classWords.noFigure.mark} Chưa có số liệu`),
    ...missing.flatMap(({ indicator, owner, figure }) =>
      flow(
        [
          codedName(indicator),
          owner ?? 'chưa giao khối nào',
          figure?.reported.kind === 'none-yet' ? 'đã báo chưa có' : '',
        ],
        { indent: '   ' },
      ),
    ),
  ];
}

const figuresPieces = ({ bloc, reported, expected, onTime, noneYet }: BlocReporting): string[] => [
  `• ${bloc}: ${reported}/${expected}`,
  reported > 0 ? `đúng hạn ${onTime}` : '',
  noneYet > 0 ? `báo chưa có ${noneYet}` : '',
];

/** A report in words is one: nobody counts it, and nothing of it stands here. */
const wordsPieces = ({ bloc, reported, onTime }: BlocReporting): string[] =>
  reported === 0
    ? [`• ${bloc}: chưa gửi báo cáo bằng lời`]
    : [`• ${bloc}: đã gửi báo cáo bằng lời`, onTime > 0 ? 'đúng hạn' : 'sau hạn'];

function reportingLines({ reporting, silentBlocs }: Summary): TextLine[] {
  if (reporting.length === 0) return [];
  const shown = reporting.length <= mostBlocs ? reporting : reporting.filter(({ missing }) => missing > 0);
  const cut = shown.slice(0, mostBlocs);
  return [
    ...heading('Tình hình gửi báo cáo'),
    ...cut.flatMap((bloc) => flow(bloc.inWords ? wordsPieces(bloc) : figuresPieces(bloc), { indent: '  ' })),
    ...(reporting.length > cut.length ? sentence(`… và ${reporting.length - cut.length} khối khác.`) : []),
    ...(silentBlocs.length > 0
      ? flow([`Chưa gửi số nào: ${silentBlocs.join(', ')}.`], { indent: '  ' })
      : []),
  ];
}

/** A leader's words go to the clerk; the council learns who has a difficulty, and with what. */
function difficultyLines({ difficulties }: Summary, reader: SummaryTextOptions['reader']): TextLine[] {
  if (difficulties.length === 0) return [];
  return [
    ...heading('Khó khăn, vướng mắc'),
    ...difficulties.flatMap(({ bloc, indicator, text }) =>
      flow(
        [
          `• ${bloc}${indicator === null ? '' : ` (chỉ tiêu ${indicator})`}` +
            (reader === 'clerk' ? `: ${text}` : ''),
        ],
        { indent: '  ' },
      ),
    ),
  ];
}

/** A summary for a chat: short lines, no table, units instead of people. */
export function renderSummary(summary: Summary, options: SummaryTextOptions): TextLine[] {
  return paragraphs([
    top(summary, options.bulletin),
    countLines(summary),
    ...summary.groups.map(({ name, lines }) => groupLines(name, lines)),
    missingLines(summary),
    reportingLines(summary),
    difficultyLines(summary, options.reader),
    (options.next ?? []).flatMap(sentence),
  ]);
}
