import { readReply } from '../../domain/reply/read-reply.ts';
import type { Actor } from '../actor.ts';
import { foldText } from '../fold-text.ts';
import type { Bloc } from '../ports/blocs.ts';
import type { NarrativePart } from '../ports/narratives.ts';
import type { Duty, ReportingPeriod } from '../ports/periods.ts';
import type { Stores } from '../ports/stores.ts';
import { isOpenFor, isOwed, type Desk } from './desk.ts';

/** Where a report in words may belong. */
export interface NarrativePlace {
  readonly bloc: Bloc;
  readonly period: ReportingPeriod;
  readonly duty: Duty;
}

export interface NarrativeText {
  readonly text: string;
  readonly sentAt: Date;
  readonly inboxId: number;
}

export type NarrativeVerdict =
  /** not a report in words: read it as any other message */
  | { readonly kind: 'none' }
  | { readonly kind: 'sure'; readonly text: string; readonly place: NarrativePlace }
  /** it may be one, or several periods fit */
  | { readonly kind: 'ask'; readonly text: string; readonly places: readonly NarrativePlace[] }
  | { readonly kind: 'withdraw'; readonly places: readonly NarrativePlace[] };

const announced = /^\s*(?:báo cáo|bao cao)(?:\s+(?:bằng\s+|bang\s+)?(?:lời|loi))?\s*:\s*/iu;
const outspoken = /^\s*(?:báo cáo|bao cao)\s+(?:bằng\s+|bang\s+)?(?:lời|loi)\s*:\s*/iu;

/** From so many words on a message of somebody who owes no figure is a report; below the second it is small talk. */
const surelyWords = 12;
const hardlyWords = 4;
/** A longer text is a report that speaks of difficulties too; a shorter one asks for something. */
const longerThanRequests = 40;

const wordCount = (text: string): number => (text.match(/[\p{L}\p{N}]+/gu) ?? []).length;

/** Open periods first; where all are locked, the newest one. What is still owed goes before what was sent. */
function placesOf(desk: Desk, sentAt: Date): NarrativePlace[] {
  const all = desk.duties
    .filter(({ share }) => share === 'narrative')
    .flatMap((duty): NarrativePlace[] => {
      const bloc = desk.blocs.find(({ id }) => id === duty.blocId);
      const period = desk.periods.find(({ id }) => id === duty.periodId);
      return bloc && period ? [{ bloc, period, duty }] : [];
    });
  const open = all.filter(({ period }) => isOpenFor(period, sentAt));
  const owed = open.filter(({ duty }) => isOwed(duty));
  if (owed.length > 0) return owed;
  if (open.length > 0) return open;
  return all.sort((a, b) => b.period.dueAt.getTime() - a.period.dueAt.getTime()).slice(0, 1);
}

/** Is a leader's message a report in words? Leaders who owe figures have to say so: «báo cáo lời: …». */
export function judgeNarrative(desk: Desk, { text, sentAt }: NarrativeText): NarrativeVerdict {
  if (!desk.duties.some(({ share }) => share === 'narrative')) return { kind: 'none' };
  const places = placesOf(desk, sentAt);
  const [place] = places;
  if (!place) return { kind: 'none' };
  const alone = desk.duties.every(({ share }) => share === 'narrative');
  const said = (alone ? announced : outspoken).exec(text);
  if (said) {
    const rest = text.slice(said[0].length).trim();
    if (rest === '') return { kind: 'none' };
    return places.length === 1 ? { kind: 'sure', text: rest, place } : { kind: 'ask', text: rest, places };
  }
  if (/^(?:xin )?(?:rut|bo|huy) bao cao/.test(foldText(text))) return { kind: 'withdraw', places };
  const words = wordCount(text);
  if (!alone || words < hardlyWords) return { kind: 'none' };
  const { acts } = readReply(text, desk.campaign.catalogue, {});
  if (acts.length > 0 && words < longerThanRequests) return { kind: 'none' };
  return words >= surelyWords && places.length === 1
    ? { kind: 'sure', text: text.trim(), place }
    : { kind: 'ask', text: text.trim(), places };
}

/** Puts a part of a report in words on record; after the lock it waits for the clerk. */
export async function takeNarrative(
  stores: Stores,
  actor: Actor,
  { text, sentAt, inboxId }: NarrativeText,
  { blocId, periodId }: { readonly blocId: string; readonly periodId: string },
  now: Date,
): Promise<{ part: NarrativePart; period: ReportingPeriod } | null> {
  const { id: organisationId } = actor.organisation;
  const period = await stores.periods.byId(organisationId, periodId);
  if (!period || !actor.offices.some(({ bloc }) => bloc.id === blocId)) return null;
  const proposed = !isOpenFor(period, sentAt);
  const part = await stores.narratives.append({
    ...{ organisationId, periodId, blocId, text, sentAt, inboxId, recordedAt: now },
    ...{ late: sentAt > period.dueAt, authorId: actor.person.id, status: proposed ? 'proposed' : 'accepted' },
  });
  if (!proposed) await fulfil(stores, part);
  return { part, period };
}

async function fulfil(
  stores: Stores,
  { organisationId, periodId, blocId, sentAt }: NarrativePart,
): Promise<void> {
  const duties = await stores.periods.duties(organisationId, periodId);
  const duty = duties.find((each) => each.blocId === blocId && each.share === 'narrative');
  if (duty) await stores.periods.setDuty(duty.id, 'reported', sentAt);
}

/** The clerk takes or refuses what came after the lock. null: there is nothing left to decide. */
export async function decideNarrative(
  stores: Stores,
  { organisation, person }: Actor,
  id: string,
  accept: boolean,
  now: Date,
): Promise<NarrativePart | null> {
  const status = accept ? 'accepted' : 'refused';
  const part = await stores.narratives.decide(organisation.id, id, status, person.id);
  if (part && accept) await fulfil(stores, part);
  if (part)
    await stores.audit.note({
      ...{ organisationId: organisation.id, personId: person.id, at: now, action: `${status}-narrative` },
      detail: { narrativeId: id },
    });
  return part;
}

/** «rút báo cáo»: nothing of it holds any more, and it is owed again. Resolves with how many parts that were. */
export async function withdrawNarrative(
  stores: Stores,
  actor: Actor,
  places: readonly NarrativePlace[],
  now: Date,
): Promise<number> {
  const { id: organisationId } = actor.organisation;
  let parts = 0;
  for (const { bloc, period, duty } of places) {
    if (!isOpenFor(period, now)) continue;
    const withdrawn = await stores.narratives.withdraw(organisationId, period.id, bloc.id);
    if (withdrawn > 0) await stores.periods.setDuty(duty.id, 'open', null);
    parts += withdrawn;
  }
  return parts;
}
