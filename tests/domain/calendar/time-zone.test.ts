import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clock, timeZoneOf, vietNamTime } from '../../../src/domain/calendar/time-zone.ts';
import { days, instants, the } from './arbitrary-days.ts';

const zoneNamed = (name: string) => {
  const zone = timeZoneOf(name);
  if (!zone) throw new Error(`no zone ${name}`);
  return zone;
};

describe('the wall clock', () => {
  it('of Viet Nam shows what the IANA data say, from 1976 on', () => {
    const oracle = new Intl.DateTimeFormat('sv-SE', {
      timeZone: 'Asia/Ho_Chi_Minh',
      dateStyle: 'short',
      timeStyle: 'short',
    });
    fc.assert(
      fc.property(instants('1976-01-01', '2099-12-31'), (instant) => {
        const { day, minute } = vietNamTime.wallTimeOf(instant);
        const shown = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
        expect(`${day} ${shown}`).toBe(oracle.format(instant));
        expect(vietNamTime.dayOf(instant)).toBe(day);
      }),
    );
  });

  it.each([
    'Asia/Ho_Chi_Minh',
    'Asia/Bangkok',
    'Europe/Berlin',
    'America/New_York',
    'Australia/Lord_Howe',
    'UTC',
  ])('of %s finds the instant of any time that it shows', (name) => {
    const zone = zoneNamed(name);
    fc.assert(
      fc.property(instants(), (instant) => {
        const { day, minute } = zone.wallTimeOf(instant);
        const found = zone.instantOf(day, minute);
        expect(zone.wallTimeOf(found)).toEqual({ day, minute });
        expect(found.getTime()).toBeLessThanOrEqual(instant.getTime());
      }),
    );
  });

  it.each([
    {
      day: '2026-03-29',
      minute: clock(2, 30),
      utc: '2026-03-29T01:30:00.000Z',
      why: 'skipped hour: moved on by it',
    },
    {
      day: '2026-10-25',
      minute: clock(2, 30),
      utc: '2026-10-25T00:30:00.000Z',
      why: 'hour shown twice: the first',
    },
    { day: '2026-07-01', minute: clock(8), utc: '2026-07-01T06:00:00.000Z', why: 'summer' },
    { day: '2026-12-01', minute: clock(8), utc: '2026-12-01T07:00:00.000Z', why: 'winter' },
  ])('of Berlin, $day $minute: $why', ({ day, minute, utc }) => {
    expect(zoneNamed('Europe/Berlin').instantOf(the(day), minute).toISOString()).toBe(utc);
  });

  it('of Viet Nam begins its day seven hours before Greenwich', () => {
    fc.assert(
      fc.property(days(), (day) => {
        expect(vietNamTime.instantOf(day, 0).toISOString()).toMatch(/T17:00:00\.000Z$/);
      }),
    );
  });

  it('does not exist for an unknown place', () => {
    expect(timeZoneOf('Asia/Ha_Lang')).toBeNull();
  });
});
