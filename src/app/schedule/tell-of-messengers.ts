import { timeWordsOf } from '../office-time.ts';
import { clerks, inPreferredOrder, post, type CapabilitiesOf } from '../posting.ts';
import type { TextLine } from '../ports/channel.ts';
import type { Organisation } from '../ports/organisations.ts';
import type { Person } from '../ports/people.ts';
import type { Log } from '../ports/log.ts';
import type { InTransaction, Stores } from '../ports/stores.ts';
import type { ZaloOaGrant } from '../ports/zalo-oa-grants.ts';
import type { Messenger, MessengerWords } from './messenger.ts';

const dayMs = 24 * 3_600_000;
/** Days before a consent ends at which clerks are told. */
const warnings = [30, 14, 7, 3, 1] as const;

/** What there is to say now; `mark` is another one with every news. */
function newsOf(
  { oaId, trouble, grantUntil }: ZaloOaGrant,
  organisation: Organisation,
  words: MessengerWords,
  now: Date,
): { mark: string; lines: TextLine[] } | null {
  if (trouble) {
    const mark = `${oaId}/${trouble.kind}/${trouble.since.getTime()}`;
    return { mark, lines: words.trouble[trouble.kind](trouble.detail) };
  }
  const days = Math.ceil((grantUntil.getTime() - now.getTime()) / dayMs);
  const warning = warnings.findLast((each) => days <= each);
  if (warning === undefined) return null;
  const until = timeWordsOf(organisation, now).instantWords(grantUntil);
  return { mark: `${oaId}/ends/${grantUntil.getTime()}/${warning}`, lines: words.consentEnds(until) };
}

/** By another messenger, if they have one: the one in question may carry nothing. */
async function tellElsewhere(
  stores: Stores,
  capabilitiesOf: CapabilitiesOf,
  { id: personId, organisationId }: Person,
  { key, lines }: { readonly key: string; readonly lines: TextLine[] },
  now: Date,
): Promise<void> {
  const accounts = inPreferredOrder(await stores.people.accountsOf(organisationId, [personId]));
  const reachable = accounts.filter(({ reachability }) => reachability === 'reachable');
  const chosen = reachable.find(({ address }) => address.channel !== 'zalo-oa') ?? reachable[0];
  if (!chosen) return;
  const letter = { key: `${key}/${personId}`, organisationId, personId, priority: 'notice' as const, lines };
  await post(stores, capabilitiesOf, chosen.address, letter, now);
}

export interface Telling {
  readonly inTransaction: InTransaction;
  readonly capabilitiesOf: CapabilitiesOf;
  /** the messengers that are open */
  readonly messengers: readonly Messenger[];
  readonly messengerWords: MessengerWords;
  readonly log: Log;
}

/**
 * Tells the clerks of every organisation when an Official Account cannot send, or soon will not; the same is told once.
 * Never throws. True: there was something to tell.
 */
export async function tellOfMessengers(
  { inTransaction, capabilitiesOf, messengers, messengerWords, log }: Telling,
  now: Date,
): Promise<boolean> {
  const open = messengers.filter(({ channel }) => channel === 'zalo-oa').map(({ botId }) => botId);
  if (open.length === 0) return false;
  return inTransaction(async (stores) => {
    const grants = (await stores.zaloOaGrants.all()).filter(({ oaId }) => open.includes(oaId));
    let told = false;
    for (const organisation of await stores.organisations.all())
      for (const grant of grants) {
        const news = newsOf(grant, organisation, messengerWords, now);
        if (!news) continue;
        told = true;
        const letter = { key: `oa/${news.mark}`, lines: news.lines };
        for (const person of await stores.people.withRole(organisation.id, clerks))
          await tellElsewhere(stores, capabilitiesOf, person, letter, now);
      }
    return told;
  }).catch((error: unknown) => {
    log.error({ error }, 'the clerks could not be told of a messenger; it is tried again');
    return false;
  });
}
