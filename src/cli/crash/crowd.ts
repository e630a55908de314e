import { decimal, decimalText, type Decimal } from '../../domain/quantity/decimal.ts';
import type { UpdateBody } from '../../playground/bot-api/updates/update-queue.ts';
import type { ChatMessage } from '../../playground/bot-api/world/chat-message.ts';
import type { Person } from '../../playground/bot-api/world/person.ts';
import type { World } from '../../playground/bot-api/world/world.ts';
import { blocCode, doubtfulFrom, indicatorsOf, size, type BenchIndicator } from './campaign.ts';
import type { Dice } from './dice.ts';
import type { Truth } from './judge.ts';
import { chatIds } from './template.ts';

/** A figure as a leader said it; `value` null: «chưa có số liệu». */
export interface SaidFigure {
  readonly organisation: number;
  readonly bloc: string;
  readonly indicator: BenchIndicator;
  readonly value: Decimal | null;
}

/** One message of a leader, and what it must come to. */
export interface Said {
  readonly chatId: number;
  readonly messageId: number;
  readonly text: string;
  readonly figures: readonly SaidFigure[];
  /** false: an edit, which shares its message's id */
  readonly first: boolean;
}

interface Leader {
  readonly person: Person;
  readonly organisation: number;
  readonly bloc: number;
  /** figures said so far, so that each is another one and none falls */
  count: number;
  doubt: 'not yet' | 'asked' | 'confirmed';
  doubted: SaidFigure | null;
  /** the last message with one figure, to be edited */
  last: { readonly message: ChatMessage; readonly indicator: BenchIndicator } | null;
  readonly given: Set<string>;
}

/** Fifty leaders who answer in ways that leave no doubt (and now and then in one that does), and keep in mind what they said. */
export class Crowd {
  readonly said: Said[] = [];
  /** doubtful figures whose «Ghi đúng» was pressed */
  readonly confirmed: SaidFigure[] = [];
  /** updates that no bot can read */
  poisoned = 0;
  presses = 0;
  readonly #leaders: readonly Leader[];
  readonly #world: World;
  readonly #dice: Dice;
  readonly #timers = new Set<NodeJS.Timeout>();

