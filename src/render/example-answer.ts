import type { TextLine } from '../app/ports/channel.ts';
import { compare, decimal, divide, multiply, type Decimal } from '../domain/quantity/decimal.ts';
import { flow, lineWidth } from './lines.ts';
import { formatPlain } from './numbers.ts';
import type { OwedFigure } from './owed-list.ts';

const one = decimal(1n);
const half = decimal(5n, 1);
const partOfMember = decimal(5n, 2);
const mostExamples = 3;

/** Two significant digits: an example should look like one. */
function rounded(value: Decimal): Decimal {
  const length = value.digits.toString().replace('-', '').length;
  return length <= 2 ? value : divide(value, one, value.scale - (length - 2));
}

/** People write the scale and leave the currency: `26,4 tỷ`. */
const typedUnit = (unit: string): string => /^(tỷ|triệu|nghìn) đồng$/.exec(unit)?.[1] ?? '';

/** About half of the plan; a member unit's share of a sum is a small part of it. */
function exampleNumber(plan: Decimal, { indicator, member }: OwedFigure): Decimal {
  const { measure, dimension, aggregate } = indicator;
  if (measure !== 'total' && measure !== 'change') return rounded(plan);
  const share = member !== undefined && aggregate === 'sum' ? partOfMember : half;
  const part = rounded(multiply(plan, share));
  if (dimension !== 'count') return part;
  const whole = divide(part, one, 0);
  return compare(whole, one) < 0 ? one : whole;
}

function exampleFigure(owed: OwedFigure): string {
  const { indicator, member } = owed;
  const { target } = indicator;
  switch (target.comparator) {
    case 'done':
      return 'đã xong';
    case 'ratio':
      return member === undefined ? `${formatPlain(target.value)}/${formatPlain(target.of)}` : '1/1';
    case 'range':
      return formatPlain(target.min);
    case 'at-least':
    case 'at-most':
    case 'exactly':
    case 'decrease-by':
    case 'increase-by':
      return `${formatPlain(exampleNumber(target.value, owed))} ${typedUnit(indicator.unit)}`.trimEnd();
  }
}

/** How an answer may look, on one line: `1: 6700  3: 170  4: 25 tỷ`; of a member unit: `Minh Long 1: 670  3: 17`. */
export function exampleAnswer(owed: readonly OwedFigure[]): TextLine[] {
  const member = owed[0]?.member;
  const start = member === undefined ? '' : `${member} `;
  const examples = owed
    .filter((figure) => figure.member === member)
    .slice(0, mostExamples)
    .map((figure) => `${figure.indicator.code}: ${exampleFigure(figure)}`);
  while (examples.length > 1 && start.length + examples.join('  ').length > lineWidth) examples.pop();
  return flow([start + (examples[0] ?? ''), ...examples.slice(1)], { separator: '  ' });
}
