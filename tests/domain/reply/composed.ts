import type { Catalogue, Indicator } from '../../../src/domain/indicator/indicator.ts';
import { decimal, decimalText, type Decimal } from '../../../src/domain/quantity/decimal.ts';

/** A sentence and what it says, as `code=value`. */
export interface Sentence {
  readonly indicator: string;
  readonly text: string;
  readonly says: readonly string[];
}

/** Numbers between 0 and 1 that decide everything that is free in a sentence. */
export interface Chances {
  readonly indicator: number;
  readonly name: number;
  readonly unit: number;
  readonly form: number;
  readonly figure: number;
  readonly other: number;
}

const pick = <T>(from: readonly T[], chance: number): T => {
  const chosen = from[Math.min(from.length - 1, Math.floor(chance * from.length))];
  if (chosen === undefined) throw new Error('nothing to pick from');
  return chosen;
};

const shortUnits: Readonly<Record<string, readonly string[]>> = {
  'tỷ đồng': [' tỷ', ' tỷ đồng', ' ty'],
  'triệu đồng': [' triệu', 'tr', ' triệu đồng'],
  '%': ['%', ' %', ' phần trăm'],
  '‰': ['‰', '%o', ' phần nghìn'],
  'triệu đồng/ha': [' triệu/ha', 'tr/ha'],
  'triệu đồng/người/năm': ['tr/người/năm', ' triệu'],
  'triệu đồng/người': [' triệu', 'tr/người'],
};

/** `9702,3`, `9.702,3`, or `9702` when whole: one lawful reading. */
function typed(value: Decimal): string {
  const [whole = '', fraction] = decimalText(value).split('.');
  return fraction === undefined ? whole : `${whole.replace(/\B(?=(\d{3})+$)/g, '.')},${fraction}`;
}

interface Figures {
  readonly name: string;
  readonly code: string;
  readonly figure: string;
  readonly other: string;
  readonly plan: string;
}

/** Ways in which people give a figure; `other` is a figure that is not the result. */
const forms: readonly ((figures: Figures) => string)[] = [
  ({ name, figure }) => `${name} ${figure}`,
  ({ name, figure }) => `${name}: ${figure}`,
  ({ name, figure }) => `${name} đạt ${figure}`,
  ({ name, figure }) => `${name} là ${figure}`,
  ({ code, figure }) => `${code}: ${figure}`,
  ({ code, figure }) => `CT ${code} ${figure}`,
  ({ name, figure }) => `${name} đến nay được ${figure}`,
  ({ name, figure }) => `em báo cáo ${name} ${figure} ạ`,
  ({ name, figure, plan }) => `${name} KH ${plan}, TH ${figure}`,
  ({ name, figure, plan }) => `${name} ${figure} (KH ${plan})`,
  ({ name, figure, other }) => `${name} ${figure}, cùng kỳ năm trước ${other}`,
  ({ name, figure, other }) => `${name} năm ngoái ${other}, năm nay ${figure}`,
  ({ name, figure, other }) => `${name} ${other}, à nhầm, ${figure}`,
  ({ name, figure, other }) => `${name} ${figure} chứ không phải ${other}`,
  ({ name, figure }) => `${name} ${figure}, tăng 0,4% so cùng kỳ`,
];

const isPlain = ({ measure, target }: Indicator): boolean =>
  (measure === 'total' || measure === 'rate') && target.comparator === 'at-least';

/** Names that no other indicator of the catalogue shares. */
function ownNames({ indicators }: Catalogue, { code, name, aliases }: Indicator): readonly string[] {
  const taken = new Set(
    indicators
      .filter((other) => other.code !== code)
      .flatMap((other) => other.aliases.map((alias) => alias.toLowerCase())),
  );
  return [name, ...aliases.filter((alias) => alias.length > 3 && !taken.has(alias.toLowerCase()))];
}

/** A value between half the plan and the plan; whole for what is counted. */
function valueBelow(plan: Decimal, counted: boolean, chance: number): Decimal {
  const planned = Number(decimalText(plan));
  const part = planned * (0.5 + 0.49 * chance);
  return counted ? decimal(BigInt(Math.max(1, Math.round(part)))) : decimal(BigInt(Math.round(part * 10)), 1);
}

/** One sentence about one measure of a catalogue, with what it says. */
export function sentenceOf(catalogue: Catalogue, chances: Chances): Sentence {
  const indicator = pick(catalogue.indicators.filter(isPlain), chances.indicator);
  const { code, unit, dimension, target } = indicator;
  if (target.comparator !== 'at-least') throw new Error('not plain');
  const counted = dimension === 'count' && decimalText(target.value).split('.').length === 1;
  const [value, second] = [chances.figure, chances.other].map((chance) =>
    valueBelow(target.value, counted, chance),
  );
  if (!value || !second) throw new Error('no value');
  const ending = pick(shortUnits[unit] ?? [` ${unit}`], chances.unit);
  const text = pick(
    forms,
    chances.form,
  )({
    name: pick(ownNames(catalogue, indicator), chances.name),
    code,
    figure: typed(value) + ending,
    other: typed(second) + ending,
    plan: typed(target.value) + ending,
  });
  return { indicator: code, text, says: [`${code}=${decimalText(value)}`] };
}
