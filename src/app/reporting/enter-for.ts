import { readReply } from '../../domain/reply/read-reply.ts';
import type { Actor } from '../actor.ts';
import { localDay } from '../office-time.ts';
import type { Bloc } from '../ports/blocs.ts';
import type { Stores } from '../ports/stores.ts';
import { deskOf, isOwed } from './desk.ts';
import { periodQuestion } from './questions-to-ask.ts';
import { readingContextOf } from './reading-context.ts';
import { recordFigures } from './record-figures.ts';
import type { ReportResult } from './report.ts';

/** What the clerk entered need not be asked of the bloc any more. */
async function settleQuestions(
  stores: Stores,
  bloc: Bloc,
  entered: ReadonlySet<string>,
  now: Date,
): Promise<void> {
  for (const question of await stores.questions.unsettled(bloc.organisationId)) {
    const chosen = question.choices.flatMap(({ records }) => records.map(({ indicator }) => indicator));
    const about = question.indicator === null ? chosen : [question.indicator];
    const settled = about.length > 0 && about.every((code) => entered.has(code));
    if (settled && question.blocId === bloc.id) await stores.questions.settle(question.id, 'dropped', now);
  }
}

/**
 * Puts on record what a clerk heard by phone, marked so. A doubt is not put to the leader: its words come back in
 * `doubts`, and the clerk types it more clearly.
 */
export async function enterFor(
  stores: Stores,
  actor: Actor,
  bloc: Bloc,
  { text, sentAt, inboxId }: { text: string; sentAt: Date; inboxId: number },
  now: Date,
): Promise<{ result: ReportResult; doubts: readonly string[] } | null> {
  const { organisation, person } = actor;
  const before = await deskOf(stores, organisation.id, [bloc], now);
  if (!before) return null;
  const today = localDay(sentAt, organisation.timeZone);
  const sender = { organisation, offices: [{ bloc, kind: 'leader' as const }] };
  const context = await readingContextOf(stores, before, sender, today, sentAt);
  const reading = readReply(text, before.campaign.catalogue, context);
  const by = {
    ...{ organisationId: organisation.id, personId: person.id, sentAt, inboxId, reason: 'nhập hộ' },
    source: 'entered-by-clerk' as const,
  };
  const { recorded, unrecorded, desk: after } = await recordFigures(stores, before, reading.records, by, now);
  await settleQuestions(stores, bloc, new Set(recorded.map(({ indicator }) => indicator.code)), now);
  const which = periodQuestion(unrecorded);
  return {
    result: {
      ...{
        desk: after,
        recorded,
        unrecorded,
        acts: [],
        unread: reading.unread,
        declined: false,
        asked: null,
      },
      stillOwed: after.duties.filter(isOwed),
    },
    doubts: [...(which ? [which] : []), ...reading.questions].map((question) => question.text),
  };
}
