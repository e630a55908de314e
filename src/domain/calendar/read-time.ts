import { clock } from './time-zone.ts';
import { anyPhraseAt, isWord, numberAt, touching, typedWords, type TypedWord } from './typed-words.ts';

/** A time of day named in a text, in minutes, with the raw offsets of its words. */
export interface FoundTime {
  readonly minute: number;
  readonly start: number;
  readonly end: number;
}

/** The first time of day that a text names: «17:00», «8h», «8g30», «14 giờ 30», «2 giờ rưỡi chiều». */
export function findTime(text: string): FoundTime | null {
  const words = typedWords(text);
  for (let at = 0; at < words.length; at += 1) {
    const time = timeAt(words, at);
    const [first, last] = [words[at], time && words[time.next - 1]];
    if (time && first && last) return { minute: time.minute, start: first.start, end: last.end };
  }
  return null;
}

/** Minutes of the day of a text that is a time and nothing else; null otherwise. */
export function readTime(text: string): number | null {
  const words = typedWords(text);
  const time = timeAt(words, 0);
  return time && time.next === words.length ? time.minute : null;
}

function timeAt(
  words: readonly TypedWord[],
  at: number,
): { readonly minute: number; readonly next: number } | null {
  const hour = numberAt(words, at, 0, 23);
  if (hour === null) return null;
  const colon = words[at + 1]?.raw === ':' && touching(words, at, at + 2);
  const letter = ['h', 'g'].includes(words[at + 1]?.norm ?? '') && touching(words, at, at + 1);
  if (!colon && !letter && !isWord(words[at + 1], 'giờ')) return null;
  const minutes = numberAt(words, at + 2, 0, 59);
  const touches = letter ? touching(words, at + 1, at + 2) : true;
  const half = isWord(words[at + 2], 'rưỡi');
  if (colon && minutes === null) return null;
  const takesMinutes = minutes !== null && touches && words[at + 2]?.raw.length === 2;
  const minute = takesMinutes ? minutes : half ? 30 : 0;
  let next = takesMinutes || half ? at + 3 : at + 2;
  const part = anyPhraseAt(words, next, ['sáng', 'trưa', 'chiều', 'tối']);
  const afternoon = (part?.phrase === 'chiều' || part?.phrase === 'tối') && hour < 12;
  if (part) next = part.next;
  return { minute: clock(afternoon ? hour + 12 : hour, minute), next };
}
