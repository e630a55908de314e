import { findTime } from '../calendar/read-time.ts';
import {
  anyPhraseAt,
  isWord,
  numberAt,
  phraseAt,
  typedWords,
  type TypedWord,
} from '../calendar/typed-words.ts';
import { err, ok, type Result } from '../result.ts';
import { faultOfPlan, type PlanFault, type ReminderPlan } from './reminder-plan.ts';

export type PlanWordsError =
  | PlanFault
  /** nothing in the text is about reminders, or a number in it has no meaning there */
  | { readonly kind: 'not-understood'; readonly text: string };

type Section = 'opening' | 'before' | 'due-day' | 'late' | 'postponement' | 'delegation';

/** How each part of a plan is called; the longer name first. */
const sectionNames: readonly (readonly [name: string, section: Section])[] = [
  ['khi mở kỳ', 'opening'],
  ['lúc mở kỳ', 'opening'],
  ['mở kỳ', 'opening'],
  ['sáng ngày hạn', 'due-day'],
  ['sáng hạn', 'due-day'],
  ['ngày đến hạn', 'due-day'],
  ['ngày hạn', 'due-day'],
  ['đúng hạn', 'due-day'],
  ['trước hạn', 'before'],
  ['trước', 'before'],
  ['quá hạn', 'late'],
  ['trễ hạn', 'late'],
  ['xin lùi', 'postponement'],
  ['lùi hạn', 'postponement'],
  ['nhờ khối phó', 'delegation'],
  ['hỏi khối phó', 'delegation'],
];

/**
 * Changes a plan as a clerk says it: «nhắc trước 5 ngày, 1 ngày, sáng ngày hạn 8:00, quá hạn mỗi ngày, tối đa 5 lần».
 * What the text does not name stays as it is. Saying how often lateness is chased without a cap is refused.
 */
export function parsePlanWords(text: string, current: ReminderPlan): Result<ReminderPlan, PlanWordsError> {
  const time = findTime(text);
  const rest = time
    ? text.slice(0, time.start) + ' '.repeat(time.end - time.start) + text.slice(time.end)
    : text;
  const reader = new PlanReader(typedWords(rest), time ? { ...current, at: time.minute } : current);
  const strange = reader.readAll();
  if (strange !== null) return err({ kind: 'not-understood', text: strange });
  if (!reader.touched && !time) return err({ kind: 'not-understood', text: text.trim() });
  if (reader.pace && !reader.capped) return err({ kind: 'unlimited' });
  const fault = faultOfPlan(reader.plan);
  return fault ? err(fault) : ok(reader.plan);
}

/** Walks through the words, remembering which part of the plan they are about. */
class PlanReader {
  plan: ReminderPlan;
  touched = false;
  /** the text says how often to chase */
  pace = false;
  /** the text says how many times at most */
  capped = false;
  private section: Section | null = null;
  private at = 0;
  /** where the name of a part stands that «không nhắc» before it takes away */
  private negatedAt = -1;
  private readonly words: readonly TypedWord[];

  constructor(words: readonly TypedWord[], plan: ReminderPlan) {
    this.words = words;
    this.plan = plan;
  }

  /** @returns the first number that means nothing where it stands, as typed; null when all is read */
  readAll(): string | null {
    while (this.at < this.words.length) {
      const word = this.words[this.at];
      const next = this.enterSection() ?? this.readNothing() ?? this.readInSection();
      if (next === null && word?.kind === 'number') return word.raw;
      this.at = next ?? this.at + 1;
    }
    return null;
  }

  private enterSection(): number | null {
    for (const [name, section] of sectionNames) {
      const next = phraseAt(this.words, this.at, name);
      if (next === null) continue;
      const negated = this.negatedAt === this.at;
      if (section === 'before' && this.section !== 'before') this.change({ before: [] });
      if (section === 'opening') this.change({ opening: !negated });
      if (section === 'due-day') this.change({ dueDay: !negated });
      if (section === 'late' && negated) this.changeLate({ atMost: 0 });
      this.section = section;
      this.touched = true;
      return next;
    }
    return null;
  }

  /** «không nhắc», «không báo», «không cho» behind the name of a part */
  private readNothing(): number | null {
    const found = anyPhraseAt(this.words, this.at, [
      'không nhắc',
      'không báo',
      'không cho',
      'không giới hạn',
    ]);
    if (!found) return null;
    if (found.phrase === 'không giới hạn') {
      this.pace = true;
      return found.next;
    }
    // «không nhắc trước hạn» names the part behind; «Trước hạn: không nhắc» named it before
    const named = sectionNames.some(([name]) => phraseAt(this.words, found.next, name) !== null);
    if (named && this.words[this.at - 1]?.raw !== ':') {
      this.negatedAt = found.next;
      return found.next;
    }
    switch (this.section) {
      case 'opening':
        this.change({ opening: false });
        break;
      case 'before':
        this.change({ before: [] });
        break;
      case 'due-day':
        this.change({ dueDay: false });
        break;
      case 'late':
        this.changeLate({ atMost: 0 });
        break;
      case 'postponement':
        this.change({ postponement: { atMost: 0, workingDays: 0 } });
        break;
      case 'delegation':
        this.change({ delegation: { workingDays: 0 } });
        break;
      case null:
        break;
    }
    return found.next;
  }

