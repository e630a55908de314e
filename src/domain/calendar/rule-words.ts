import { err, ok, type Result } from '../result.ts';
import { clockWords } from './day-words.ts';
import { faultOfRule, type PeriodRule } from './period-rule.ts';
import { findTime } from './read-time.ts';
import { phraseAt, typedWords, type TypedWord } from './typed-words.ts';

/** The rule in words, a line a part; `parseRuleWords` reads them back. */
export const ruleWords = (rule: PeriodRule): readonly string[] => [
  rule.basis === 'calendar'
    ? 'Kỳ báo cáo: theo tháng dương lịch'
    : `Kỳ báo cáo: theo Nghị định 09/2019; chốt số ngày ${rule.closingDate}`,
  `Mở kỳ: trước ngày chốt số ${rule.opensDaysBefore} ngày, lúc ${clockWords(rule.opensAt)}`,
  `Hạn gửi: sau ngày chốt số ${rule.dueWorkingDays} ngày làm việc, lúc ${clockWords(rule.dueAt)}`,
  `Khóa số: sau hạn ${rule.closesWorkingDays} ngày làm việc, lúc ${clockWords(rule.closesAt)}`,
];

export type RuleWordsError =
  | { readonly kind: 'not-understood'; readonly text: string }
  | { readonly kind: 'impossible'; readonly field: keyof PeriodRule };

type Moment = 'opens' | 'due' | 'closes';

const fieldsOf = {
  opens: { days: 'opensDaysBefore', time: 'opensAt' },
  due: { days: 'dueWorkingDays', time: 'dueAt' },
  closes: { days: 'closesWorkingDays', time: 'closesAt' },
} as const;

const names: readonly (readonly [name: string, moment: Moment])[] = [
  ['mở', 'opens'],
  ['khóa', 'closes'],
  ['khoá', 'closes'],
  ['đóng', 'closes'],
  ['hạn', 'due'],
];

const says = (words: readonly TypedWord[], phrase: string): boolean =>
  words.some((_, at) => phraseAt(words, at, phrase) !== null);

/** The first of the names that stands in the words; «khóa sau hạn 6 ngày» is about the lock. */
const momentIn = (words: readonly TypedWord[]): Moment | null =>
  words.flatMap((_, at) => names.find(([name]) => phraseAt(words, at, name) !== null)?.[1] ?? [])[0] ?? null;

const lastNumber = (words: readonly TypedWord[]): number | null => {
  const typed = words.findLast(({ kind }) => kind === 'number')?.raw;
  return typed === undefined ? null : Number(typed);
};

/**
 * Changes a rule as a clerk says it: «theo tháng dương lịch», «theo nghị định 09, chốt ngày 14», «hạn sau 2 ngày làm việc
 * lúc 17:00, khóa sau 6 ngày». What the text does not name stays as it is.
 */
export function parseRuleWords(text: string, current: PeriodRule): Result<PeriodRule, RuleWordsError> {
  let rule = current;
  let moment: Moment | null = null;
  for (const clause of text.split(/[,;\n]/).filter((part) => part.trim() !== '')) {
    const time = findTime(clause);
    const words = typedWords(time ? clause.slice(0, time.start) + ' ' + clause.slice(time.end) : clause);
    const named = momentIn(words);
    moment = named ?? moment;
    const change = basisIn(words, named) ?? timesIn(words, moment, named, time?.minute ?? null);
    if (!change) return err({ kind: 'not-understood', text: clause.trim() });
    rule = { ...rule, ...change };
  }
  const fault = faultOfRule(rule);
  if (fault) return err({ kind: 'impossible', field: fault });
  return rule === current ? err({ kind: 'not-understood', text: text.trim() }) : ok(rule);
}

function basisIn(words: readonly TypedWord[], named: Moment | null): Partial<PeriodRule> | null {
  if (named) return null;
  if (says(words, 'dương lịch') || says(words, 'theo tháng')) return { basis: 'calendar' };
  const closes = words.findIndex((_, at) => phraseAt(words, at, 'chốt') !== null);
  const closingDate = closes === -1 ? null : lastNumber(words.slice(closes));
  if (closingDate !== null) return { basis: 'decree-09', closingDate };
  return says(words, 'nghị định') ? { basis: 'decree-09' } : null;
}

/** «hạn sau 2 ngày làm việc lúc 17:00»; the hour alone may stand in a clause of its own behind it. */
function timesIn(
  words: readonly TypedWord[],
  moment: Moment | null,
  named: Moment | null,
  minute: number | null,
): Partial<PeriodRule> | null {
  if (!moment) return null;
  const days = named ? lastNumber(words) : null;
  const fields = fieldsOf[moment];
  if (days === null && minute === null) return null;
  return {
    ...(days === null ? {} : { [fields.days]: days }),
    ...(minute === null ? {} : { [fields.time]: minute }),
  };
}
