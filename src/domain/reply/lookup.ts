import type { Catalogue, NamedUnit } from '../indicator/indicator.ts';
import { makeLexicon, type Lexicon } from '../quantity/lexicon.ts';
import { PhraseBook } from './phrase-book.ts';
import { knownWords } from './cue-index.ts';
import { indexIndicators, type IndicatorIndex } from './indicator-index.ts';
import { indexMembers, type MemberIndex } from './member-index.ts';

/** All that is looked up while reading one organisation's messages, computed once per catalogue and units. */
export interface Lookup {
  readonly index: IndicatorIndex;
  readonly members: MemberIndex;
  /** names of the organisation itself and its blocs: «UBND xã Bình Sương», «Khối Kinh tế» */
  readonly own: PhraseBook<true>;
  /** units of the catalogue that are counted, in the spellings that people use: «đv máu» */
  readonly units: PhraseBook<string>;
  /** the words into which input-method residue may be decoded */
  readonly lexicon: Lexicon;
}

const initialsOf = (words: readonly string[]): string => words.map((word) => word[0] ?? '').join('');

/** «đơn vị máu» is typed «đv máu», «đv» or «dvm» too. */
function spellingsOf(unit: string): string[] {
  const words = unit.split(' ');
  if (unit.includes(',')) return [unit, unit.replace('thị trấn', 'TT')];
  if (words.length < 2) return [unit];
  const [first, second, ...rest] = words;
  const short = initialsOf([first ?? '', second ?? '']);
  return [unit, initialsOf(words), ...(rest.length > 0 ? [[short, ...rest].join(' '), short] : [])];
}

function countedUnits({ indicators }: Catalogue): PhraseBook<string> {
  const trie = new PhraseBook<string>();
  const counted = indicators.filter(
    ({ dimension, unit }) => dimension === 'count' && !/\/|^(?:nghìn|triệu|tỷ) /u.test(unit),
  );
  for (const { unit } of counted) for (const spelling of spellingsOf(unit)) trie.add(spelling, unit);
  return trie;
}

const noUnits: readonly NamedUnit[] = [];
const noNames: readonly string[] = [];
const known = new WeakMap<Catalogue, WeakMap<readonly NamedUnit[], WeakMap<readonly string[], Lookup>>>();

function build(catalogue: Catalogue, units: readonly NamedUnit[], ownNames: readonly string[]): Lookup {
  const index = indexIndicators(catalogue);
  const members = indexMembers(units);
  const own = new PhraseBook<true>();
  for (const name of ownNames) own.add(name, true);
  const indicatorWords = catalogue.indicators.flatMap(({ name, aliases, unit }) => [name, ...aliases, unit]);
  const lexicon = makeLexicon([...indicatorWords, ...members.texts, ...ownNames], knownWords);
  return { index, members, own, units: countedUnits(catalogue), lexicon };
}

function cached<K extends object, V>(map: WeakMap<K, V>, key: K, make: () => V): V {
  const value = map.get(key) ?? make();
  map.set(key, value);
  return value;
}

/** The lists are compared by identity: keep them, do not rebuild them for every message. */
export function lookupFor(
  catalogue: Catalogue,
  units: readonly NamedUnit[] = noUnits,
  ownNames: readonly string[] = noNames,
): Lookup {
  const byUnits = cached(
    known,
    catalogue,
    () => new WeakMap<readonly NamedUnit[], WeakMap<readonly string[], Lookup>>(),
  );
  const byNames = cached(byUnits, units, () => new WeakMap<readonly string[], Lookup>());
  return cached(byNames, ownNames, () => build(catalogue, units, ownNames));
}
