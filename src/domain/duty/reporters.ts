import { coverAll, indicatorsOf, isStillOwed, type Delegated } from './delegation.ts';
import type { AskedFor, Owed } from './reminder.ts';
import type { Spokespersons } from './spokespersons.ts';

export interface Reporter {
  readonly personId: string;
  readonly askedFor: AskedFor;
}

/**
 * Who is to answer for what a bloc owes: who speaks for it, save for what they passed on, then those to whom all was
 * passed on, then those to whom single figures were.
 *
 * @param delegations of this bloc for this period
 */
export function reportersOf(
  { reporter, holders }: Pick<Spokespersons, 'reporter' | 'holders'>,
  delegations: readonly Delegated[],
  owed: Owed,
  now: Date,
): readonly Reporter[] {
  const instead = delegations.filter(
    (each) =>
      each.endsAt > now && each.personId !== reporter && holders.includes(each.personId) && isStillOwed(each),
  );
  const toWhom = (whole: boolean): string[] => [
    ...new Set(
      instead.filter(({ indicatorId }) => (indicatorId === null) === whole).map(({ personId }) => personId),
    ),
  ];
  const whole = toWhom(true);
  const single = toWhom(false).filter((personId) => !whole.includes(personId));
  const passedOn = indicatorsOf(instead);
  const all: AskedFor = { kind: 'all' };
  const left: AskedFor = passedOn.length === 0 ? all : { kind: 'all-but', indicatorIds: passedOn };
  return [
    ...(reporter === null || coverAll(instead, owed) ? [] : [{ personId: reporter, askedFor: left }]),
    ...whole.map((personId) => ({ personId, askedFor: all })),
    ...single.map((personId): Reporter => {
      const theirs = indicatorsOf(instead.filter((each) => each.personId === personId));
      return { personId, askedFor: { kind: 'only', indicatorIds: theirs } };
    }),
  ];
}
