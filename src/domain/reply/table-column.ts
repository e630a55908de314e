import { isWord, type Token } from '../quantity/token.ts';
import { mentionsIn } from './clause-mention.ts';
import type { Cue } from './cue-words.ts';
import type { Mark } from './mark.ts';
import type { KnownUnit } from './member-index.ts';
import type { Mention } from './statement.ts';

/** What a column of a table holds, by its heading. */
export type Column =
  | { readonly kind: 'number' | 'name' | 'unit' | 'note' | 'other' }
  | {
      readonly kind: 'figure';
      readonly role: 'actual' | 'estimate' | 'plan' | 'earlier' | 'percent-of-plan' | 'comparison';
    }
  /** members in the rows, one indicator a column */
  | { readonly kind: 'indicator'; readonly mention: Mention }
  /** indicators in the rows, one member a column */
  | { readonly kind: 'member'; readonly known: KnownUnit };

const numberHeads = new Set(['tt', 'stt', 'sott', 'sothutu', 'ma', 'maso', 'mact', 'mact']);
const unitHeads = new Set(['dvt', 'donvitinh', 'donvi', 'dv']);
const noteHeads = ['ghi chú', 'lý do', 'nguyên nhân', 'đánh giá', 'nhận xét'];
const nameHeads = [
  'chỉ tiêu',
  'nội dung',
  'tên',
  'danh mục',
  'tiêu chí',
  'đơn vị',
  'xã',
  'địa phương',
  'thôn',
  'khối',
];
const actualWords = ['đạt', 'số liệu', 'kết quả', 'lũy kế', 'thực hiện', 'số', 'giá trị'];

const startsAny = (tokens: readonly Token[], phrases: readonly string[]): boolean =>
  phrases.some((phrase) =>
    tokens.some((_, at) => phrase.split(' ').every((word, step) => isWord(tokens[at + step], word))),
  );

const cuesIn = (marks: readonly Mark[]): readonly Cue[] =>
  marks.flatMap((mark) => (mark.kind === 'cue' ? [mark.cue] : []));

function figureColumn(tokens: readonly Token[], marks: readonly Mark[]): Column | null {
  const cues = cuesIn(marks);
  const unit = marks.find((mark) => mark.kind === 'unit');
  const percent = tokens.some(({ norm }) => norm === '%') || startsAny(tokens, ['tỷ lệ', 'phần trăm']);
  const role = (name: (Column & { kind: 'figure' })['role']): Column => ({ kind: 'figure', role: name });
  if (unit?.kind === 'unit' && unit.unit.name === '% kế hoạch') return role('percent-of-plan');
  if (unit?.kind === 'unit' && unit.unit.name === '% so với cùng kỳ') return role('comparison');
  if (percent && cues.includes('comparison')) return role('comparison');
  if (
    percent &&
    cues.some((cue) => cue === 'plan' || cue === 'of-plan' || cue === 'actual' || cue === 'done')
  )
    return role('percent-of-plan');
  if (cues.includes('estimate')) return role('estimate');
  if (cues.includes('comparison') || cues.includes('earlier')) return role('earlier');
  if (cues.includes('actual')) return role('actual');
  return cues.includes('plan') ? role('plan') : null;
}

/** Reads a heading cell. */
export function columnOf(tokens: readonly Token[], marks: readonly Mark[]): Column {
  const letters = tokens
    .map(({ fold }) => fold)
    .join('')
    .replace(/[^a-z]/g, '');
  if (numberHeads.has(letters)) return { kind: 'number' };
  if (unitHeads.has(letters)) return { kind: letters === 'donvi' ? 'name' : 'unit' };
  if (startsAny(tokens, noteHeads)) return { kind: 'note' };
  const [named] = mentionsIn(marks);
  if (named) return { kind: 'indicator', mention: named.mention };
  const member = marks.find((mark) => mark.kind === 'member');
  if (member?.kind === 'member' && member.known.place) return { kind: 'member', known: member.known };
  const figure = figureColumn(tokens, marks);
  if (figure) return figure;
  if (startsAny(tokens, nameHeads)) return { kind: 'name' };
  const dated = marks.some(({ kind }) => kind === 'period');
  return startsAny(tokens, actualWords) || dated ? { kind: 'figure', role: 'actual' } : { kind: 'other' };
}
