import type { Indicator, NamedUnit } from '../indicator/indicator.ts';
import type { Decimal } from '../quantity/decimal.ts';
import type { Figure } from './figure.ts';
import type { KnownUnit } from './member-index.ts';
import type { Doubt, ReadChoice, ReadQuestion, ReadRecord } from './reading.ts';
import { printedNumber, spelledNumber } from './spelled-number.ts';

/** What is in doubt about one indicator, with all that its question needs. */
export interface Doubtful {
  readonly doubt: Doubt;
  readonly indicator: Indicator;
  /** the words of the message that are in doubt */
  readonly typed: string;
  /** what may be meant, likeliest first; empty: a figure is expected */
  readonly records: readonly ReadRecord[];
  /** the member unit, when it is one's figure */
  readonly member?: KnownUnit;
}

const shortName = ({ name, aliases }: Indicator): string => {
  const short = aliases.filter((alias) => alias.length > 4 && alias.length < name.length)[0] ?? name;
  return name.length <= 40 ? name : short;
};

/** «4 (Thu ngân sách trên địa bàn)» */
const called = (indicator: Indicator): string => `${indicator.code} (${shortName(indicator)})`;

const withUnit = (value: Decimal, unit: string): string =>
  /^[%‰]/.test(unit) ? `${printedNumber(value)}${unit}` : `${printedNumber(value)} ${unit}`;

export function figureText({ kind, value, of, unit }: ReadRecord): string {
  if (kind === 'none-yet') return 'chưa có số liệu';
  if (kind === 'not-applicable') return 'không giao chỉ tiêu này';
  if (value === null) return '';
  const share = of && /^[%‰]/u.test(unit);
  if (share) return `${printedNumber(value)}/${printedNumber(of)}`;
  return of ? `${printedNumber(value)}/${printedNumber(of)} ${unit}` : withUnit(value, unit);
}

/** In digits and in words, so that a factor of a thousand is seen. */
function inDigitsAndWords(record: ReadRecord): string {
  const words = record.value && record.kind === 'value' ? spelledNumber(record.value) : null;
  return words === null ? figureText(record) : `${figureText(record)} (${words} ${record.unit})`;
}

const choice = (label: string, ...records: readonly ReadRecord[]): ReadChoice => ({ label, records });
const otherNumber = choice('Số khác');

function choicesOf({ doubt, records, indicator, member }: Doubtful): readonly ReadChoice[] {
  if (records.length === 0) return [];
  switch (doubt) {
    case 'scale':
      return [...records.map((record) => choice(inDigitsAndWords(record), record)), otherNumber];
    case 'zero-or-missing':
      return records.map((record) => choice(zeroLabel(record), record));
    case 'indicator':
      return [choice(`Đúng, ghi ${records.map(figureText).join(', ')}`, ...records), choice('Không phải')];
    case 'member':
      return member === undefined ? [] : whoseChoices(records, member);
    case 'unit':
      return [...records.map((record) => choice(figureText(record), record)), otherNumber];
    case 'level-or-change':
      return [...records.map((record) => choice(changeLabel(record, indicator), record)), otherNumber];
    case 'vague':
    case 'implausible':
      return [...records.map((record) => choice(`Ghi đúng ${figureText(record)}`, record)), otherNumber];
    case 'impossible':
    case 'contradiction':
    case 'percent-of-plan':
    case 'other-quantity':
    case 'empty':
    case 'period':
      return [
        ...records.map((record) => choice(figureText(record), record)),
        ...(records.length > 0 ? [otherNumber] : []),
      ];
  }
}

const zeroLabel = (record: ReadRecord): string =>
  record.kind === 'none-yet' ? 'Chưa có số liệu' : `Chưa có ${record.unit} nào (${figureText(record)})`;
const withoutMember = ({ member: _, ...own }: ReadRecord): ReadRecord => own;

/** The member's figure, or the bloc's own. */
const whoseChoices = (records: readonly ReadRecord[], { bareName }: KnownUnit): readonly ReadChoice[] => [
  ...records.flatMap((record) => [
    choice(`Của ${bareName}: ${figureText(record)}`, record),
    choice(`Của cả khối: ${figureText(record)}`, withoutMember(record)),
  ]),
  choice('Nơi khác'),
];

const verb = ({ target }: Indicator): string => (target.comparator === 'decrease-by' ? 'giảm' : 'tăng');

function changeLabel(record: ReadRecord, indicator: Indicator): string {
  const amount = `${verb(indicator)} ${figureText(record)}`;
  return record.level ? `Hiện còn ${withUnit(record.level, record.unit)}, tức ${amount}` : `Đã ${amount}`;
}

