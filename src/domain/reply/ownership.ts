import { isSign, type Mark } from './mark.ts';
import type { PlacedMention } from './clause-mention.ts';
import { isFact, type Candidate, type FactMark, type Mention } from './statement.ts';
import { unitFit } from './unit-fit.ts';

/** Which name each figure of a clause belongs to: the one before it, or the one after it. */
export type Direction = 'before' | 'after';

export interface Owned {
  readonly fact: FactMark;
  /** index of the fact among the marks */
  readonly at: number;
  /** null: no name in the clause on that side */
  readonly owner: PlacedMention | null;
}

export interface Alignment {
  readonly direction: Direction;
  readonly owned: readonly Owned[];
  readonly features: Features;
}

/**
 * Why an alignment is good, counted over the clause:
 * - `unit`: units that are the indicator's, less those that cannot be
 * - `near`: figures directly beside their name
 * - `strange`: words between a figure and its name that were not understood
 * - `unserved`: names left without a figure
 * - `unowned`: figures left without a name in the clause
 * - `usual`: people put the name first
 */
export interface Features {
  readonly unit: number;
  readonly near: number;
  readonly strange: number;
  readonly unserved: number;
  readonly unowned: number;
  readonly usual: number;
}

const weights: Features = { unit: 3, near: 1, strange: -0.5, unserved: -2, unowned: -1.5, usual: 0.75 };

/** Alignments closer than this are both possible. */
export const narrowMargin = 1;

export function scoreOf(features: Features): number {
  let score = 0;
  for (const name of Object.keys(weights) as (keyof Features)[]) score += features[name] * weights[name];
  return score;
}

function ownersIn(marks: readonly Mark[], mentions: readonly PlacedMention[], direction: Direction): Owned[] {
  const owned: Owned[] = [];
  let [passed, figures] = [0, 0];
  for (const [at, fact] of marks.entries()) {
    while ((mentions[passed]?.to ?? Infinity) <= at) passed += 1;
    if (!isFact(fact)) continue;
    const before = mentions[passed - 1] ?? null;
    const after = mentions[passed] ?? null;
    // «1 HTX chè + 1 HTX du lịch = 2»: what stands behind the sum's sign is said of what it is the sum of
    const sum = figures > 1 && isSign(marks[at - 1], '=') ? owned[0]?.owner : undefined;
    const owner = sum ?? (direction === 'before' ? before : (after ?? before));
    owned.push({ fact: counted(fact, at, owner, after), at, owner });
    if (fact.kind === 'quantity') figures += 1;
  }
  return owned;
}

/** «9 hộ gầm sàn»: the noun of the name behind is what the figure counts, if it is that indicator's. */
function counted(
  fact: FactMark,
  at: number,
  owner: PlacedMention | null,
  behind: PlacedMention | null,
): FactMark {
  if (fact.kind !== 'quantity' || fact.noun === undefined || !owner || behind?.from !== at + 1) return fact;
  const { noun } = fact;
  if (owner !== behind && !sharesIndicator(owner.mention, behind.mention)) return fact;
  const readings = fact.span.readings.map((reading) =>
    reading.unit === null && reading.kind !== 'change' ? { ...reading, unit: noun } : reading,
  );
  return { ...fact, span: { ...fact.span, readings } };
}

/** 1: some candidate's unit is the figure's; -1: none can be; 0: the figure says no unit. */
export function unitFeature(fact: FactMark, candidates: readonly Candidate[]): number {
  const reading = fact.kind === 'quantity' ? fact.span.readings[0] : undefined;
  if (!reading) return 0;
  const fits = candidates.map(({ indicator }) => unitFit(reading, indicator));
  if (fits.some((fit) => (fit.kind === 'same' && fit.stated) || fit.kind === 'converted')) return 1;
  return fits.every(({ kind }) => kind === 'misfit') ? -1 : 0;
}

function featuresOf(
  marks: readonly Mark[],
  mentions: readonly PlacedMention[],
  owned: readonly Owned[],
  direction: Direction,
): Features {
  const sums = { unit: 0, near: 0, strange: 0, unowned: 0 };
  const strangeUpTo = countUnknown(marks);
  for (const entry of owned) {
    if (!entry.owner) {
      sums.unowned += 1;
      continue;
    }
    const { at, owner } = entry;
    const [from, to] = owner.to <= at ? [owner.to, at] : [at + 1, owner.from];
    sums.unit += unitFeature(entry.fact, owner.mention.candidates);
    sums.near += from === to ? 1 : 0;
    sums.strange += (strangeUpTo[to] ?? 0) - (strangeUpTo[from] ?? 0);
  }
  const served = new Set(owned.map(({ owner }) => owner));
  const unserved = mentions.filter((mention) => !served.has(mention)).length;
  return { ...sums, unserved, usual: direction === 'before' ? owned.length : 0 };
}

/** How many marks before each one were not understood. */
function countUnknown(marks: readonly Mark[]): readonly number[] {
  const counts = [0];
  for (const { kind } of marks) counts.push((counts.at(-1) ?? 0) + (kind === 'unknown' ? 1 : 0));
  return counts;
}

/** Both alignments of a clause, the better one first. */
export function alignmentsOf(
  marks: readonly Mark[],
  mentions: readonly PlacedMention[],
): readonly Alignment[] {
  const directions: readonly Direction[] = ['before', 'after'];
  return directions
    .map((direction) => {
      const owned = ownersIn(marks, mentions, direction);
      return { direction, owned, features: featuresOf(marks, mentions, owned, direction) };
    })
    .sort((a, b) => scoreOf(b.features) - scoreOf(a.features));
}

/**
 * Candidates of the other alignment, for a figure that it gives to another name and that is nearly as good.
 * @param nth which of the clause's figures; both alignments hold them in order
 */
export function rivalsOf(best: Alignment, other: Alignment | undefined, nth: number): readonly Candidate[] {
  if (!other || scoreOf(best.features) - scoreOf(other.features) >= narrowMargin) return [];
  const [mine, theirs] = [best, other].map(({ owned }) => owned[nth]?.owner?.mention);
  if (!mine || !theirs || sharesIndicator(mine, theirs)) return [];
  return theirs.candidates;
}

const sharesIndicator = (a: Mention, b: Mention): boolean =>
  a.candidates.some(({ indicator }) => b.candidates.some((other) => other.indicator === indicator));
