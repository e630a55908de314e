import { numberOf, theDay, type Day } from './day.ts';

/** A moment as a clock on the wall shows it. */
export interface WallTime {
  readonly day: Day;
  /** minutes since midnight, 0–1439; seconds are dropped */
  readonly minute: number;
}

/** Converts between instants (UTC) and the wall clock of one place. */
export interface TimeZone {
  /** IANA name, e.g. `Asia/Ho_Chi_Minh` */
  readonly name: string;
  wallTimeOf(instant: Date): WallTime;
  dayOf(instant: Date): Day;
  /** The instant of a wall time. A time that the clock skips moves on by the gap; one shown twice is the first. */
  instantOf(day: Day, minute: number): Date;
}

const msPerMinute = 60_000;
const msPerDay = 86_400_000;

/**
 * Viet Nam has kept UTC+7 without daylight saving since 1975, so its clock is plain arithmetic; the test suite
 * compares it with the IANA data from 1976 on.
 */
const fixedOffsets: ReadonlyMap<string, number> = new Map([
  ['Asia/Ho_Chi_Minh', 7 * 60],
  ['Asia/Saigon', 7 * 60],
]);

const known = new Map<string, TimeZone>();

/** The time zone of that IANA name; null when there is none. */
export function timeZoneOf(name: string): TimeZone | null {
  const earlier = known.get(name);
  if (earlier) return earlier;
  const offset = fixedOffsets.get(name);
  const zone = offset === undefined ? zoneByIana(name) : zoneWith(name, () => offset);
  if (zone) known.set(name, zone);
  return zone;
}

function vietNam(): TimeZone {
  const zone = timeZoneOf('Asia/Ho_Chi_Minh');
  if (!zone) throw new Error('Asia/Ho_Chi_Minh is missing');
  return zone;
}

/** The default of an organisation. */
export const vietNamTime: TimeZone = vietNam();

function zoneByIana(name: string): TimeZone | null {
  let format: Intl.DateTimeFormat;
  try {
    format = new Intl.DateTimeFormat('en-GB', {
      timeZone: name,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
  return zoneWith(name, (ms) => {
    const part = Object.fromEntries(format.formatToParts(ms).map(({ type, value }) => [type, Number(value)]));
    const { year = NaN, month = NaN, day = NaN, hour = NaN, minute = NaN, second = NaN } = part;
    const wall = Date.UTC(year, month - 1, day, hour, minute, second);
    return Math.round((wall - ms) / msPerMinute);
  });
}

/** @param offsetAt minutes that the wall clock is ahead of UTC at that Unix time in ms */
function zoneWith(name: string, offsetAt: (ms: number) => number): TimeZone {
  const wallMs = (instant: Date) => instant.getTime() + offsetAt(instant.getTime()) * msPerMinute;
  return {
    name,
    wallTimeOf(instant) {
      const ms = wallMs(instant);
      return {
        day: dayOfMs(ms),
        minute: Math.floor((((ms % msPerDay) + msPerDay) % msPerDay) / msPerMinute),
      };
    },
    dayOf: (instant) => dayOfMs(wallMs(instant)),
    instantOf(day, minute) {
      const wall = numberOf(day) * msPerDay + minute * msPerMinute;
      // Offsets on both sides of a possible change: the one before it holds unless the clock then shows otherwise.
      const before = wall - offsetAt(wall - msPerDay) * msPerMinute;
      const after = wall - offsetAt(wall + msPerDay) * msPerMinute;
      const shows = (ms: number) => ms + offsetAt(ms) * msPerMinute === wall;
      return new Date(shows(before) || !shows(after) ? before : after);
    },
  };
}

function dayOfMs(ms: number): Day {
  const date = new Date(ms);
  return theDay(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
}

/** Minutes since midnight of a clock time that the program itself states: `clock(17, 30)` is 1050. */
export const clock = (hour: number, minute = 0): number => hour * 60 + minute;