function textOf({ doubt, indicator, typed, records, member }: Doubtful): string {
  const which = `Chỉ tiêu ${called(indicator)}${member === undefined ? '' : ` của ${member.bareName}`}`;
  const { unit } = indicator;
  switch (doubt) {
    case 'scale':
      return `${which}: đồng chí ghi «${typed}». Ý là số nào?`;
    case 'indicator':
      return `Đồng chí ghi «${typed}». Đây có phải số của chỉ tiêu ${called(indicator)} không?`;
    case 'unit':
      return records.length > 0
        ? `${which}: «${typed}» là phần nghìn (‰) hay phần trăm (%)?`
        : `${which}: «${typed}» tính ra là bao nhiêu ${unit}?`;
    case 'zero-or-missing':
      return `${which}: «${typed}» là chưa có ${unit} nào (0) hay chưa có số liệu?`;
    case 'impossible':
      return `${which}: «${typed}» có đúng không? Số đúng là bao nhiêu ${unit}?`;
    case 'implausible':
      return `${which}: «${typed}» lệch nhiều so với kế hoạch hoặc kỳ trước. Số này có đúng không?`;
    case 'contradiction':
      return `${which}: «${typed}» chưa khớp nhau. Số nào đúng?`;
    case 'level-or-change':
      return `${which}: «${typed}» là mức hiện nay hay phần đã ${verb(indicator)}? Đã ${verb(indicator)} bao nhiêu ${unit}?`;
    case 'vague':
      return `${which}: «${typed}» chưa phải số cụ thể. Số chính xác là bao nhiêu ${unit}?`;
    case 'percent-of-plan':
      return `${which}: «${typed}» là phần trăm kế hoạch. Số thực hiện là bao nhiêu ${unit}?`;
    case 'other-quantity':
      return `Đồng chí ghi «${typed}», có vẻ không phải số của chỉ tiêu ${called(indicator)}. Số của chỉ tiêu này là bao nhiêu ${unit}?`;
    case 'empty':
      return `${which} còn để trống. Đồng chí bổ sung số, hay chưa có số liệu?`;
    case 'period':
      return `${which}: «${typed}» là số của kỳ báo cáo nào?`;
    case 'member':
      return `${which}: «${typed}» là số của đơn vị nào?${member === undefined ? ' Xin nhắn tên đơn vị.' : ''}`;
  }
}

/** One short question about one doubt. */
export function questionOf(doubtful: Doubtful): ReadQuestion {
  const { doubt, indicator, member } = doubtful;
  return {
    doubt,
    indicator: indicator.code,
    ...(member && { member: member.unit.code }),
    text: textOf(doubtful),
    choices: choicesOf(doubtful),
  };
}

/** What a figure may be, and, for a member unit's, the unit's name. */
export interface IndicatorOption {
  readonly indicator: Indicator;
  readonly records: readonly ReadRecord[];
  readonly whose?: string;
}

/** Which of several indicators a figure belongs to; each choice records it there. */
export function whichIndicator(typed: string, options: readonly IndicatorOption[]): ReadQuestion {
  const choices = options.map(({ indicator, records, whose }) =>
    choice(
      `${called(indicator)}${whose === undefined ? '' : ` của ${whose}`}: ${records.map(figureText).join(', ')}`,
      ...records,
    ),
  );
  const [only, ...more] = options;
  const member = only?.records[0]?.member;
  return {
    doubt: 'indicator',
    ...(only &&
      more.length === 0 && { indicator: only.indicator.code, ...(member !== undefined && { member }) }),
    text: `Đồng chí ghi «${typed}». Đây là số của chỉ tiêu nào?`,
    choices: [...choices, choice('Không phải các chỉ tiêu này')],
  };
}

/** None of the offered figures was it: the right one is asked for. */
export const rightFigureQuestion = (indicator: Indicator, member?: NamedUnit): ReadQuestion => ({
  doubt: 'vague',
  indicator: indicator.code,
  ...(member && { member: member.code }),
  text: `Chỉ tiêu ${called(indicator)}${member === undefined ? '' : ` của ${member.shortName}`}: số đúng là bao nhiêu ${indicator.unit}?`,
  choices: [],
});

export const plainQuestion = (doubt: Doubt, text: string): ReadQuestion => ({ doubt, text, choices: [] });

export const recordOf = (indicator: Indicator, figure: Figure, typed: string): ReadRecord => ({
  indicator: indicator.code,
  kind: figure.kind,
  value: figure.value,
  ...(figure.of && { of: figure.of }),
  unit: indicator.unit,
  ...(figure.level && { level: figure.level }),
  ...(figure.converted && { converted: true as const }),
  typed,
});
