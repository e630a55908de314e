import type { Day } from '../calendar/day.ts';
import type { OfficeHeld, PersonFact } from './reminder.ts';

/** Who is asked for a bloc's figures on one day. */
export interface Spokespersons {
  /** the acting person, else the leader, else the deputy, of those who can be reached; null: nobody */
  readonly reporter: string | null;
  /** joins in when the bloc is late; null when it is the reporter or there is none */
  readonly deputy: string | null;
  readonly sponsors: readonly string[];
  /** all who may report for the bloc and can be reached */
  readonly holders: readonly string[];
}

const nobody: Spokespersons = { reporter: null, deputy: null, sponsors: [], holders: [] };

/** Who speaks for each bloc on that day; duties follow the office, so nothing of it is stored with them. */
export function spokespersonsOn(
  day: Day,
  offices: readonly OfficeHeld[],
  people: ReadonlyMap<string, PersonFact>,
): (blocId: string) => Spokespersons {
  const held = new Map<string, OfficeHeld[]>();
  for (const office of offices) {
    if (office.validFrom > day || (office.validUntil !== null && office.validUntil < day)) continue;
    const others = held.get(office.blocId);
    if (others) others.push(office);
    else held.set(office.blocId, [office]);
  }
  const reachable = ({ personId }: OfficeHeld) => people.get(personId)?.unreachable !== true;
  const resolved = new Map<string, Spokespersons>();
  for (const [blocId, all] of held) resolved.set(blocId, spokespersonsOf(all.filter(reachable)));
  return (blocId) => resolved.get(blocId) ?? nobody;
}

function spokespersonsOf(held: readonly OfficeHeld[]): Spokespersons {
  // At a hand-over two may hold one office on a day: the one who came last has it.
  const newestFirst = [...held].sort((a, b) => (a.validFrom < b.validFrom ? 1 : -1));
  const holder = (kind: OfficeHeld['kind']) =>
    newestFirst.find((office) => office.kind === kind)?.personId ?? null;
  const deputy = holder('deputy');
  const reporter = holder('acting') ?? holder('leader') ?? deputy;
  return {
    reporter,
    deputy: deputy === reporter ? null : deputy,
    sponsors: newestFirst.filter(({ kind }) => kind === 'sponsor').map(({ personId }) => personId),
    holders: newestFirst.filter(({ kind }) => kind !== 'sponsor').map(({ personId }) => personId),
  };
}
