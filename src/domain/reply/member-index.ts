import type { NamedUnit } from '../indicator/indicator.ts';
import { behindBodyNoun, institutionNoun, shortenedOffice } from './institutions.ts';
import { PhraseBook } from './phrase-book.ts';
import { isWord, tokenize, type Token } from '../quantity/text.ts';

/** A unit as a message may name it. */
export interface KnownUnit {
  readonly unit: NamedUnit;
  /** has figures of its own: a place (xã, thôn …), or one of several of a kind (khoa, trạm, trường); an office has none */
  readonly place: boolean;
  /** name without «xã», «thị trấn» or «UBND» */
  readonly bareName: string;
}

export interface MemberIndex {
  readonly names: PhraseBook<KnownUnit>;
  readonly texts: readonly string[];
  /** the words of places' names of several words */
  readonly words: ReadonlySet<string>;
  /** and their initials, without accents */
  readonly initials: ReadonlySet<string>;
}

const placeKinds = [
  'thị trấn',
  'đặc khu',
  'khu phố',
  'tổ dân phố',
  'khu dân cư',
  'phường',
  'trưởng thôn',
  'trưởng xóm',
  'trưởng bản',
  'trưởng ấp',
  'chủ tịch xã',
  'chủ tịch phường',
  'thôn',
  'xóm',
  'buôn',
  'làng',
  'bản',
  'xã',
  'ấp',
];
const shortKinds = new Set(['tt', 'x', 'p', 'tdp', 'kp', 'kdc', 'đk', 'ubnd', 'ub']);

/** «UBND xã Minh Long» → «Minh Long»; a number is no name, so «thôn 5» stays. */
export function bareNameOf(name: string): string {
  const place = name.replace(/^UBND\s+/iu, '');
  const kind = placeKinds.find((word) => place.toLowerCase().startsWith(`${word} `));
  const bare = kind === undefined ? place : place.slice(kind.length + 1).trim();
  return /^\p{L}{2,}/u.test(bare) ? bare : place;
}

export const isPlace = ({ name }: NamedUnit): boolean => {
  const place = name.replace(/^UBND\s+/iu, '').toLowerCase();
  return placeKinds.some((word) => place.startsWith(`${word} `));
};

const kindPhrases = (() => {
  const trie = new PhraseBook<true>();
  for (const kind of [...placeKinds, ...shortKinds]) trie.add(kind, true);
  return trie;
})();

/** «UBND xã», «UB TT»: nobody says more kinds before one name. */
const mostKinds = 3;

/** Index after words like «xã», «TT», «UBND xã» that start at a token; the same index when there are none. */
export function afterPlaceKind(tokens: readonly Token[], from: number): number {
  let at = from;
  for (let kinds = 0; kinds < mostKinds; kinds++) {
    const found = kindPhrases.longest(tokens, at);
    if (!found) break;
    at = found.next;
    if (tokens[at]?.norm === '.' && tokens[at]?.start === tokens[at - 1]?.end) at += 1;
  }
  return at;
}

/** Index behind a body that is named by its place: «Chi hội CCB» of «Chi hội CCB thôn Đồi Cọ»; the same index when there is none. */
export function behindBody(tokens: readonly Token[], from: number): number {
  const noun = behindBodyNoun(tokens, from);
  if (noun === from) return from;
  for (let at = noun; at <= noun + longestKind; at++) {
    const place = afterPlaceKind(tokens, at);
    if (place > at) return place;
    if (tokens[at]?.kind !== 'word') break;
  }
  return noun;
}
const longestKind = 2;

/** An agency is a sender or source only where it is named so: «bên thuế», «phòng Nội vụ»; «thuế» alone is a word. */
const isWeakAlias = (alias: string): boolean => alias === alias.toLowerCase();
const weakly = (alias: string): string[] => [
  ...['bên', 'phòng', 'ngành'].map((kind) => `${kind} ${alias}`),
  ...['báo', 'báo cáo', 'cung cấp'].map((verb) => `${alias} ${verb}`),
  `theo ${alias}`,
];

/** A school of several, a department of several: each has figures of its own. */
const hasFellows = (unit: NamedUnit, units: readonly NamedUnit[]): boolean => {
  const noun = institutionNoun(unit.name);
  return (
    noun !== null &&
    units.some((other) => other !== unit && other.kind === unit.kind && institutionNoun(other.name) === noun)
  );
};

/** Short spellings of offices that one office alone can be called by: «Sở XD», «Phòng NN», «phòng văn hóa». */
function shortNames(units: readonly NamedUnit[]): ReadonlyMap<string, NamedUnit> {
  const users = new Map<string, Set<NamedUnit>>();
  for (const unit of units)
    for (const spelling of shortenedOffice(unit.name))
      users.set(spelling, (users.get(spelling) ?? new Set()).add(unit));
  const own = [...users].flatMap(([spelling, [unit, ...others]]) =>
    unit && others.length === 0 ? [[spelling, unit] as const] : [],
  );
  return new Map(own);
}

export function indexMembers(units: readonly NamedUnit[]): MemberIndex {
  const names = new PhraseBook<KnownUnit>();
  const texts: string[] = [];
  const entries = new Map<NamedUnit, KnownUnit>();
  for (const unit of units) {
    const place = isPlace(unit) || hasFellows(unit, units);
    const entry = { unit, place, bareName: bareNameOf(unit.name) };
    entries.set(unit, entry);
    const kindOnly = (text: string): boolean => placeKinds.includes(text.toLowerCase());
    const spellings = [unit.name, unit.shortName, ...unit.aliases].filter((text) => !kindOnly(text));
    const phrases = entry.place
      ? [entry.bareName, ...spellings]
      : spellings.flatMap((text) => (isWeakAlias(text) ? weakly(text) : [text]));
    for (const phrase of phrases) names.add(phrase, entry);
    texts.push(...phrases);
  }
  for (const [spelling, unit] of shortNames(units)) {
    const entry = entries.get(unit);
    if (entry && !entry.place) names.add(spelling, entry);
  }
  const places = units.filter(isPlace).map(({ name }) => tokenize(bareNameOf(name)));
  const several = places.filter(({ length }) => length > 1);
  return {
    names,
    texts,
    words: new Set(several.flat().map(({ norm }) => norm)),
    initials: new Set(several.map((words) => words.map(({ fold }) => fold[0] ?? '').join(''))),
  };
}

const personTitles = ['anh', 'chị', 'em', 'cô', 'chú', 'bác', 'ông', 'bà', 'đồng chí', 'bạn'];

/** «chị Kim Loan» may be a person whose name is also a place's. */
export const namesPerson = (tokens: readonly Token[], from: number): boolean =>
  personTitles.some((title) => isWord(tokens[from - 1], title));

export const noMembers: MemberIndex = indexMembers([]);
export const wordsOfUnits = (units: readonly NamedUnit[]): readonly string[] =>
  units.flatMap(({ name, shortName, aliases }) => [name, shortName, ...aliases]);
