import type { Indicator } from '../indicator/indicator.ts';
import type { QuantityReading } from '../quantity/quantity.ts';
import { asksToConfirm, lastFigureFrom } from './clause-sums.ts';
import type { Naming } from './figure.ts';
import type { Yardstick } from './magnitude.ts';
import { isCue, type Mark } from './mark.ts';
import { enough, wholeName } from './name-mention.ts';
import type { Doubt } from './reading.ts';
import { roleOf, type RoleOfFigure } from './role.ts';
import { settle, type Settled } from './settle.ts';
import type { Candidate, Fact, Mention, Place, Statement } from './statement.ts';
import { unitFit, wordsOfIndicator, type UnitFit } from './unit-fit.ts';

/** One figure put to one indicator, with all that speaks for and against recording it. */
export interface Claim {
  readonly indicator: Indicator;
  readonly place: Place | null;
  readonly fact: Fact;
  readonly role: RoleOfFigure;
  readonly settled: Settled;
  readonly fit: UnitFit['kind'];
  /** a unit was typed and is the indicator's */
  readonly stated: boolean;
  /** why it must be asked about although the number itself is certain; null: nothing stands against it */
  readonly objection: Objection | null;
}

export type Objection =
  | { readonly kind: 'words'; readonly marks: readonly Mark[] }
  | { readonly kind: 'rivals'; readonly others: readonly Candidate[] }
  | { readonly kind: 'member' }
  | { readonly kind: 'asking' }
  | { readonly kind: 'intent' }
  /** nobody reports: talk of the day, or a question to the clerk */
  | { readonly kind: 'talk' }
  /** said to be under way or not granted yet */
  | { readonly kind: 'pending' }
  /** the words beside the name make it another quantity: «chi ngân sách» for «thu ngân sách» */
  | { readonly kind: 'other-quantity' }
  | { readonly kind: 'guess' };

/** The question that an objection leads to. */
export const doubtOf = ({ kind }: Objection): Doubt =>
  kind === 'member' || kind === 'other-quantity'
    ? kind
    : kind === 'asking' || kind === 'intent' || kind === 'pending'
      ? 'vague'
      : 'indicator';

/** Whether a name was typed with its «giảm» or «tăng», or by its code alone. */
function namingOf(mention: Mention | null, { before }: Fact, asChange: boolean): Naming {
  const marks = mention?.marks ?? [];
  const verb = (): boolean => before.some((mark) => isCue(mark, 'increase', 'decrease'));
  return {
    byCode: !marks.some(({ kind }) => kind === 'name'),
    saysChange: asChange || (mention?.saysChange ?? false) || verb(),
  };
}

function objectionTo(
  { unknown, rivals, clause, intended, talk, query, before }: Fact,
  place: Place | null,
  mention: Mention | null,
  candidate: Candidate,
  stated: boolean,
): Objection | null {
  if (talk || query) return { kind: 'talk' };
  if (intended) return { kind: 'intent' };
  if (rivals.length > 0) return { kind: 'rivals', others: rivals };
  const strange = unknown.filter((mark) => !isOwnWord(mark, candidate.indicator));
  if (strange.length > 0) return { kind: 'words', marks: strange };
  // «lợn 4930; trong đó xuất chuồng 1.200»: a word of another name inside a part
  const inPart = before.some((mark) => isCue(mark, 'part')) && candidate.coverage < wholeName;
  if (inPart && !stated) return { kind: 'guess' };
  if (candidate.coverage < enough || (candidate.guessed && !stated)) return { kind: 'guess' };
  if (mention?.conflict === true) return { kind: 'guess' };
  if (place && isUncertain(place, candidate.indicator)) return { kind: 'member' };
  return clause.asking || asksToConfirm(clause.marks) ? { kind: 'asking' } : null;
}

/** «rác thải thu gom 86%»: a word of the indicator's own names is understood wherever it stands. */
const isOwnWord = (mark: Mark, indicator: Indicator): boolean =>
  mark.kind === 'unknown' && wordsOfIndicator(indicator).has(mark.word);

/** «xong xóm Nà Lau: 1 xóm»: a place of the kind that is counted is one of them, not whose figure it is. */
const isUncertain = (place: Place, { unit }: Indicator): boolean =>
  place.kind === 'member' ? place.doubtful : !unit.split(/, */u).includes(place.mark.noun);

const isFollowed = ({ mark, clause }: Fact): boolean => lastFigureFrom(clause.marks) > mark.from;

export const roleFor =
  (fact: Fact, statement: Statement, indicator: Indicator) =>
  (reading: QuantityReading): RoleOfFigure =>
    roleOf(fact, reading, indicator, isFollowed(fact), statement.header);

/** What is known of the indicator besides the text, and whose figure it would be there. */
export interface Circumstances {
  readonly yardstick: Yardstick;
  readonly place: Place | null;
  /** the figures beside it say that it is a change (change-told.ts) */
  readonly asChange: boolean;
}

export function claimOf(
  fact: Fact,
  statement: Statement,
  mention: Mention | null,
  candidate: Candidate,
  { yardstick, place, asChange }: Circumstances,
): Claim | null {
  const { indicator } = candidate;
  const { mark } = fact;
  const reading = mark.kind === 'quantity' ? mark.span.readings[0] : undefined;
  if (mark.kind !== 'quantity') return null;
  const roleAs = roleFor(fact, statement, indicator);
  const settled = settle(mark.span, roleAs, {
    indicator,
    naming: namingOf(mention, fact, asChange),
    yardstick,
    correction: statement.corrects,
    ofMember: place !== null,
  });
  const fit: UnitFit = reading ? unitFit(reading, indicator) : { kind: 'misfit' };
  const stated = fit.kind === 'converted' || (fit.kind === 'same' && fit.stated);
  return {
    indicator,
    place,
    fact,
    role: reading ? roleAs(reading) : noRole,
    settled,
    fit: fit.kind,
    stated,
    objection: objectionTo(fact, place, mention, candidate, stated),
  };
}

const noRole: RoleOfFigure = {
  role: 'actual',
  estimate: false,
  vague: true,
  aboveHundred: false,
  direction: null,
  partial: false,
};
