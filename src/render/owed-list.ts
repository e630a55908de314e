import type { TextLine } from '../app/ports/channel.ts';
import type { Indicator } from '../domain/indicator/indicator.ts';
import type { Decimal } from '../domain/quantity/decimal.ts';
import { askedName, planNumber } from './indicator-words.ts';
import { flow } from './lines.ts';
import { formatNumber } from './numbers.ts';

/** One figure that is still missing. */
export interface OwedFigure {
  readonly indicator: Indicator;
  /** last period's value in the indicator's unit */
  readonly previous?: Decimal | null;
  /** the member unit whose figure is meant; absent: the bloc's own */
  readonly member?: string;
  /** the leader said that there is no figure yet */
  readonly saidNone?: boolean;
}

/** Above this many, the rest are named by their codes alone. */
const mostShown = 12;
const shownBeforeCut = 10;

function owedLine({ indicator, previous, saidNone }: OwedFigure): TextLine[] {
  return flow(
    [
      askedName(indicator),
      `KH ${planNumber(indicator.target)}`,
      previous ? `kỳ trước ${formatNumber(previous)}` : '',
      saidNone ? 'đã báo chưa có' : '',
    ],
    { indent: '   ' },
  );
}

const codesOf = (owed: readonly OwedFigure[]): string =>
  owed.map(({ indicator }) => indicator.code).join(', ');

function ownList(owed: readonly OwedFigure[]): TextLine[] {
  if (owed.length <= mostShown) return owed.flatMap(owedLine);
  const rest = owed.slice(shownBeforeCut);
  return [
    ...owed.slice(0, shownBeforeCut).flatMap(owedLine),
    ...flow([`… và ${rest.length} chỉ tiêu nữa: ${codesOf(rest)}`]),
  ];
}

/** Members that owe the same figures share a line: `• Minh Long, Lý Quốc: 1, 3, 5`. */
function memberList(owed: readonly OwedFigure[]): TextLine[] {
  const byMember = new Map<string, OwedFigure[]>();
  for (const one of owed) byMember.set(one.member ?? '', [...(byMember.get(one.member ?? '') ?? []), one]);
  const byCodes = new Map<string, string[]>();
  for (const [member, figures] of byMember) {
    const codes = codesOf(figures);
    byCodes.set(codes, [...(byCodes.get(codes) ?? []), member]);
  }
  return [...byCodes].flatMap(([codes, members]) =>
    flow([`• ${members.join(', ')}: ${codes}`], { indent: '  ' }),
  );
}

/** The names behind the codes of a member list, in the order of the codes; none when they are too many. */
export function owedIndicators(owed: readonly OwedFigure[]): TextLine[] {
  const byCode = new Map(owed.map(({ indicator }) => [indicator.code, indicator]));
  if (byCode.size > mostShown) return [];
  return [...byCode.values()]
    .sort((a, b) => a.code.localeCompare(b.code, 'vi', { numeric: true }))
    .flatMap((indicator) => flow([askedName(indicator)], { indent: '   ' }));
}

export const isPerMember = (owed: readonly OwedFigure[]): boolean =>
  owed.some(({ member }) => member !== undefined);

/** The missing figures, one a line; of member units, one line for all that miss the same. */
export function owedList(owed: readonly OwedFigure[]): TextLine[] {
  const own = owed.filter(({ member }) => member === undefined);
  return [...ownList(own), ...memberList(owed.filter(({ member }) => member !== undefined))];
}
