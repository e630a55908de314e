import { claimOf, roleFor, type Claim } from './claim.ts';
import type { Indicator } from '../indicator/indicator.ts';
import { changeTold } from './change-told.ts';
import { saysEach } from './clause-sums.ts';
import { placeKey } from './entry.ts';
import { bestFitting, fitRank } from './fit-rank.ts';
import type { Yardstick } from './magnitude.ts';
import type { Candidate, Fact, Mention, Place, Statement } from './statement.ts';

/** A figure whose indicator is not decided: each option is what it would be there. */
export interface Undecided {
  readonly fact: Fact;
  readonly options: readonly Claim[];
}

/** Words in place of a figure, put to an indicator. */
export interface Said {
  readonly indicator: Indicator;
  readonly place: Place | null;
  readonly fact: Fact;
}

export interface Assignment {
  readonly claims: readonly Claim[];
  readonly undecided: readonly Undecided[];
  readonly said: readonly Said[];
  /** figures that no indicator of the statement can take */
  readonly foreign: readonly Fact[];
}

/** What is known of indicators besides the text. */
export interface Known {
  /** the other measures of the same point */
  readonly siblings: (indicator: Indicator) => readonly Indicator[];
  readonly yardstick: (indicator: Indicator) => Yardstick;
  /** whose figure of the indicator it is when a place is named */
  readonly whose: (indicator: Indicator, place: Place | null) => Place | null;
}

/** A figure that reports, not one that compares or plans. */
function reports(fact: Fact, statement: Statement, indicator: Indicator): boolean {
  const reading = fact.mark.kind === 'quantity' ? fact.mark.span.readings[0] : undefined;
  if (!reading) return fact.mark.kind === 'quantity';
  const { role } = roleFor(fact, statement, indicator)(reading);
  return role === 'actual' || role === 'change' || role === 'level';
}

/** Names served one after the other: «14a, 14b, 14c: 83,2; 58; 92,6». */
function inOrder(
  names: readonly (readonly Candidate[])[],
  facts: readonly Fact[],
): (readonly [Fact, Candidate])[] | null {
  if (names.length < 2 || names.length !== facts.length) return null;
  const pairs = facts.map((fact, at) => {
    const [only, ...more] = bestFitting(fact, names[at] ?? []);
    return only && more.length === 0 && fitRank(fact, only.indicator) > 0 ? ([fact, only] as const) : null;
  });
  return pairs.every((pair) => pair !== null) ? pairs : null;
}

/** «Vinh Quý: 9 gầm sàn, An Lạc: 11 hộ» lists members, not the measures of a point. */
const samePlaces = (facts: readonly Fact[]): boolean =>
  new Set(facts.map(({ place }) => placeKey(place))).size <= 1;

/** The parts of one point are told in their order: «14: 83,2; 58; 92,6». */
const namesOf = (statement: Statement, mention: Mention): readonly (readonly Candidate[])[] => {
  const names = [...statement.companions, mention].map(({ candidates }) => candidates);
  return names.length > 1 ? names : mention.candidates.map((candidate) => [candidate]);
};

const samePoint = ({ candidates }: Mention): boolean =>
  candidates.every(
    ({ indicator }) => indicator.point !== null && indicator.point === candidates[0]?.indicator.point,
  );

/**
 * «Chuồng trại 41 hộ, tương đương 0,95%»: a point may state one thing in two measures. A figure that cannot be the named
 * measure's is the other one's, if its unit is that one's own and it reports.
 */
function sibling(
  fact: Fact,
  statement: Statement,
  { candidates }: Mention,
  siblings: Known['siblings'],
): readonly Candidate[] | null {
  const [only, ...more] = candidates;
  if (
    !only ||
    more.length > 0 ||
    fitRank(fact, only.indicator) > 0 ||
    !reports(fact, statement, only.indicator)
  )
    return null;
  const others = siblings(only.indicator).map((indicator) => ({ ...only, indicator }));
  const fitting = others.filter((other) => fitRank(fact, other.indicator) === 2);
  return fitting.length === 1 ? fitting : null;
}

export function assign(
  statement: Statement,
  mention: Mention,
  { siblings, yardstick, whose }: Known,
): Assignment {
  const claims: Claim[] = [];
  const undecided: Undecided[] = [];
  const foreign: Fact[] = [];
  const asChange = changeTold(statement.facts, siblings);
  const claim = (fact: Fact, candidate: Candidate): Claim | null =>
    claimOf(fact, statement, mention, candidate, {
      yardstick: yardstick(candidate.indicator),
      place: whose(candidate.indicator, fact.place),
      asChange: asChange(fact, candidate.indicator),
    });
  const quantities = statement.facts.filter(({ mark }) => mark.kind === 'quantity');
  const first = mention.candidates[0];
  const reporting = quantities.filter((fact) => first && reports(fact, statement, first.indicator));
  const listed = statement.companions.length > 0 || mention.list || samePoint(mention);
  const ordered = listed && samePlaces(reporting) ? inOrder(namesOf(statement, mention), reporting) : null;
  const placed = new Map(ordered ?? []);
  for (const fact of quantities) {
    const given = placed.get(fact);
    const fitting = given
      ? [given]
      : (sibling(fact, statement, mention, siblings) ?? bestFitting(fact, mention.candidates));
    const options = fitting.flatMap((candidate) => claim(fact, candidate) ?? []);
    const shared = placed.size > 0 ? [] : sharers(statement, fact, reporting.length);
    if (shared.length > 0 && saysEach(fact.clause.marks))
      claims.push(...shared.flatMap((candidate) => claim(fact, candidate) ?? []));
    else if (shared.length > 0)
      options.splice(
        0,
        Infinity,
        ...options.map((one) => ({ ...one, objection: { kind: 'rivals', others: shared } as const })),
      );
    const [only, ...more] = options;
    if (!only) foreign.push(fact);
    else if (more.length > 0) undecided.push({ fact, options });
    else claims.push(only);
  }
  return { claims, undecided, said: saidOf(statement, mention, claims, whose), foreign };
}

/** «điện, nước 98,7%»: the names before may have been meant to share the one figure. */
function sharers({ companions }: Statement, fact: Fact, figures: number): readonly Candidate[] {
  if (figures !== 1) return [];
  return companions.flatMap(({ candidates }) => {
    const [only, ...more] = candidates;
    return only && more.length === 0 && fitRank(fact, only.indicator) > 0 ? [only] : [];
  });
}

/** Of a shared name, the measure whose figures stand in the same statement. */
function meantBy(candidates: readonly Candidate[], claims: readonly Claim[]): readonly Candidate[] {
  const claimed = candidates.filter(({ indicator }) => claims.some((claim) => claim.indicator === indicator));
  return claimed.length > 0 ? claimed : candidates;
}

/** What is said in words is said of all names that share it. */
function saidOf(
  statement: Statement,
  mention: Mention,
  claims: readonly Claim[],
  whose: Known['whose'],
): Said[] {
  const words = statement.facts.filter(({ mark }) => mark.kind === 'cue');
  const alone = words.length === statement.facts.length;
  const names = alone ? [...statement.companions, mention] : [mention];
  return words.flatMap((fact) =>
    names.flatMap(({ candidates }) =>
      meantBy(candidates, claims).map(({ indicator }) => ({
        indicator,
        place: whose(indicator, fact.place),
        fact,
      })),
    ),
  );
}
