import { expect, it } from 'vitest';
import { vietNamTime } from '../../../src/domain/calendar/time-zone.ts';
import { knownDecisions } from '../../../src/domain/calendar/day-decision.ts';
import { defaultCalendarSettings, makeWorkCalendar } from '../../../src/domain/calendar/work-calendar.ts';
import { signOfLifeAt } from '../../../src/domain/duty/sign-of-life.ts';

const calendar = makeWorkCalendar({
  ...defaultCalendarSettings,
  zone: vietNamTime,
  decisions: [...knownDecisions],
});
const week = 7 * 24 * 3_600_000;

it.each([
  {
    why: 'the day before, when it is worked',
    heard: '2026-06-10T10:00+07:00',
    asked: '2026-06-16T08:30+07:00',
  },
  {
    why: 'the window ends on Monday: Friday',
    heard: '2026-06-08T10:00+07:00',
    asked: '2026-06-12T08:30+07:00',
  },
  {
    why: 'the window ends on Sunday: Friday',
    heard: '2026-06-07T10:00+07:00',
    asked: '2026-06-12T08:30+07:00',
  },
  { why: 'at night', heard: '2026-06-10T23:59+07:00', asked: '2026-06-16T08:30+07:00' },
  {
    why: 'written just before a long holiday: not on the day they wrote',
    heard: '2026-02-13T16:00+07:00',
    asked: null,
  },
])('is asked for $why', ({ heard, asked }) => {
  const at = new Date(heard);
  const found = signOfLifeAt(at, new Date(at.getTime() + week), calendar);
  expect(found?.toISOString() ?? null).toBe(asked === null ? null : new Date(asked).toISOString());
});
