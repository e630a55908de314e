import type { QuantityReading } from '../quantity/quantity.ts';
import { isCue } from './mark.ts';
import { unitFeature } from './ownership.ts';
import type { Fact, Statement } from './statement.ts';

const roleCues = [
  'plan',
  'of-plan',
  'actual',
  'estimate',
  'comparison',
  'earlier',
  'exceed',
  'part',
  'damage',
  'slip',
  'reject',
  'instead',
  'correct',
  'increase',
  'decrease',
  'level',
] as const;
const hasRole = ({ before, after, mark }: Fact): boolean =>
  [...before, ...after].some((other) => isCue(other, ...roleCues)) ||
  (mark.kind === 'quantity' && mark.span.readings.some(saysRole));
const saysRole = ({ kind, unit, level, estimate }: QuantityReading): boolean =>
  kind === 'change' || level === true || estimate === true || (unit?.startsWith('% ') ?? false);

const isBracketed = ({ clause }: Fact): boolean =>
  clause.opening === 'bracket' || clause.opening === 'after-bracket';

const hasFigure = ({ facts }: Statement): boolean => facts.some(({ mark }) => mark.kind === 'quantity');

/** Whether a figure without a name goes on speaking of the topic. */
export function continues(topic: Statement, fact: Fact, line: number): boolean {
  const { mark, clause } = fact;
  if (topic.mention === null) return false;
  // «4: 40,7 tỷ⏎Kế hoạch 90% nhưng …»
  const plans = fact.before.some((other) => isCue(other, 'plan'));
  if (
    clause.opening === 'line' &&
    plans &&
    mark.kind === 'quantity' &&
    unitFeature(mark, topic.mention.candidates) < 1
  )
    return false;
  if (!hasFigure(topic) || hasRole(fact) || isBracketed(fact) || fact.place) return true;
  if (topic.line !== line || clause.opening === 'stop' || clause.opening === 'line') return false;
  return mark.kind !== 'quantity' || unitFeature(mark, topic.mention.candidates) >= 0;
}
