import { toSmallUnit } from '../../domain/quantity/small-unit.ts';
import type { Said, SaidFigure } from './crowd.ts';
import type { Evidence, FoundFigure, FoundInbox, FoundOutbox } from './evidence.ts';
import { judgeReminders } from './judge-reminders.ts';
import type { Arrived } from './platform/platform.ts';

export interface Breach {
  /** which promise of docs/reliability.md: 1 to 6 */
  readonly promise: 1 | 2 | 3 | 4 | 5 | 6;
  readonly kind: 'lost' | 'doubled' | 'wrong';
  readonly what: string;
}

/** What people did, as the bench knows it. */
export interface Truth {
  readonly said: readonly Said[];
  readonly confirmed: readonly SaidFigure[];
  /** updates that cannot be read */
  readonly poisoned: number;
  readonly arrived: readonly Arrived[];
  /** their chats */
  readonly leaders: ReadonlySet<string>;
}

/** Compares what was said and what arrived with the records. Pure. */
export const judge = (truth: Truth, evidence: Evidence): Breach[] => [
  ...judgeFigures(truth, evidence),
  ...judgeInbox(truth, evidence),
  ...judgeArrivals(truth, evidence),
  ...judgePublications(evidence),
  ...judgeUnknown(evidence),
  ...judgeReminders(truth, evidence),
];

const counted = (keys: readonly string[]): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
};

const foundKey = ({ organisation, bloc, code, kind, value }: FoundFigure): string =>
  `${organisation}/${bloc}/${code}/${kind}/${value ?? '-'}`;

function saidKey({ organisation, bloc, indicator, value }: SaidFigure): string {
  const { code, unit, dimension } = indicator;
  if (value === null) return `${organisation}/${bloc}/${code}/none-yet/-`;
  const small = toSmallUnit(value, unit, dimension);
  if (!small.ok) throw new Error('the bench says figures that can be kept');
  return `${organisation}/${bloc}/${code}/value/${small.value}`;
}

/** What became of a message, for whoever looks for the fault. */
function fateOf({ chatId, messageId }: Said, { inbox, outbox }: Evidence): string {
  const rows = inbox.filter((row) => row.chatId === chatId && row.messageId === messageId);
  if (rows.length === 0) return 'never stored';
  return rows
    .map(({ id, state }) => {
      const answers = outbox.filter(({ key }) => key.startsWith(`reply/${id}/`));
      return [`${state} as ${id}`, ...answers.map(({ text }) => `answered «${text.slice(0, 100)}»`)].join(
        ', ',
      );
    })
    .join('; ');
}

/** Promise 1: what was said is on record once. */
function judgeFigures({ said, confirmed }: Truth, evidence: Evidence): Breach[] {
  const { figures } = evidence;
  const found = counted(figures.map(foundKey));
  const expected = counted([...said.flatMap((each) => each.figures), ...confirmed].map(saidKey));
  const sayings = new Map(
    said.flatMap((each) => each.figures.map((figure) => [saidKey(figure), each] as const)),
  );
  const wordsOf = (key: string): string => {
    const saying = sayings.get(key);
    return saying ? `«${saying.text}», ${fateOf(saying, evidence)}` : 'confirmed';
  };
  const breaches: Breach[] = [];
  for (const [key, times] of expected) {
    const recorded = found.get(key) ?? 0;
    if (recorded < times)
      breaches.push({
        promise: 1,
        kind: 'lost',
        what: `the figure ${key} (${wordsOf(key)}) is not on record`,
      });
    if (recorded > times)
      breaches.push({
        promise: 1,
        kind: 'doubled',
        what: `the figure ${key} is on record ${recorded} times`,
      });
  }
  for (const key of found.keys())
    if (!expected.has(key))
      breaches.push({ promise: 1, kind: 'wrong', what: `nobody said the figure ${key}` });
  return breaches;
}

