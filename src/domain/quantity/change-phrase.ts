import { readBounded } from './bounded-phrase.ts';
import { unitOf } from './amount.ts';
import { changeBetween, signedChange, timesChange, withStated } from './change.ts';
import { changeVerbs, levelLinks, levelWords, type Direction } from './comparators.ts';
import { compare, decimal, negate, subtract } from './decimal.ts';
import { fromTo, opensAside } from './from-to.ts';
import { signed, type PhraseContext } from './phrase-context.ts';
import type { Match } from './phrase-trie.ts';
import type { QuantityReading } from './quantity.ts';
import { found, mapReadings, readingsOf, type Found } from './reading.ts';
import { isWord } from './token.ts';
import { inUnitOf } from './two-amounts.ts';

/** «giảm 1,7 %», «tăng từ A lên B», «giảm còn B», «gấp đôi». Null: no change is said here. */
export function readChange(c: PhraseContext, at: number): Found | null {
  const { tokens } = c.n;
  if (isWord(tokens[at], 'gấp')) return readMultiple(c, at);
  const verb = changeVerbs.longest(tokens, at);
  const level = levelWords.longest(tokens, at);
  if (level && (!verb || level.next > verb.next)) return readLevel(c, at, level.next);
  if (!verb) return null;
  if (isWord(tokens[verb.next], 'gấp')) return readMultiple(c, verb.next, at);
  if (isWord(tokens[verb.next], 'từ')) {
    const change = fromTo(c, verb.next, verb.value) ?? oldLevelOnly(c, verb.next + 1);
    return change && { ...change, start: at };
  }
  const levels = changeAndLevel(c, at, verb);
  if (levels) return levels;
  const amount = readBounded(c, verb.next);
  if (!amount) return null;
  if (amount.readings[0]?.unit === 'lần') return timesChange(amount, at, verb.value);
  return levelsBehind(c, { ...signedChange(amount, at, verb.value), lone: false }, verb.value);
}

/** «giảm từ 31,25 %» and nothing more: the new level is missing. */
function oldLevelOnly(c: PhraseContext, at: number): Found | null {
  const old = signed(c, at);
  return old && found(at, old.next, readingsOf(old), 'chưa nói mức mới');
}

/**
 * «tăng 12 ha lên 338 ha»: the change and the new level. «giảm 31 % xuống 27 %» may have lost its «từ», so the first
 * figure may be the old level as well. Null: no level follows, or one of another unit.
 */
function changeAndLevel(c: PhraseContext, at: number, verb: Match<Direction>): Found | null {
  const a = signed(c, verb.next);
  const link = a && levelLinks.longest(c.n.tokens, a.next);
  const b = link && signed(c, link.next);
  const [by, to] = [a?.parts[0], b?.parts[0]];
  if (!a || !b || !by || !to || a.parts.length > 1 || b.parts.length > 1) return null;
  const size = inUnitOf(by.value, a, b);
  if (size === null || by.to || by.of || to.to || to.of) return null;
  const value = verb.value === 'down' ? negate(size) : size;
  const change: QuantityReading = {
    value,
    from: subtract(to.value, value),
    to: to.value,
    unit: unitOf(to, b.unit),
    kind: 'change',
    because: 'mức thay đổi, rồi mức mới',
  };
  const levels =
    verb.value === 'down' && compare(size, to.value) > 0 ? changeBetween(at, a, b, 'down') : null;
  return found(at, b.next, [change, ...(levels?.readings ?? [])]);
}

/** «giảm 4,15 % từ 31,25 % xuống 27,1 %» */
function levelsBehind(c: PhraseContext, change: Found, direction: Direction): Found {
  const aside = opensAside(c.n.tokens[change.next]?.norm) ? change.next + 1 : change.next;
  const levels = isWord(c.n.tokens[aside], 'từ') ? fromTo(c, aside, direction) : null;
  return levels ? withStated(levels, change, change.start, levels.next) : change;
}

function readLevel(c: PhraseContext, at: number, next: number): Found | null {
  const core = readBounded(c, next);
  return core && { ...mapReadings(core, (reading) => ({ ...reading, level: true })), start: at, lone: false };
}

/** «gấp đôi», «gấp rưỡi», «gấp 3 lần»: times a base that is not named. */
function readMultiple(c: PhraseContext, at: number, start = at): Found | null {
  const word = c.n.tokens[at + 1];
  const reading = (value: QuantityReading['value']): QuantityReading => ({
    value,
    unit: 'lần',
    kind: 'exact',
    because: 'gấp chừng ấy lần',
  });
  if (isWord(word, 'đôi')) return found(start, at + 2, [reading(decimal(2n))]);
  if (isWord(word, 'rưỡi')) return found(start, at + 2, [reading(decimal(15n, 1))]);
  const core = readBounded(c, at + 1);
  if (!core) return null;
  return { ...mapReadings(core, (given) => ({ ...given, unit: 'lần' })), start, lone: false };
}
