import type { ComparedRecord, JudgedReply, ReplyTotals } from './replies.ts';

/** One line of the table; `asked`: not right, but nothing wrong accepted either, because a question went out. */
export interface FileFigures {
  readonly name: string;
  readonly items: number;
  readonly right: number;
  readonly asked: number;
  /** neither right nor asked nor wrong: nothing came out */
  readonly missing: number;
  readonly silentlyWrong: number;
  /** further figures that only this kind of file has, in words */
  readonly more?: string | undefined;
}

export function figuresOfReplies(name: string, totals: ReplyTotals): FileFigures {
  const { questionsDue, questionsMissing, questionsNeedless, recordsMissing, recordsWrong } = totals;
  return {
    name,
    items: totals.messages,
    right: totals.right,
    asked: totals.askedInstead,
    missing: totals.silentlyMissing,
    silentlyWrong: totals.silentlyWrong,
    more:
      `records missing ${recordsMissing}, wrong ${recordsWrong}; ` +
      `questions asked where due ${questionsDue - questionsMissing}/${questionsDue}, needless ${questionsNeedless}`,
  };
}

export function sumFigures(name: string, files: readonly FileFigures[]): FileFigures {
  const sum = (field: 'items' | 'right' | 'asked' | 'missing' | 'silentlyWrong'): number =>
    files.reduce((total, file) => total + file[field], 0);
  return {
    name,
    items: sum('items'),
    right: sum('right'),
    asked: sum('asked'),
    missing: sum('missing'),
    silentlyWrong: sum('silentlyWrong'),
  };
}

const share = (part: number, whole: number): string =>
  whole === 0 ? '-' : `${((part / whole) * 100).toFixed(1)} %`;

const columns = ['file', 'items', 'right', '', 'asked', 'missing', 'silently wrong'] as const;

const cells = (file: FileFigures): readonly string[] => [
  file.name,
  String(file.items),
  String(file.right),
  share(file.right, file.items),
  String(file.asked),
  String(file.missing),
  String(file.silentlyWrong),
];

/** A table by file; what only one kind of file has stands behind its row. */
export function tableOf(files: readonly FileFigures[]): string {
  const rows: readonly (readonly string[])[] = [columns, ...files.map(cells)];
  const widths = columns.map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  const line = (row: readonly string[]): string =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  ');
  return rows.map((row, index) => [line(row), files[index - 1]?.more].filter(Boolean).join('  ')).join('\n');
}

/** The share of items for which a figure that nobody said is accepted. */
export const wrongButAccepted = (what: string, { items, silentlyWrong }: FileFigures): string =>
  `wrong but accepted, ${what}: ${silentlyWrong} of ${items} (${share(silentlyWrong, items)})`;

const recordText = ({ indicator, kind, value, of, member, estimate }: ComparedRecord): string =>
  [
    member === undefined ? indicator : `${indicator} ${member}`,
    kind === 'value' ? '' : ` ${kind}`,
    value === null ? '' : ` ${value}${of === undefined ? '' : `/${of}`}`,
    estimate ? ' (estimate)' : '',
  ].join('');

const setText = (set: readonly (ComparedRecord & { optional?: boolean | undefined })[]): string =>
  set.length === 0
    ? 'nothing'
    : set.map((record) => recordText(record) + (record.optional ? ' (optional)' : '')).join('; ');

const problemsOf = ({ score }: JudgedReply): string =>
  [
    score.wrong > 0 ? 'WRONG' : '',
    score.missing > 0 ? 'missing' : '',
    score.unasked ? 'not asked' : '',
    score.needless ? 'needless question' : '',
  ]
    .filter(Boolean)
    .join(', ');

/** A failing message with what should have come out and what did; null when nothing is to be said against it. */
export function failureText(judged: JudgedReply): string | null {
  const problems = problemsOf(judged);
  if (problems === '') return null;
  const { row, got } = judged;
  return [
    `${row.id}  ${problems}`,
    `  text      ${JSON.stringify(row.text)}`,
    `  expected  ${[row.expect, ...(row.or ?? [])].map(setText).join('  |  ')}`,
    ...(row.ask === undefined ? [] : [`  to ask    ${row.ask}`]),
    `  got       ${setText(got.records)}`,
    ...got.questions.map(({ text }) => `  asked     ${text}`),
  ].join('\n');
}
