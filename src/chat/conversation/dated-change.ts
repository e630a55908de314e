import type { Day } from '../../domain/calendar/day.ts';
import { findDay } from '../../domain/calendar/read-day.ts';

export interface DatedText {
  readonly text: string;
  /** null: no day was named */
  readonly day: Day | null;
  /** a day was announced that cannot be read */
  readonly unread: boolean;
}

/** Cuts «từ 1/7» or «đến hết 15/7» off the end of a request. */
export function cutDay(typed: string, words: readonly string[], today: Day): DatedText {
  const pattern = new RegExp(`(?:^|[\\s,;])(?:${words.join('|')})\\s+(?!khối)(\\S.*)$`, 'iu');
  const found = pattern.exec(typed);
  const after = found?.[1];
  if (!found || after === undefined || !/\d|mai|thứ|tuần|tháng|hôm/iu.test(after))
    return { text: typed.trim(), day: null, unread: false };
  const read = findDay(after, today);
  const text = typed.slice(0, found.index).replace(/[\s,;]+$/, '');
  return { text, day: read?.day ?? null, unread: read === null };
}
