import { brokenRunEnd } from './broken-run.ts';
import { decimal, type Decimal } from './decimal.ts';
import type { Token } from './token.ts';

/** Which marks a reading takes for granted: dot for thousands and decimal comma by law, or the reverse. */
export type Style = 'law' | 'english';

/** One way to read a piece of text as a number. */
export interface Part {
  readonly value: Decimal;
  /** upper end, where the words name two neighbouring numbers */
  readonly to?: Decimal;
  /** denominator of a fraction */
  readonly of?: Decimal;
  /** unit that this reading takes out of the text itself: years for «năm», metres for «m» */
  readonly unit?: string;
  readonly style?: Style;
  /** a scale word was folded in */
  readonly scaled?: true;
  /** why, in Vietnamese */
  readonly because: string;
}

/** A number written in digits, with what separators it has. */
export interface Figure {
  /** index of the first token behind it */
  readonly next: number;
  /** empty: malformed */
  readonly parts: readonly Part[];
  /** the digits, when there is nothing else */
  readonly digits?: string;
  /** what its separators prove about the writer: a decimal comma, a doubly grouped number, a decimal dot */
  readonly proves?: Style | 'decimal-dot';
}

/** Longer runs are identifiers or noise, never a figure. */
const longestRun = 30;

interface Cluster {
  /** runs of digits; the first is empty in «,77» */
  readonly runs: readonly string[];
  /** the marks between them: `.`, `,` or a space */
  readonly marks: string;
  readonly next: number;
}

const isMark = (token: Token | undefined): boolean => token?.norm === '.' || token?.norm === ',';

/** Digits joined by glued dots and commas. */
function gluedCluster(tokens: readonly Token[], at: number): Cluster {
  const runs: string[] = [];
  let [marks, next] = ['', at];
  if (isMark(tokens[at])) runs.push('');
  else {
    runs.push(tokens[at]?.norm ?? '');
    next += 1;
  }
  for (;;) {
    const [mark, digits, before] = [tokens[next], tokens[next + 1], tokens[next - 1]];
    if (!mark || !isMark(mark) || digits?.kind !== 'digits' || digits.start !== mark.end) break;
    // «72 ,5» is a slip of the thumb; «72, 5» may be a list and is not joined here
    const gap = next === at ? 0 : mark.start - (before?.end ?? 0);
    if (gap > 0 && (gap > 1 || marks !== '' || digits.norm.length === 3)) break;
    runs.push(digits.norm);
    marks += mark.norm;
    next += 2;
  }
  return { runs, marks, next };
}

/** Groups of three behind spaces: «6 780 000». */
function spacedCluster(tokens: readonly Token[], at: number): Cluster | null {
  const first = tokens[at];
  if (first?.kind !== 'digits' || first.norm.length > 3 || first.norm.startsWith('0')) return null;
  const runs = [first.norm];
  let next = at + 1;
  for (; tokens[next]?.kind === 'digits' && tokens[next]?.norm.length === 3; next++)
    runs.push(tokens[next]?.norm ?? '');
  if (runs.length === 1) return null;
  const tail = gluedCluster(tokens, next - 1);
  if (tail.runs.length > 2) return null;
  const fraction = tail.runs[1];
  return {
    runs: fraction === undefined ? runs : [...runs, fraction],
    marks: ' '.repeat(runs.length - 1) + tail.marks,
    next: tail.next,
  };
}

const grouped = (runs: readonly string[]): boolean =>
  /^[1-9]\d{0,2}$/.test(runs[0] ?? '') && runs.slice(1).every((run) => run.length === 3);

const whole = (digits: string): Decimal => decimal(BigInt(digits || '0'));
const withDecimals = (integer: string, fraction: string): Decimal =>
  decimal(BigInt(integer + fraction), fraction.length);

const because = {
  plain: 'chữ số viết liền',
  dotGroups: 'dấu chấm ngăn hàng nghìn (cách viết theo quy định)',
  commaGroups: 'dấu phẩy ngăn hàng nghìn (kiểu Anh)',
  spaceGroups: 'khoảng trắng ngăn hàng nghìn',
  decimalComma: 'dấu phẩy là dấu thập phân (cách viết theo quy định)',
  decimalDot: 'dấu chấm là dấu thập phân (kiểu Anh)',
  lostMark: 'có thể thiếu một dấu ngăn hàng nghìn',
  twoNumbers: 'hai số viết cạnh nhau, đây là số sau',
} as const;

type Shape = Pick<Figure, 'parts' | 'digits' | 'proves'>;
const malformed: Shape = { parts: [] };

const sure = (value: Decimal, reason: string, proves?: Figure['proves']): Shape => ({
  parts: [{ value, because: reason }],
  ...(proves && { proves }),
});