/** Promises 1 and 6: every message is handled and answered; what cannot be read is set aside, and the clerk told. */
function judgeInbox({ said, poisoned }: Truth, { inbox, outbox }: Evidence): Breach[] {
  const byMessage = new Map<string, FoundInbox[]>();
  for (const row of inbox) {
    const key = `${row.chatId}/${row.messageId}`;
    byMessage.set(key, [...(byMessage.get(key) ?? []), row]);
  }
  const answered = new Set(outbox.flatMap(({ key }) => /^reply\/(\d+)\//.exec(key)?.[1] ?? []));
  const breaches: Breach[] = [];
  for (const { chatId, messageId, first } of said) {
    const rows = byMessage.get(`${chatId}/${messageId}`) ?? [];
    const wrong = { promise: 1, what: `message ${messageId} of ${chatId}` } as const;
    if (rows.length === 0)
      breaches.push({ ...wrong, kind: 'lost', what: `${wrong.what} is not in the inbox` });
    if (first && rows.some(({ id, state }) => state === 'handled' && !answered.has(String(id))))
      breaches.push({ ...wrong, kind: 'lost', what: `${wrong.what} was not answered` });
  }
  for (const { id, state } of inbox.filter((row) => row.state === 'waiting'))
    breaches.push({ promise: 1, kind: 'lost', what: `inbox row ${id} is still ${state}` });
  const aside = inbox.filter(({ state }) => state === 'set-aside');
  if (aside.length !== poisoned)
    breaches.push({
      promise: 6,
      kind: 'wrong',
      what: `${aside.length} rows set aside, ${poisoned} cannot be read`,
    });
  for (const { id } of aside)
    if (!outbox.some(({ key }) => key.startsWith(`set-aside/${id}/`)))
      breaches.push({ promise: 6, kind: 'wrong', what: `no clerk was told that ${id} is set aside` });
  return breaches;
}

const shown = ({ text }: FoundOutbox): boolean => text !== '';

/** Promise 2: what is noted as sent arrived; nothing arrived more often than there are rows that may have gone out. */
function judgeArrivals({ arrived }: Truth, { outbox }: Evidence): Breach[] {
  const keyOf = ({ chatId, text }: { chatId: string; text: string }): string => `${chatId}: ${text}`;
  const times = counted(arrived.map(keyOf));
  const rows = outbox.filter(shown);
  const sent = counted(rows.filter(({ state }) => state === 'sent').map(keyOf));
  const perhaps = counted(rows.filter(({ state }) => state === 'unknown').map(keyOf));
  const breaches: Breach[] = [];
  for (const key of new Set([...times.keys(), ...sent.keys()])) {
    const came = times.get(key) ?? 0;
    const surely = sent.get(key) ?? 0;
    const atMost = surely + (perhaps.get(key) ?? 0);
    if (came < surely)
      breaches.push({
        promise: 2,
        kind: 'lost',
        what: `noted as sent ${surely} times, came ${came} times: ${key}`,
      });
    if (came > atMost)
      breaches.push({
        promise: 2,
        kind: 'doubled',
        what: `came ${came} times, may have come ${atMost} times: ${key}`,
      });
  }
  for (const { id, state } of outbox)
    if (state === 'waiting' || state === 'sending')
      breaches.push({ promise: 2, kind: 'lost', what: `outbox row ${id} is still ${state}` });
  return breaches;
}

/** Promise 3: each review is published once, under numbers of its own. */
function judgePublications({ publications, reviews, outbox }: Evidence): Breach[] {
  const breaches: Breach[] = [];
  for (const { organisationId, publications: made, publishedAt } of reviews)
    if (made.length !== 1 || publishedAt === null)
      breaches.push({
        promise: 3,
        kind: made.length === 0 ? 'lost' : 'doubled',
        what: `a review of ${organisationId} was published ${made.length} times`,
      });
  const numbers = counted(publications.map(({ organisationId, number }) => `${organisationId}/${number}`));
  for (const [key, times] of numbers)
    if (times > 1)
      breaches.push({ promise: 3, kind: 'doubled', what: `number ${key} was given ${times} times` });
  for (const { id } of publications)
    if (!outbox.some(({ key }) => key.startsWith(`publication/${id}/`)))
      breaches.push({ promise: 3, kind: 'lost', what: `publication ${id} went to nobody` });
  return breaches;
}

/** Promise 4: what may have gone out is shown to the clerk, who can send it again. */
function judgeUnknown({ outbox, resendable }: Evidence): Breach[] {
  return outbox
    .filter((row) => row.state === 'unknown' && row.organisationId !== null && shown(row))
    .filter(({ id }) => !resendable.has(id))
    .map(({ id, key }) => ({
      promise: 4,
      kind: 'wrong',
      what: `no clerk can send again row ${id} (${key}), which is unknown`,
    }));
}
