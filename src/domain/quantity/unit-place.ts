import type { Unit } from './units.ts';

/** Measures of money, with or without a rate. */
export const isMoney = (unit: Unit): boolean =>
  /^(?:money|dollar|euro|pound|yen|rupee|won|ringgit|dirham)\b/.test(unit.measure);

/** Things that are counted whole; the đồng has no parts in use either. */
export const isWholeUnit = (unit: Unit): boolean => unit.measure === 'count' || /^đồng\b/.test(unit.name);
