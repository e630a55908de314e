import type { Group } from './group.ts';
import type { NumberTokens } from './number-tokens.ts';
import { isMoney } from './unit-place.ts';

/** Units before which a number is a statement of its own: «26 tỷ 95 %», «26 tỷ 9 tháng». */
const ownStatement = new Set([
  'time',
  'age',
  'percent',
  'permille',
  'times',
  'share of the plan',
  'share of an earlier figure',
]);

/** What stands behind a written tail when it is a code, a date, a ratio or a time instead. */
const otherUse = new Set([':', ')', '/', '.', '%', '‰', 'h', 'g', '=']);

/**
 * Whether a group without a scale belongs to the scale word before it, as in «26 tỷ 4». doubtful: a measured or
 * counted unit stands behind, so it may be a number of its own.
 */
export function acceptsTail(
  n: NumberTokens,
  at: number,
  group: Group,
  power: number,
): 'yes' | 'doubtful' | 'no' {
  const written = group.shape === 'figure';
  const glued = n.glued(at);
  if (written && !glued && !standsFree(n, group)) return 'no';
  if (written && n.tokens[group.next]?.norm === '/' && n.tokens[group.next + 1]?.kind === 'digits')
    return 'no';
  const unit = n.unit(group.next)?.value;
  if (!unit || isMoney(unit) || (glued && written)) return 'yes';
  const yearsAfterFive = unit.name === 'năm' && !written;
  if (ownStatement.has(unit.measure) && !yearsAfterFive) return 'no';
  if (group.digit?.second) return 'yes';
  const single = group.shape === 'digit' || group.digits?.length === 1;
  if (unit.measure === 'count') return single && power >= 6 ? 'no' : 'doubtful';
  return written && power >= 6 ? 'doubtful' : 'yes';
}

function standsFree(n: NumberTokens, group: Group): boolean {
  if (group.digits === undefined || group.digits.length > 3) return false;
  const [after, next] = [n.tokens[group.next], n.tokens[group.next + 1]];
  if (!after || !otherUse.has(after.norm)) return true;
  // a full stop at the end of the message or the sentence is no «5.» of a list
  return after.norm === '.' && (next === undefined || next.kind === 'break');
}
