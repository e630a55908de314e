import { addDays, parseDay } from '../../domain/calendar/day.ts';
import type { Actor } from '../actor.ts';
import { zoneOf } from '../office-time.ts';
import type { Bloc } from '../ports/blocs.ts';
import type { Person } from '../ports/people.ts';
import type { Stores } from '../ports/stores.ts';
import { standIn } from './delegate.ts';

export type AwayOutcome =
  /** `to` stands in until and with that day */
  | { readonly kind: 'away'; readonly bloc: Bloc; readonly to: Person; readonly until: string }
  | { readonly kind: 'away-nobody'; readonly bloc: Bloc; readonly until: string }
  | { readonly kind: 'away-until-when' }
  /** longer than anybody stands in: the clerk appoints somebody */
  | { readonly kind: 'away-too-long'; readonly bloc: Bloc; readonly until: string }
  /** the deputy's absence changes nothing but what the clerk knows */
  | { readonly kind: 'away-noted'; readonly bloc: Bloc; readonly until: string }
  | { readonly kind: 'back'; readonly bloc: Bloc; readonly from: Person | null }
  | { readonly kind: 'back-noted' };

/** Who is away for longer has left the office. */
const longestDays = 92;

/** «đang đi công tác đến 15/7»: the deputy stands in, and the day after all is as before. */
export async function goAway(
  stores: Stores,
  actor: Actor,
  wanted: string | undefined,
  now: Date,
): Promise<AwayOutcome[]> {
  const { organisation } = actor;
  const today = zoneOf(organisation.timeZone).dayOf(now);
  const until = wanted === undefined ? null : parseDay(wanted);
  if (!until || until < today) return [{ kind: 'away-until-when' }];
  const outcomes: AwayOutcome[] = [];
  for (const { bloc, kind } of actor.offices) {
    const to = kind === 'leader' ? await standIn(stores, actor, bloc, today) : null;
    if (until > addDays(today, longestDays)) outcomes.push({ kind: 'away-too-long', bloc, until });
    else if (kind === 'acting') {
      await stores.people.endOffice(organisation.id, bloc.id, 'acting', today);
      outcomes.push({ kind: 'away-noted', bloc, until });
    } else if (kind === 'deputy') outcomes.push({ kind: 'away-noted', bloc, until });
    else if (!to) outcomes.push({ kind: 'away-nobody', bloc, until });
    else {
      await stores.people.giveOffice(organisation.id, bloc.id, to.id, 'acting', today, until);
      await stores.audit.note({
        ...{ organisationId: organisation.id, personId: actor.person.id, at: now, action: 'stand-in' },
        detail: { blocId: bloc.id, personId: to.id, until },
      });
      outcomes.push({ kind: 'away', bloc, to, until });
    }
  }
  return outcomes;
}

/** «tôi đã về»: whoever stands in does so no longer. */
export async function comeBack(stores: Stores, actor: Actor, now: Date): Promise<AwayOutcome[]> {
  const { organisation } = actor;
  const today = zoneOf(organisation.timeZone).dayOf(now);
  const outcomes: AwayOutcome[] = [];
  for (const { bloc, kind } of actor.offices) {
    if (kind !== 'leader') continue;
    const [ended] = await stores.people.endOffice(organisation.id, bloc.id, 'acting', today);
    if (!ended) continue;
    const from = await stores.people.byId(organisation.id, ended.personId);
    outcomes.push({ kind: 'back', bloc, from });
  }
  return outcomes.length > 0 ? outcomes : [{ kind: 'back-noted' }];
}
