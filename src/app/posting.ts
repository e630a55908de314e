import { splitLines } from '../render/split-lines.ts';
import type {
  ButtonOffer,
  Capabilities,
  ChatAddress,
  OutgoingContent,
  OutgoingFile,
  TextLine,
} from './ports/channel.ts';
import { canWriteTo } from './messaging-window.ts';
import type { Organisation } from './ports/organisations.ts';
import { allowedFrom } from './office-time.ts';
import type { ChatAccount, Person, RoleName } from './ports/people.ts';
import type { ButtonAction } from './ports/questions.ts';
import type { OutboxPriority } from './ports/outbox.ts';
import type { Stores } from './ports/stores.ts';

export type CapabilitiesOf = (address: ChatAddress) => Capabilities;

export interface Letter {
  /** says what this message is: the same thing twice is one message */
  readonly key: string;
  readonly organisationId: string | null;
  readonly personId: string | null;
  readonly priority: OutboxPriority;
  /** the message that it answers */
  readonly inboxId?: number;
  readonly lines: readonly TextLine[];
  /** buttons, one a row; without a button in the messenger they become numbered choices */
  readonly buttons?: readonly { readonly label: string; readonly action: ButtonAction }[];
  /** false: the lines number the choices themselves */
  readonly numbered?: boolean;
  readonly notBefore?: Date;
  /** of no use any more from then on */
  readonly expiresAt?: Date;
  /** codes of the indicators that it asks for */
  readonly about?: readonly string[];
}

const buttonLifetimeMs = 14 * 24 * 60 * 60 * 1000;

/** A long text goes out in parts; the buttons stand under the last one. */
const room = (count: number): number => (count > 0 ? 400 : 20);

async function put(
  stores: Stores,
  address: ChatAddress,
  letter: Omit<Letter, 'lines' | 'buttons' | 'numbered' | 'about'>,
  content: OutgoingContent,
  now: Date,
): Promise<void> {
  const {
    key,
    organisationId,
    personId,
    priority,
    notBefore = now,
    expiresAt = null,
    inboxId = null,
  } = letter;
  await stores.outbox.add(
    [{ key, organisationId, personId, address, priority, content, notBefore, expiresAt, inboxId }],
    now,
  );
}

/** Puts a text into the outbox, in as many parts as the messenger needs. */
export async function post(
  stores: Stores,
  capabilitiesOf: CapabilitiesOf,
  address: ChatAddress,
  letter: Letter,
  now: Date,
): Promise<void> {
  const { buttons: wanted = [] } = letter;
  // What has no buttons is put in twice as one row anyway.
  if (wanted.length > 0 && (await stores.outbox.byKey(letter.key))) return;
  const { buttons: canShow, maxButtons = Infinity, maxText } = capabilitiesOf(address);
  const hasButtons = canShow && wanted.length <= maxButtons;
  const { organisationId, personId, key } = letter;
  const expiresAt = new Date(now.getTime() + buttonLifetimeMs);
  const issued =
    wanted.length === 0
      ? []
      : await stores.buttons.issue({ organisationId, address, personId, offer: key }, wanted, now, expiresAt);
  const offers: ButtonOffer[][] = issued.map(({ label, token }) => [{ label, token }]);
  const numbered =
    hasButtons || offers.length === 0 || letter.numbered === false
      ? []
      : numberedChoices(issued.map(({ label }) => label));
  const parts = withChoices(letter.lines, numbered, maxText - room(offers.length));
  for (const [index, part] of parts.entries()) {
    const count: TextLine[] = parts.length > 1 ? [{ text: `(${index + 1}/${parts.length})` }] : [];
    const last = index === parts.length - 1;
    const content: OutgoingContent = {
      ...{ kind: 'text', lines: [...count, ...part] },
      ...(last && hasButtons && offers.length > 0 ? { buttons: offers } : {}),
      ...(letter.about === undefined ? {} : { about: letter.about }),
    };
    await put(stores, address, { ...letter, key: index === 0 ? key : `${key}#${index + 1}` }, content, now);
  }
}

