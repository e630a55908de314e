import type { Indicator } from '../indicator/indicator.ts';
import { decimal, type Decimal } from '../quantity/decimal.ts';
import type { Said } from './assign.ts';
import type { Claim } from './claim.ts';
import { isCue } from './mark.ts';
import type { Doubt, ReadRecord } from './reading.ts';
import type { Fact } from './statement.ts';

/** What words in place of a figure come to: one record is certain, two are the choices of a question. */
export function wordRecords({ indicator, fact }: Said, typed: string): readonly ReadRecord[] {
  const cue = fact.mark.kind === 'cue' ? fact.mark.cue : null;
  const record = (kind: ReadRecord['kind'], value: Decimal | null): ReadRecord => ({
    indicator: indicator.code,
    kind,
    value,
    unit: indicator.unit,
    typed,
  });
  const [none, zero] = [record('none-yet', null), record('value', decimal(0n))];
  switch (cue) {
    case 'none-yet':
      return [none];
    case 'not-applicable':
      return [record('not-applicable', null)];
    case 'zero':
      return mayBeZero(indicator) ? [zero] : [zero, none];
    case 'done':
      return indicator.measure === 'yes-no' ? [record('value', decimal(1n))] : [];
    case 'unclear-zero':
    case 'in-work':
      return [zero, none];
    case 'as-before':
    case null:
      return [];
  }
}

/** «Không có» is 0 of an amount; of a rate or of n out of m it is no figure. */
const mayBeZero = ({ measure }: Indicator): boolean =>
  measure === 'total' || measure === 'change' || measure === 'yes-no';

export function wordDoubt({ mark }: Fact): Doubt | null {
  const cue = mark.kind === 'cue' ? mark.cue : null;
  if (cue === 'unclear-zero' || cue === 'in-work' || cue === 'zero') return 'zero-or-missing';
  return cue === 'as-before' || cue === 'done' ? 'vague' : null;
}

/** «làm hồ sơ 01 trường, chưa công nhận», «1 (chờ công nhận)»: what is said behind the figure takes it back. */
export function isPending(said: readonly Said[], claims: readonly Claim[]): boolean {
  const later = said.flatMap(({ fact }) =>
    isCue(fact.mark, 'unclear-zero', 'in-work') && !fact.ownName ? [fact] : [],
  );
  return claims.some(({ fact }) =>
    later.some(({ clause, mark }) => clause.sentence === fact.clause.sentence && mark.from > fact.mark.from),
  );
}
