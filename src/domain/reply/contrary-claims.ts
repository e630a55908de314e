import type { Indicator } from '../indicator/indicator.ts';
import type { Token } from '../quantity/token.ts';
import type { Assignment, Said } from './assign.ts';
import type { Claim } from './claim.ts';
import { saysOtherQuantity } from './other-quantity.ts';
import type { Mention, Statement } from './statement.ts';

/** What is left of an assignment when the words beside the names are weighed. */
export interface Weighed extends Assignment {
  /** words in place of a figure that are said of another quantity than the indicator they name */
  readonly others: readonly Said[];
}

/** Objects to what is said of another quantity than the indicator that its name sounds like. */
export function weigh(
  { claims, said, undecided, foreign }: Assignment,
  { tokens, statement, mention }: { tokens: readonly Token[]; statement: Statement; mention: Mention },
): Weighed {
  const named = [mention, ...statement.companions];
  const isOther = ({ fact, indicator }: Pick<Said, 'fact' | 'indicator'>): boolean =>
    named.some(
      (name) =>
        names(name, indicator) && saysOtherQuantity({ tokens, fact, mention: name, statement, indicator }),
    );
  const others = new Set(said.filter(isOther));
  return {
    claims: claims.map((claim) =>
      !isSettled(claim) && isOther(claim) ? { ...claim, objection: otherQuantity } : claim,
    ),
    said: said.filter((words) => !others.has(words)),
    others: [...others],
    undecided: undecided.map(({ fact, options }) => ({
      fact,
      options: options.filter((option) => !isOther(option)),
    })),
    foreign,
  };
}

const names = ({ candidates }: Mention, indicator: Indicator): boolean =>
  candidates.some((candidate) => candidate.indicator === indicator);

/** Talk that is not asked about («cây mía năm nay được 12 lá»), or a figure of which is asked whose it is. */
const isSettled = ({ objection, stated }: Claim): boolean =>
  objection?.kind === 'talk' || objection?.kind === 'member' || (objection?.kind === 'words' && !stated);

const otherQuantity = { kind: 'other-quantity' } as const;