/** The choices stay together, on a part of their own where the text leaves no room. */
function withChoices(lines: readonly TextLine[], choices: readonly TextLine[], max: number): TextLine[][] {
  const parts = splitLines(lines, max);
  const last = splitLines([...(parts.at(-1) ?? []), ...choices], max);
  return [
    ...parts.slice(0, -1),
    ...(last.length > 1 ? [...parts.slice(-1), ...splitLines(choices.slice(1), max)] : last),
  ];
}

/** What stands for buttons where a messenger has none. */
export const numberedChoices = (labels: readonly string[]): TextLine[] => [
  { text: '' },
  ...labels.map((label, index) => ({ text: `${index + 1}. ${label}` })),
  { text: 'Nhắn số để chọn.' },
];

export async function postFile(
  stores: Stores,
  address: ChatAddress,
  letter: Omit<Letter, 'lines' | 'buttons'> & { readonly caption: string },
  file: OutgoingFile,
  now: Date,
): Promise<void> {
  await put(stores, address, letter, { kind: 'file', file, caption: letter.caption }, now);
}

/** A person's accounts in the order in which they are tried: their own, else the one heard from last first. */
export function inPreferredOrder(accounts: readonly ChatAccount[]): ChatAccount[] {
  const place = ({ rank }: ChatAccount): number => rank ?? Number.MAX_SAFE_INTEGER;
  const heard = ({ lastInboundAt }: ChatAccount): number => lastInboundAt?.getTime() ?? 0;
  return [...accounts].sort((a, b) => place(a) - place(b) || heard(b) - heard(a));
}

/** The account on which a person is written to: the first in their order that can be reached. */
export const preferredAccount = (accounts: readonly ChatAccount[]): ChatAccount | null =>
  inPreferredOrder(accounts).find(({ reachability }) => reachability === 'reachable') ?? null;

/**
 * The account on which a message that goes out now reaches a person: the first in their order whose messenger takes it.
 * Where as far as we know none does, the preferred one: the platform may know of a sign of life that we did not see.
 */
export function writableAccount(
  accounts: readonly ChatAccount[],
  capabilitiesOf: CapabilitiesOf,
  now: Date,
): ChatAccount | null {
  const takes = (account: ChatAccount): boolean => canWriteTo(account, capabilitiesOf(account.address), now);
  return inPreferredOrder(accounts).find(takes) ?? preferredAccount(accounts);
}

/**
 * Writes to a person by ourselves: in quiet hours and on days off it waits, unless the letter says from when on it may
 * go. False when none of their chats can be reached.
 */
export async function tell(
  stores: Stores,
  capabilitiesOf: CapabilitiesOf,
  person: Pick<Person, 'id' | 'organisationId'>,
  letter: Omit<Letter, 'organisationId' | 'personId'>,
  now: Date,
): Promise<boolean> {
  const accounts = await stores.people.accountsOf(person.organisationId, [person.id]);
  const account = writableAccount(accounts, capabilitiesOf, now);
  if (!account) return false;
  const { organisationId, id: personId } = person;
  const notBefore = letter.notBefore ?? (await allowedFrom(stores, person, now));
  const theirs = { ...letter, organisationId, personId, notBefore };
  await post(stores, capabilitiesOf, account.address, theirs, now);
  return true;
}

/** Writes to everybody who holds one of the roles; the person's id completes the key. */
export async function tellRole(
  stores: Stores,
  capabilitiesOf: CapabilitiesOf,
  organisation: Pick<Organisation, 'id'>,
  roles: readonly RoleName[],
  letter: Omit<Letter, 'organisationId' | 'personId'>,
  now: Date,
): Promise<void> {
  for (const person of await stores.people.withRole(organisation.id, roles))
    await tell(stores, capabilitiesOf, person, { ...letter, key: `${letter.key}/${person.id}` }, now);
}

export const clerks: readonly RoleName[] = ['owner', 'clerk'];
