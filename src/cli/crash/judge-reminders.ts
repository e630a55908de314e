import { makeWorkCalendar } from '../../domain/calendar/work-calendar.ts';
import { ladderOf } from '../../domain/duty/ladder.ts';
import { defaultReminderPlan } from '../../domain/duty/reminder-plan.ts';
import type { Evidence, FoundReminder } from './evidence.ts';
import type { Breach, Truth } from './judge.ts';
import { period } from './template.ts';

const calendar = makeWorkCalendar();
/** The newest rung whose time had come; the ladder of a period that was opened late begins with its opening. */
function newestOf({ at, openedAt }: FoundReminder): string | undefined {
  const opensAt = openedAt ?? period.opensAt;
  const ladder = ladderOf({ ...period, opensAt, id: 'period', plan: defaultReminderPlan }, calendar);
  return ladder.filter(({ code, at: due }) => code !== 'closed' && due <= at).at(-1)?.code;
}

/** Promise 5: a person is reminded once a day, on the day itself, of the newest rung alone, and never past its use. */
export function judgeReminders({ leaders }: Truth, { reminders, outbox }: Evidence): Breach[] {
  const breaches: Breach[] = [];
  const wrong = (what: string): void => void breaches.push({ promise: 5, kind: 'wrong', what });
  for (const reminder of reminders) {
    const { personId, day, rung, at } = reminder;
    if (calendar.zone.dayOf(at) !== day)
      wrong(`the reminder of ${day} to ${personId} was written on another day`);
    if (leaders.has(reminder.chatId) && rung !== newestOf(reminder))
      wrong(`${personId} was reminded of ${rung} on ${day}, when ${newestOf(reminder)} was the newest`);
  }
  for (const { key, state, startedAt, expiresAt } of outbox)
    if (state === 'sent' && startedAt && expiresAt && startedAt >= expiresAt)
      wrong(`${key} was sent after its use`);
  const perDay = new Map<string, number>();
  for (const { key } of outbox) {
    // The first part of a reminder that takes several messages; the others end in #2, #3.
    const found = /^reminder\/[^/]+\/[^/]+\/([^/]+)\/([^/#]+)$/.exec(key);
    if (found) perDay.set(`${found[1]} on ${found[2]}`, (perDay.get(`${found[1]} on ${found[2]}`) ?? 0) + 1);
  }
  for (const [whoAndWhen, times] of perDay)
    if (times > 1)
      breaches.push({ promise: 5, kind: 'doubled', what: `${whoAndWhen} was reminded ${times} times` });
  return breaches;
}
