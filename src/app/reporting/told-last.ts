import type { ReadingContext } from '../../domain/reply/reading.ts';
import { indicatorById, type Desk } from './desk.ts';

const dayInMs = 86_400_000;

/** What the last message of a person put on record in the day before this one: their next one may go on with it. */
export function toldLast(
  desk: Desk,
  personId: string,
  sentAt: Date,
): NonNullable<ReadingContext['lastTold']> {
  const theirs = [...desk.figures.values()]
    .flat()
    .filter(({ authorId, sentAt: at }) => authorId === personId && isInDayBefore(at, sentAt));
  const last = Math.max(...theirs.map(({ inboxId }) => inboxId ?? 0));
  return theirs
    .filter(({ inboxId }) => inboxId === last)
    .flatMap(({ indicatorId, unitId }) => {
      const indicator = indicatorById(desk, indicatorId)?.code;
      const member = desk.units.find(({ id }) => id === unitId)?.code;
      return indicator === undefined ? [] : [{ indicator, ...(member !== undefined && { member }) }];
    });
}

const isInDayBefore = (at: Date, sentAt: Date): boolean =>
  at <= sentAt && sentAt.getTime() - at.getTime() < dayInMs;
