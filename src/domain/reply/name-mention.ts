import type { Indicator } from '../indicator/indicator.ts';
import { numberWord } from '../quantity/number-words.ts';
import type { Token } from '../quantity/text.ts';
import { readUnit } from '../quantity/units.ts';
import type { IndicatorIndex, Phrase, Posting } from './indicator-index.ts';
import { hitsOf, quality, type Hit } from './name-hits.ts';

/** One indicator that a stretch of text may name. */
export interface NameCandidate {
  readonly indicator: Indicator;
  /** weight of the matched words, more when they are most of the name */
  readonly score: number;
  /** share of the name that was typed, by weight; 1: the whole name or alias */
  readonly coverage: number;
  /** a word was guessed: a misspelling, or other marks than the name's */
  readonly guessed: boolean;
}

export interface NameMention {
  /** token indexes, end exclusive */
  readonly from: number;
  readonly to: number;
  /** best first; all are equally good within a few per cent */
  readonly candidates: readonly NameCandidate[];
}

/** Words of a name found one after the other. */
interface Window {
  readonly phrase: Phrase;
  readonly from: number;
  to: number;
  position: number;
  weight: number;
  /** words of the name that were found */
  words: number;
  /** found a word that tells this name from others */
  content: boolean;
  guessed: boolean;
  onlyInitials: boolean;
}

/** The whole name, but for initials typed for some of it. */
export const wholeName = 0.94;
/** From here on part of a name stands for it; less is a hint that only a question may use. */
export const enough = 0.5;
const hint = 0.3;

/** Candidates this near to the best one stay in the race. */
const tie = 0.95;

const fillers = new Set('của các những về cho tại ở trên trong được đã đạt số'.split(' '));
const transparentSigns = new Set([',', '-', '/', '.', '&', '"', '·', '(', ')']);

const weightBetween = ({ weights }: Phrase, { position, length }: Posting): number => {
  let sum = 0;
  for (let i = position; i < position + length; i++) sum += weights[i] ?? 0;
  return sum;
};
const hasContent = ({ generic }: Phrase, { position, length }: Posting): boolean => {
  for (let i = position; i < position + length; i++) if (!generic[i]) return true;
  return false;
};

const begin = ({ posting, quality: share }: Hit, at: number): Window => ({
  phrase: posting.phrase,
  from: at,
  to: at + 1,
  position: posting.position + posting.length - 1,
  weight: weightBetween(posting.phrase, posting) * share,
  content: share > quality.otherMarks && hasContent(posting.phrase, posting),
  guessed: share < quality.initials,
  words: posting.length,
  onlyInitials: posting.norm === null,
});

function extend(window: Window, { posting, quality: share }: Hit, at: number): void {
  window.to = at + 1;
  window.position = posting.position + posting.length - 1;
  window.weight += weightBetween(window.phrase, posting) * share;
  window.content ||= share > quality.otherMarks && hasContent(window.phrase, posting);
  window.guessed ||= share < quality.initials;
  window.words += posting.length;
  window.onlyInitials &&= posting.norm === null;
}

/** Between two words of a name only one sign and one filler may stand. */
function near(tokens: readonly Token[], from: number, to: number): boolean {
  if (to - from > 2) return false;
  for (let i = from; i < to; i++) {
    const token = tokens[i];
    const passes =
      token && (token.kind === 'sign' ? transparentSigns.has(token.norm) : fillers.has(token.norm));
    if (!passes) return false;
  }
  return true;
}

/** A number belongs to a name only between the name's own words: «dưới 5 tuổi», «trên 1 ha đất». */
function extendsByNumber(
  window: Window,
  tokens: readonly Token[],
  at: number,
  index: IndicatorIndex,
): Posting | null {
  if (window.to !== at) return null;
  const wanted = window.position + 1;
  const next = tokens[at + 1];
  const own = (token: Token | undefined, position: number): Posting | undefined =>
    token &&
    (index.postings.get(token.fold) ?? []).find(
      (posting) => posting.phrase === window.phrase && posting.position === position,
    );
  const number = own(tokens[at], wanted);
  return number && (wanted + 1 === window.phrase.weights.length || own(next, wanted + 1)) ? number : null;
}

function windowsIn(
  tokens: readonly Token[],
  from: number,
  to: number,
  index: IndicatorIndex,
  isKnownWord: (token: Token) => boolean,
): Window[] {
  const open = new Map<number, Window>();
  const done: Window[] = [];
  for (let at = from; at < to; at++) {
    const token = tokens[at];
    if (!token) break;
    if (token.kind === 'digits') {
      for (const window of open.values()) {
        const posting = extendsByNumber(window, tokens, at, index);
        if (posting) extend(window, { posting, quality: quality.exact }, at);
      }
      continue;
    }
    // «thôn Vải»: a capital inside a line begins a proper name, not a slip of «văn»
    const proper = at > from && /^\p{Lu}\p{Ll}/u.test(token.text);
    const hits = hitsOf(token, index, proper ? () => true : isKnownWord);
    for (const hit of hits) {
      const window = open.get(hit.posting.phrase.id);
      const follows = window && window.to <= at && hit.posting.position > window.position;
      if (follows && near(tokens, window.to, at) && !leavesFigure(tokens, window, at))
        extend(window, hit, at);
    }
    for (const hit of hits) {
      const window = open.get(hit.posting.phrase.id);
      if (window?.to === at + 1) continue;
      if (window) done.push(window);
      open.set(hit.posting.phrase.id, begin(hit, at));
    }
  }
  return [...done, ...open.values()].filter(
    (window) =>
      namesSomething(window) ||
      (figureBehind(tokens, window.to) && standsAlone(window) && !isScale(tokens, window.from)),
  );
}

