import { PhraseBook } from './phrase-book.ts';
import { isWord, tokenize, type Token } from '../quantity/text.ts';

/** Nouns of bodies that are no places. Those that look after people or land of their own may have figures of their own. */
const institutions = [
  'trạm y tế',
  'tyt',
  'trạm',
  'trường',
  'mầm non',
  'tiểu học',
  'thcs',
  'thpt',
  'khoa',
  'bệnh viện',
  'đội',
  'chi nhánh',
  'công ty',
  'xí nghiệp',
  'nhà máy',
];
/** The others speak for the whole house, or for themselves. */
const offices = [
  'phòng',
  'sở',
  'ban',
  'ban chỉ huy quân sự',
  'bchqs',
  'quân sự',
  'chi cục',
  'cục',
  'văn phòng',
  'vp',
  'công an',
  'trung tâm',
  'hội',
  'hội phụ nữ',
  'hội nông dân',
  'hội ccb',
  'đoàn',
  'đoàn thanh niên',
  'chi bộ',
  'đảng bộ',
  'đảng ủy',
  'chi hội',
  'chi đoàn',
  'mặt trận',
  'mttq',
  'ubmttq',
  'ngân hàng',
  'bưu điện',
  'xã đội',
  'huyện đội',
  'tỉnh đội',
  'đồn',
  'đồn biên phòng',
  'hạt',
  'kho bạc',
];

const nouns = (() => {
  const book = new PhraseBook<'institution' | 'office'>();
  for (const noun of institutions) book.add(noun, 'institution');
  for (const noun of offices) book.add(noun, 'office');
  return book;
})();

/** Index behind the noun of a body that is no place: «Trạm y tế», «Hội»; the same index when there is none. */
export const behindBodyNoun = (tokens: readonly Token[], from: number): number =>
  nouns.longest(tokens, from)?.next ?? from;

const addressing = new Set(['gui', 'thua', 'chao', 'kinh']);
const citing = new Set(['theo', 'nguon']);

/** «Kính gửi Phòng Nội vụ, …», «Phòng Nội vụ ơi», «theo chi cục thuế»: written to, or cited, not reporting. */
export function isSpokenToOrCited(tokens: readonly Token[], from: number, to: number): boolean {
  const before = tokens[from - 1];
  const told = isWord(before, 'cáo') && tokens[to]?.norm !== ':';
  const word = before?.kind === 'word' ? before.fold : '';
  return addressing.has(word) || citing.has(word) || told || isWord(tokens[to], 'ơi');
}

/** «Khoa Nhi» → «khoa»; null for a place and for an office. */
export function institutionNoun(name: string): string | null {
  const tokens = tokenize(name);
  const found = nouns.longest(tokens, 0);
  if (found?.value !== 'institution') return null;
  const [first] = tokens;
  return first?.norm ?? null;
}

const joining = new Set(['và', '-', '–', ',', '&']);
const longestShort = 4;

/** «Phòng Nông nghiệp và Phát triển nông thôn» → «Phòng NN», «Phòng NNPT», «Phòng Nông nghiệp» … */
export function shortenedOffice(name: string): string[] {
  const tokens = tokenize(name);
  const found = nouns.longest(tokens, 0);
  if (!found) return [];
  const noun = tokens
    .slice(0, found.next)
    .map(({ text }) => text)
    .join(' ');
  const words = tokens.slice(found.next).filter(({ norm }) => !joining.has(norm));
  const short: string[] = [];
  for (let count = 2; count <= Math.min(longestShort, words.length); count++) {
    const own = words.slice(0, count);
    short.push(`${noun} ${own.map(({ text }) => text[0] ?? '').join('')}`);
    if (count < words.length) short.push(`${noun} ${own.map(({ text }) => text).join(' ')}`);
  }
  return short;
}