/** Rows 11 and 12 of the table of shapes: three digits behind one mark. */
function oneMarkThreeDigits(runs: readonly string[], mark: string): Shape {
  const [integer = '', group = ''] = runs;
  const thousands = {
    value: whole(integer + group),
    because: mark === '.' ? because.dotGroups : because.commaGroups,
  };
  const decimals = {
    value: withDecimals(integer, group),
    because: mark === '.' ? because.decimalDot : because.decimalComma,
  };
  return mark === '.'
    ? {
        parts: [
          { ...thousands, style: 'law' },
          { ...decimals, style: 'english' },
        ],
      }
    : {
        parts: [
          { ...decimals, style: 'law' },
          { ...thousands, style: 'english' },
        ],
      };
}

function oneMark(runs: readonly string[], mark: string): Shape {
  const [integer = '', fraction = ''] = runs;
  const padded = integer.startsWith('0');
  if (!padded && integer !== '' && integer.length <= 3 && fraction.length === 3)
    return oneMarkThreeDigits(runs, mark);
  const value = withDecimals(integer, fraction);
  const decimals =
    mark === ',' ? sure(value, because.decimalComma, 'law') : sure(value, because.decimalDot, 'decimal-dot');
  if (padded || !looksGrouped(fraction)) return decimals;
  return { parts: [...decimals.parts, { value: whole(integer + fraction), because: because.lostMark }] };
}

/** «1250.000», «6.412500»: nobody writes decimals that end in 0 by threes, so a mark may have been lost. */
const looksGrouped = (fraction: string): boolean =>
  fraction.length >= 3 && fraction.length % 3 === 0 && fraction.endsWith('0');

function spaced({ runs, marks }: Cluster): Shape {
  const mark = marks.trim();
  const groups = mark === '' ? runs : runs.slice(0, -1);
  const fraction = mark === '' ? '' : (runs.at(-1) ?? '');
  const joined: Part = { value: withDecimals(groups.join(''), fraction), because: because.spaceGroups };
  // «15 000»: no number of its own starts with 0
  if (groups.length > 2 || groups.at(-1)?.startsWith('0')) return { parts: [joined] };
  return {
    parts: [joined, { value: withDecimals(groups.at(-1) ?? '', fraction), because: because.twoNumbers }],
  };
}

const plain = (digits: string): Shape =>
  digits.length > longestRun
    ? malformed
    : { parts: [{ value: whole(digits), because: because.plain }], digits };

/** The common case: no mark and no further group can belong to these digits. */
function standsPlain(tokens: readonly Token[], at: number): boolean {
  const after = tokens[at + 1];
  if (!after) return true;
  if (after.kind === 'digits') return after.norm.length !== 3;
  return after.kind !== 'sign' || (after.norm !== '.' && after.norm !== ',');
}

/** Reads a cluster by the first row of the table of shapes that fits (docs/decisions/0110-quantity-grammar.md). */
function shapeOf(cluster: Cluster): Shape {
  const { runs, marks } = cluster;
  if (runs.reduce((length, run) => length + run.length, 0) > longestRun) return malformed;
  if (marks === '') return plain(runs[0] ?? '');
  if (marks.includes(' ')) return spaced(cluster);
  if (marks.length === 1) return oneMark(runs, marks);
  const [first, last] = [marks[0] ?? '', marks.at(-1)];
  const groupMarks = first === last ? marks : marks.slice(0, -1);
  if ([...groupMarks].some((mark) => mark !== first)) return malformed;
  if (first === last) {
    if (!grouped(runs)) return malformed;
    return sure(
      whole(runs.join('')),
      first === '.' ? because.dotGroups : because.commaGroups,
      first === '.' ? 'law' : 'english',
    );
  }
  if (!grouped(runs.slice(0, -1))) return malformed;
  const value = withDecimals(runs.slice(0, -1).join(''), runs.at(-1) ?? '');
  return last === ',' ? sure(value, because.decimalComma, 'law') : sure(value, because.decimalDot, 'english');
}

/** The number in digits that starts at token `at`; null when none does. */
export function readFigure(tokens: readonly Token[], at: number): Figure | null {
  const token = tokens[at];
  if (token?.kind === 'fraction') return vulgarFraction(token, at);
  const broken = brokenRunEnd(tokens, at);
  if (broken > 0) return { next: broken, parts: [] };
  const leadingMark =
    isMark(token) && token && tokens[at + 1]?.kind === 'digits' && tokens[at + 1]?.start === token.end;
  if (!token || (token.kind !== 'digits' && !leadingMark)) return null;
  if (token.kind === 'digits' && standsPlain(tokens, at)) return { next: at + 1, ...plain(token.norm) };
  const cluster = spacedCluster(tokens, at) ?? gluedCluster(tokens, at);
  return { next: cluster.next, ...shapeOf(cluster) };
}

function vulgarFraction(token: Token, at: number): Figure {
  const [above = '', below = ''] = token.norm.split('/');
  return { next: at + 1, parts: [{ value: whole(above), of: whole(below), because: 'phân số' }] };
}
