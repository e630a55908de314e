import { err, ok, type Result } from '../result.ts';
import { addDays, daysBetween, type Day } from './day.ts';
import { dateAt } from './read-date.ts';
import { anyPhraseAt, phraseAt, typedWords } from './typed-words.ts';

/** Days that a clerk declares to be off, worked, or as the rules have them again (`usual`). */
export interface DayCommand {
  readonly kind: 'off' | 'working' | 'usual';
  readonly days: readonly Day[];
  /** what the text says behind the days; may be empty */
  readonly name: string;
}

export type DayCommandError =
  | { readonly kind: 'not-understood' }
  /** more days at once than any holiday has */
  | { readonly kind: 'too-many'; readonly days: number }
  | { readonly kind: 'backwards' };

const mostDays = 31;

const verbs = [
  ['làm bù', 'working'],
  ['làm việc', 'working'],
  ['đi làm', 'working'],
  ['làm', 'working'],
  ['nghỉ', 'off'],
  ['bỏ', 'usual'],
  ['xóa', 'usual'],
  ['xoá', 'usual'],
] as const;

/** Reads «nghỉ 2/1/2026 Nghỉ bù», «làm bù 10/1», «nghỉ từ 5/10 đến 7/10 Bão», «bỏ 10/1». */
export function readDayCommand(text: string, today: Day): Result<DayCommand, DayCommandError> {
  const words = typedWords(text);
  const verb = anyPhraseAt(
    words,
    0,
    verbs.map(([phrase]) => phrase),
  );
  const kind = verbs.find(([phrase]) => phrase === verb?.phrase)?.[1];
  const start = verb && (phraseAt(words, verb.next, 'từ') ?? verb.next);
  const from = start === null ? null : dateAt(words, start, today);
  if (!kind || !from) return err({ kind: 'not-understood' });
  const joined =
    anyPhraseAt(words, from.next, ['đến', 'tới'])?.next ??
    (words[from.next]?.raw === '-' ? from.next + 1 : null);
  const to = joined === null ? from : dateAt(words, joined, today);
  if (!to) return err({ kind: 'not-understood' });
  const length = daysBetween(from.day, to.day) + 1;
  if (length < 1) return err({ kind: 'backwards' });
  if (length > mostDays) return err({ kind: 'too-many', days: length });
  const name = text
    .slice(words[to.next - 1]?.end)
    .replace(/^[\s:,;.–-]+/u, '')
    .trim();
  return ok({ kind, days: Array.from({ length }, (_, i) => addDays(from.day, i)), name });
}
