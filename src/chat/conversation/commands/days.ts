import { calendarOf, timeWordsOf } from '../../../app/office-time.ts';
import type { CalendarDay } from '../../../app/ports/calendar-days.ts';
import { addDays, type Day } from '../../../domain/calendar/day.ts';
import { readDayCommand } from '../../../domain/calendar/decision-words.ts';
import type { WorkCalendar } from '../../../domain/calendar/work-calendar.ts';
import { daysNotRead, daysSet, daysShown } from '../../words/calendar.ts';
import type { Command } from '../command.ts';

/** Named days off within the next months, whoever set them. */
function namedDaysAhead(calendar: WorkCalendar, from: Date, days: number): CalendarDay[] {
  const today = calendar.zone.dayOf(from);
  return Array.from({ length: days }, (_, i) => addDays(today, i)).flatMap((day) => {
    const { working, name } = calendar.factOf(day);
    return name === null ? [] : [{ day, kind: working ? ('working' as const) : ('off' as const), name }];
  });
}

const shownAhead = 120;

/** «/ngaynghi 20/11» names the days alone: the command itself says that they are off. */
function readDays(argument: string, today: Day): ReturnType<typeof readDayCommand> {
  const read = readDayCommand(argument, today);
  if (read.ok || read.error.kind !== 'not-understood') return read;
  return readDayCommand(`nghỉ ${argument}`, today);
}

/** Days that differ from the calendar: a day off by notice, a Saturday that is worked. */
export const days: Command = {
  name: 'ngaynghi',
  about: 'Ngày nghỉ, ngày làm bù',
  where: 'private',
  audience: 'clerk',
  run: async (turn, argument) => {
    const { stores, actor, now } = turn;
    const { organisation, person } = actor;
    const { dayWords, today } = timeWordsOf(organisation, now);
    const entered = await stores.calendarDays.of(organisation.id);
    if (argument === '') {
      const calendar = await calendarOf(stores, organisation);
      const own = new Set(entered.map(({ day }) => day));
      const holidays = namedDaysAhead(calendar, now, shownAhead).filter(({ day }) => !own.has(day));
      return turn.say(daysShown(entered, holidays, dayWords));
    }
    const read = readDays(argument, today);
    if (!read.ok) return turn.say(daysNotRead(read.error));
    const { kind, days: named, name } = read.value;
    for (const day of named) {
      if (kind === 'usual') await stores.calendarDays.remove(organisation.id, day);
      else await stores.calendarDays.set(organisation.id, { day, kind, name });
      await stores.audit.note({
        ...{ organisationId: organisation.id, personId: person.id, at: now },
        ...{ action: kind === 'usual' ? 'remove-day' : 'set-day', detail: { day, kind } },
      });
    }
    await turn.say(daysSet(read.value, dayWords));
  },
};
