import type { Day } from '../../domain/calendar/day.ts';
import type { Organisation } from '../ports/organisations.ts';
import type { OfficeKind } from '../ports/people.ts';
import type { Stores } from '../ports/stores.ts';

export interface Holder {
  readonly kind: OfficeKind;
  readonly name: string;
  /** YYYY-MM-DD; null: they hold it already */
  readonly from: string | null;
  readonly until: string | null;
}

/** Who holds which office of each bloc, now and later; by bloc, in the order leader, deputy, acting, sponsor. */
export async function holdersOf(
  stores: Stores,
  organisation: Organisation,
  today: Day,
): Promise<ReadonlyMap<string, readonly Holder[]>> {
  const order: readonly OfficeKind[] = ['leader', 'deputy', 'acting', 'sponsor'];
  const holders = new Map<string, Holder[]>();
  const offices = await stores.people.officesFrom(organisation.id, today);
  for (const kind of order)
    for (const office of offices.filter((each) => each.kind === kind)) {
      const person = await stores.people.byId(organisation.id, office.personId);
      const { validFrom, validUntil: until } = office;
      const holder = {
        kind,
        name: person?.displayName ?? '',
        from: validFrom > today ? validFrom : null,
        until,
      };
      holders.set(office.blocId, [...(holders.get(office.blocId) ?? []), holder]);
    }
  return holders;
}