  private readInSection(): number | null {
    switch (this.section) {
      case 'before':
        return this.readDaysBefore();
      case 'late':
        return this.readPace() ?? this.readCap() ?? this.readFrom();
      case 'postponement':
        return this.readCap() ?? this.readPostponedDays();
      case 'delegation':
        return this.readDelegatedDays();
      case 'opening':
      case 'due-day':
      case null:
        return null;
    }
  }

  private readDaysBefore(): number | null {
    const days = numberAt(this.words, this.at, 0, 9999);
    if (days === null) return null;
    this.change({ before: [...this.plan.before, days].sort((a, b) => b - a) });
    return phraseAt(this.words, this.at + 1, 'ngày') ?? this.at + 1;
  }

  /** «mỗi ngày», «mỗi 2 ngày làm việc», «hằng ngày» */
  private readPace(): number | null {
    const every = anyPhraseAt(this.words, this.at, ['mỗi', 'cứ', 'hằng', 'hàng']);
    if (!every) return null;
    const days = numberAt(this.words, every.next, 0, 9999);
    const unit = phraseAt(this.words, days === null ? every.next : every.next + 1, 'ngày');
    if (unit === null) return null;
    this.pace = true;
    this.changeLate({ everyWorkingDays: days ?? 1 });
    return unit;
  }

  /** «tối đa 5 lần», «nhiều nhất 5 lần», «không quá 5 lần» */
  private readCap(): number | null {
    const most = anyPhraseAt(this.words, this.at, ['tối đa', 'nhiều nhất', 'không quá']);
    const times = most && numberAt(this.words, most.next, 0, 9999);
    if (!most || times === null || !isWord(this.words[most.next + 1], 'lần')) return null;
    if (this.section === 'late') {
      this.capped = true;
      this.changeLate({ atMost: times });
    } else {
      this.change({ postponement: { ...this.plan.postponement, atMost: times } });
    }
    return most.next + 2;
  }

  /** «từ lần 2 nhắc cả khối phó» */
  private readFrom(): number | null {
    if (!isWord(this.words[this.at], 'lần')) return null;
    const from = numberAt(this.words, this.at + 1, 0, 9999);
    if (from === null) return null;
    for (let at = this.at + 2; at < Math.min(this.at + 8, this.words.length); at += 1) {
      const whom = anyPhraseAt(this.words, at, [
        'phó',
        'cơ quan',
        'cán bộ',
        'thường trực',
        'hội đồng',
        'phụ trách',
      ]);
      if (!whom) continue;
      if (whom.phrase === 'phó') this.changeLate({ deputyFrom: from });
      else if (whom.phrase === 'hội đồng' || whom.phrase === 'phụ trách')
        this.changeLate({ sponsorFrom: from });
      else this.changeLate({ clerkFrom: from });
      return whom.next;
    }
    return null;
  }

  /** «không quá 5 ngày làm việc» */
  private readDaysAtMost(): { readonly days: number; readonly next: number } | null {
    const most = anyPhraseAt(this.words, this.at, ['không quá', 'tối đa', 'nhiều nhất']);
    const days = most && numberAt(this.words, most.next, 0, 9999);
    if (!most || days === null || !isWord(this.words[most.next + 1], 'ngày')) return null;
    return { days, next: most.next + 2 };
  }

  private readPostponedDays(): number | null {
    const read = this.readDaysAtMost();
    if (read) this.change({ postponement: { ...this.plan.postponement, workingDays: read.days } });
    return read?.next ?? null;
  }

  /** «tối đa 3 ngày», or «vẫn nhắc cả khối trưởng» */
  private readDelegatedDays(): number | null {
    const none = anyPhraseAt(this.words, this.at, ['vẫn nhắc']);
    const read = none ? { days: 0, next: none.next } : this.readDaysAtMost();
    if (read) this.change({ delegation: { workingDays: read.days } });
    return read?.next ?? null;
  }

  private change(part: Partial<ReminderPlan>): void {
    this.touched = true;
    this.plan = { ...this.plan, ...part };
  }

  private changeLate(part: Partial<ReminderPlan['late']>): void {
    this.change({ late: { ...this.plan.late, ...part } });
  }
}