/** «khám bệnh 40.250 lượt, nội trú …»: the unit of a figure begins no name that goes on behind a sign. */
function leavesFigure(tokens: readonly Token[], { from, to }: Window, at: number): boolean {
  const before = tokens[from - 1];
  const counted = before?.kind === 'digits' || numberWord(before) !== null;
  return counted && tokens.slice(to, at).some(({ kind }) => kind === 'sign');
}

/** A figure follows, with at most a colon or «tăng», «đạt» between. */
function figureBehind(tokens: readonly Token[], at: number): boolean {
  const links = tokens[at]?.norm === ':' || tokens[at]?.norm === '=' || linking.has(tokens[at]?.norm ?? '');
  return tokens[links ? at + 1 : at]?.kind === 'digits';
}
const linking = new Set(['tăng', 'giảm', 'đạt', 'được', 'là']);

/** «98tr7» */
const isScale = (tokens: readonly Token[], at: number): boolean =>
  numberWord(tokens[at]) !== null ||
  readUnit(tokens, at) !== null ||
  (tokens[at - 1]?.kind === 'digits' && tokens[at - 1]?.end === tokens[at]?.start);

/** «CN 7 tỷ», «GRDP tăng 9,1%»: two initials of a whole name, or an acronym in one, name it before a figure. */
function standsAlone({ phrase, weight, words, position, onlyInitials, guessed }: Window): boolean {
  if (onlyInitials) return words === 2 && phrase.weights.length === 2;
  return words === 1 && !guessed && phrase.acronym[position] === true && weight > 0;
}

/** A guess needs a sure word beside it; two initials or a few shared words alone name nothing. */
function namesSomething({ phrase, weight, words, content, guessed, onlyInitials }: Window): boolean {
  const coverage = weight / phrase.total;
  if (onlyInitials && words < 3) return false;
  if (coverage >= wholeName) return !guessed || words > 1;
  // half of a compound is another word: «nghiệp» of «công nghiệp»
  return content && words > 1 && coverage >= hint;
}

interface Ranked {
  readonly from: number;
  readonly to: number;
  readonly weight: number;
  readonly candidate: NameCandidate;
}

function rankedOf(window: Window): Ranked {
  const { from, to, phrase, weight } = window;
  // a guess stands only beside a figure whose unit is the indicator's
  const guessed = window.guessed || !namesSomething(window);
  const coverage = Math.max(guessed ? enough : 0, Math.min(1, weight / phrase.total));
  const score = weight * (0.5 + 0.5 * coverage);
  return { from, to, weight, candidate: { indicator: phrase.indicator, score, coverage, guessed } };
}

/** Windows by the tokens that they cover, so that each name looks at its neighbours only. */
function byToken(ranked: readonly Ranked[]): ReadonlyMap<number, readonly Ranked[]> {
  const covering = new Map<number, Ranked[]>();
  for (const window of ranked)
    for (let at = window.from; at < window.to; at++) {
      const list = covering.get(at);
      if (list) list.push(window);
      else covering.set(at, [window]);
    }
  return covering;
}

/** As good as the best one; part of a name tells nothing between names that hold the same words. */
function rivals(best: Ranked, other: Ranked): boolean {
  if (best.candidate.coverage < wholeName) return other.weight >= best.weight * tie;
  return other.candidate.score >= best.candidate.score * tie;
}

/** The names of indicators in a stretch of tokens, left to right; what overlaps a better name is dropped. */
export function findNames(
  tokens: readonly Token[],
  from: number,
  to: number,
  index: IndicatorIndex,
  isKnownWord: (token: Token) => boolean,
): NameMention[] {
  const ranked = windowsIn(tokens, from, to, index, isKnownWord)
    .map(rankedOf)
    .sort((a, b) => b.candidate.score - a.candidate.score || a.from - b.from);
  const covering = byToken(ranked);
  const taken = new Uint8Array(Math.max(0, to - from));
  const isTaken = (window: Ranked): boolean =>
    taken.subarray(window.from - from, window.to - from).includes(1);
  const mentions: NameMention[] = [];
  for (const best of ranked) {
    if (isTaken(best)) continue;
    const near = neighbours(best, covering);
    const candidates = new Map<Indicator, NameCandidate>();
    for (const other of near)
      if (rivals(best, other) && !candidates.has(other.candidate.indicator))
        candidates.set(other.candidate.indicator, other.candidate);
    // «tỷ trọng công nghiệp» and «công nghiệp - xây dựng» of one indicator are one longer name
    const own = near.filter(
      (other) => other.candidate.indicator === best.candidate.indicator && !isTaken(other),
    );
    const span = {
      from: Math.min(...own.map((window) => window.from)),
      to: Math.max(...own.map((window) => window.to)),
    };
    taken.fill(1, span.from - from, span.to - from);
    mentions.push({ ...span, candidates: [...candidates.values()] });
  }
  return mentions.sort((a, b) => a.from - b.from);
}

function neighbours(best: Ranked, covering: ReadonlyMap<number, readonly Ranked[]>): readonly Ranked[] {
  const near = new Set<Ranked>([best]);
  for (let at = best.from; at < best.to; at++) for (const other of covering.get(at) ?? []) near.add(other);
  return [...near].sort((a, b) => b.candidate.score - a.candidate.score);
}
