import { calendarOf, timeWordsOf } from '../../../app/office-time.ts';
import { foldText } from '../../../app/fold-text.ts';
import type { CalendarDay } from '../../../app/ports/calendar-days.ts';
import { addDays } from '../../../domain/calendar/day.ts';
import { findDay } from '../../../domain/calendar/read-day.ts';
import type { WorkCalendar } from '../../../domain/calendar/work-calendar.ts';
import { dayNotRead, dayRemoved, daySet, daysShown } from '../../words/calendar.ts';
import type { Command } from '../command.ts';
import { withoutPart } from '../typed-parts.ts';

/** Named days off within the next months, whoever set them. */
function namedDaysAhead(calendar: WorkCalendar, from: Date, days: number): CalendarDay[] {
  const today = calendar.zone.dayOf(from);
  return Array.from({ length: days }, (_, i) => addDays(today, i)).flatMap((day) => {
    const { working, name } = calendar.factOf(day);
    return name === null ? [] : [{ day, kind: working ? ('working' as const) : ('off' as const), name }];
  });
}

const shownAhead = 120;

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
    const found = findDay(argument, today);
    if (!found) return turn.say(dayNotRead);
    const words = foldText(argument);
    const note = (action: string) =>
      stores.audit.note({
        ...{ organisationId: organisation.id, personId: person.id, at: now, action },
        detail: { day: found.day },
      });
    if (words.startsWith('bo ')) {
      await stores.calendarDays.remove(organisation.id, found.day);
      await note('remove-day');
      return turn.say(dayRemoved(dayWords(found.day)));
    }
    const worked = words.startsWith('lam bu');
    const name = withoutPart(argument, found).replace(/^(làm bù|lam bu)\s*/iu, '');
    const day: CalendarDay = { day: found.day, kind: worked ? 'working' : 'off', name };
    await stores.calendarDays.set(organisation.id, day);
    await note('set-day');
    await turn.say(daySet(day, dayWords));
  },
};