  constructor(world: World, dice: Dice) {
    this.#world = world;
    this.#dice = dice;
    this.#leaders = Array.from({ length: size.organisations * size.blocs }, (_, index) => {
      const organisation = Math.floor(index / size.blocs);
      const bloc = index % size.blocs;
      const id = chatIds.leader(organisation, bloc);
      const person = world.addUser({ id, firstName: `Trưởng khối ${organisation}.${bloc}` });
      // They pressed Start long ago: the bot may write to them.
      person.chat.started = true;
      const fresh = { count: 0, doubt: 'not yet', doubted: null, last: null } as const;
      return { person, organisation, bloc, ...fresh, given: new Set<string>() };
    });
    for (let organisation = 0; organisation < size.organisations; organisation += 1)
      this.#council(organisation);
    world.onChange(({ kind, chatId, messageId }) => {
      if (kind === 'posted' && messageId !== undefined) this.#react(chatId, messageId);
    });
  }

  /** Some press Start once more. */
  begin(): void {
    for (const { person } of this.#leaders) {
      if (!this.#dice.happens(0.1)) continue;
      const { id: messageId, chatId } = person.start();
      this.said.push({ chatId, messageId, text: '/start', figures: [], first: true });
    }
  }

  /** Some of the leaders write, in the course of so many milliseconds. */
  speak(withinMs: number, share: number): void {
    for (const leader of this.#leaders)
      if (this.#dice.happens(share))
        this.#later(this.#dice.between(0, withinMs), () => this.#saySomething(leader));
  }

  /** Somebody's app sends what nobody can read; what they write afterwards must be read all the same. */
  poison(): void {
    const { person } = this.#dice.one(this.#leaders);
    // A sender that is a number instead of a person.
    const text = `{"message":{"message_id":1,"date":1,"chat":{"id":${person.chatId},"type":"private"},"from":5,"text":"?"}}`;
    this.poisoned += 1;
    this.#world.tell(person.chat, JSON.parse(text) as UpdateBody);
  }

  /** some leader's chat */
  anyChat(): number {
    return this.#dice.one(this.#leaders).person.chatId;
  }

  get truth(): Pick<Truth, 'said' | 'confirmed' | 'poisoned'> {
    const { said, confirmed, poisoned } = this;
    return { said, confirmed, poisoned };
  }

  get isSilent(): boolean {
    return this.#timers.size === 0;
  }

  close(): void {
    for (const timer of this.#timers) clearTimeout(timer);
  }

  #council(organisation: number): void {
    const clerk = this.#world.addUser({
      id: chatIds.clerk(organisation),
      firstName: `Cán bộ ${organisation}`,
    });
    clerk.start();
    const members = [clerk];
    const title = `Hội đồng ${organisation}`;
    this.#world.createGroup({ id: chatIds.group(organisation), title, kind: 'group', members }).addBot(clerk);
  }

  #saySomething(leader: Leader): void {
    const dice = this.#dice;
    if (dice.happens(0.05)) return void leader.person.sendText(leader.person, '/dagui');
    if (dice.happens(0.1) && leader.last) return this.#editLast(leader, leader.last);
    if (dice.happens(0.12) && leader.doubt === 'not yet') return this.#sayDoubtful(leader);
    const certain = indicatorsOf(leader.bloc).filter(({ doubtful }) => !doubtful);
    const first = dice.one(certain);
    if (dice.happens(0.08) && !leader.given.has(first.code)) return this.#sayNone(leader, first);
    const other = certain.find(({ code }) => code !== first.code);
    const told = dice.happens(0.3) && other ? [first, other] : [first];
    const figures = told.map((indicator) => this.#figure(leader, indicator));
    const separator = dice.one(['\n', '; ']);
    const message = this.#send(
      leader,
      figures.map((figure) => figureText(figure, dice)).join(separator),
      figures,
    );
    leader.last = figures.length === 1 ? { message, indicator: first } : null;
  }

  #sayNone(leader: Leader, indicator: BenchIndicator): void {
    leader.given.add(indicator.code);
    const figure = this.#figureOf(leader, indicator, null);
    this.#send(leader, figureText(figure, this.#dice), [figure]);
  }

  #sayDoubtful(leader: Leader): void {
    const indicator = indicatorsOf(leader.bloc).find(({ doubtful }) => doubtful);
    if (!indicator) return;
    const value = decimal(BigInt(doubtfulFrom + leader.organisation * 100 + leader.bloc));
    leader.doubt = 'asked';
    leader.doubted = this.#figureOf(leader, indicator, value);
    this.#send(leader, figureText(leader.doubted, this.#dice), []);
  }

  #editLast(leader: Leader, { message, indicator }: NonNullable<Leader['last']>): void {
    const figure = this.#figure(leader, indicator);
    const text = figureText(figure, this.#dice);
    leader.person.edit(message, text);
    const { id: messageId, chatId } = message;
    this.said.push({ chatId, messageId, text, first: false, figures: [figure] });
  }

  /** Another figure than all before, and a little higher. */
  #figure(leader: Leader, indicator: BenchIndicator): SaidFigure {
    leader.count += 1;
    leader.given.add(indicator.code);
    const hundredths = 30_000 + leader.count * 701 + leader.bloc * 37 + leader.organisation * 11;
    return this.#figureOf(leader, indicator, decimal(BigInt(hundredths), 2));
  }

  #figureOf({ organisation, bloc }: Leader, indicator: BenchIndicator, value: Decimal | null): SaidFigure {
    return { organisation, bloc: blocCode(bloc), indicator, value };
  }

  #send({ person }: Leader, text: string, figures: readonly SaidFigure[]): ChatMessage {
    const message = person.sendText(person, text);
    this.said.push({ chatId: person.chatId, messageId: message.id, text, figures, first: true });
    return message;
  }

  /** Whoever is asked whether a figure is right says so sooner or later, some of them twice. */
  #react(chatId: number, messageId: number): void {
    const leader = this.#leaders.find(({ person }) => person.chatId === chatId);
    const message = this.#world.chatOf({ chatId }).messages.get(messageId);
    const right = message?.buttons?.inline_keyboard.flat().find(({ text }) => text.startsWith('Ghi đúng'));
    if (!leader || !message || !right || leader.doubt !== 'asked') return;
    leader.doubt = 'confirmed';
    if (leader.doubted) this.confirmed.push(leader.doubted);
    const times = this.#dice.happens(0.3) ? 2 : 1;
    for (let press = 0; press < times; press += 1)
      this.#later(this.#dice.between(20, 250), () => {
        this.presses += 1;
        leader.person.pressButton(message, right);
      });
  }

  #later(ms: number, act: () => void): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      act();
    }, ms);
    this.#timers.add(timer);
  }
}

/** As people type it: a comma before the hundredths, and the unit in full or in short. */
const figureText = ({ indicator: { code, unit }, value }: SaidFigure, dice: Dice): string => {
  const shown = value === null ? 'chưa có số liệu' : decimalText(value).replace('.', ',');
  const short = dice.happens(0.7) ? unit : unit.replace(' đồng', '');
  return value === null ? `${code}: ${shown}` : `${code}: ${shown} ${short}`;
};
