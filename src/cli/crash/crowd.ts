import { decimal, decimalText, type Decimal } from '../../domain/quantity/decimal.ts';
import { blocCode, doubtfulFrom, indicatorsOf, size, type BenchIndicator } from './campaign.ts';
import type { Dice } from './dice.ts';
import type { Truth } from './judge.ts';
import type { BenchPhone, BotWords, Platform } from './platform/platform.ts';

/** A figure as a leader said it; `value` null: «chưa có số liệu». */
export interface SaidFigure {
  readonly organisation: number;
  readonly bloc: string;
  readonly indicator: BenchIndicator;
  readonly value: Decimal | null;
}

/** One message of a leader, and what it must come to. */
export interface Said {
  readonly chatId: string;
  readonly messageId: string;
  readonly text: string;
  readonly figures: readonly SaidFigure[];
  /** false: an edit, which shares its message's id */
  readonly first: boolean;
}

interface Leader {
  readonly phone: BenchPhone;
  readonly organisation: number;
  readonly bloc: number;
  /** figures said so far, so that each is another one and none falls */
  count: number;
  doubt: 'not yet' | 'asked' | 'confirmed';
  doubted: SaidFigure | null;
  /** the last message with one figure, to be edited */
  last: { readonly messageId: string; readonly indicator: BenchIndicator } | null;
  readonly given: Set<string>;
}

/** Fifty leaders who answer in ways that leave no doubt (and now and then in one that does), and keep in mind what they said. */
export class Crowd {
  readonly said: Said[] = [];
  /** doubtful figures whose «Ghi đúng» was pressed */
  readonly confirmed: SaidFigure[] = [];
  /** updates that no bot can read */
  poisoned = 0;
  readonly #leaders: readonly Leader[];
  readonly #platform: Platform;
  readonly #dice: Dice;
  readonly #timers = new Set<NodeJS.Timeout>();

  constructor(platform: Platform, dice: Dice) {
    this.#platform = platform;
    this.#dice = dice;
    this.#leaders = platform.leaders.map((phone, index) => {
      const [organisation, bloc] = [Math.floor(index / size.blocs), index % size.blocs];
      const fresh = { count: 0, doubt: 'not yet', doubted: null, last: null } as const;
      const leader: Leader = { phone, organisation, bloc, ...fresh, given: new Set<string>() };
      phone.onWords((words) => this.#react(leader, words));
      return leader;
    });
  }

  /** Some press Start once more. */
  begin(): void {
    for (const leader of this.#leaders) if (this.#dice.happens(0.1)) this.#send(leader, '/start', []);
  }

  /** Some of the leaders write, in the course of so many milliseconds. */
  speak(withinMs: number, share: number): void {
    for (const clerk of this.#platform.talkativeClerks) clerk.say('chào bot');
    for (const leader of this.#leaders)
      if (this.#dice.happens(share))
        this.#later(this.#dice.between(0, withinMs), () => this.#saySomething(leader));
  }

  /** Somebody's app sends what nobody can read; what they write afterwards must be read all the same. */
  poison(): void {
    this.poisoned += 1;
    this.#platform.poison(this.anybody());
  }

  anybody(): BenchPhone {
    return this.#dice.one(this.#leaders).phone;
  }

  get truth(): Omit<Truth, 'arrived'> {
    const { said, confirmed, poisoned } = this;
    return { said, confirmed, poisoned, leaders: new Set(this.#leaders.map(({ phone }) => phone.chatId)) };
  }

  get isSilent(): boolean {
    return this.#timers.size === 0;
  }

  close(): void {
    for (const timer of this.#timers) clearTimeout(timer);
  }

  #saySomething(leader: Leader): void {
    const dice = this.#dice;
    if (dice.happens(0.05)) return void leader.phone.say('/dagui');
    if (dice.happens(0.1) && leader.last && leader.phone.edit) return this.#editLast(leader, leader.last);
    if (dice.happens(0.12) && leader.doubt === 'not yet') return this.#sayDoubtful(leader);
    const certain = indicatorsOf(leader.bloc).filter(({ doubtful }) => !doubtful);
    const first = dice.one(certain);
    if (dice.happens(0.08) && !leader.given.has(first.code)) return this.#sayNone(leader, first);
    const other = certain.find(({ code }) => code !== first.code);
    const told = dice.happens(0.3) && other ? [first, other] : [first];
    const figures = told.map((indicator) => this.#figure(leader, indicator));
    const separator = dice.one(['\n', '; ']);
    const messageId = this.#send(
      leader,
      figures.map((figure) => figureText(figure, dice)).join(separator),
      figures,
    );
    leader.last = figures.length === 1 ? { messageId, indicator: first } : null;
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

  #editLast(leader: Leader, { messageId, indicator }: NonNullable<Leader['last']>): void {
    const figure = this.#figure(leader, indicator);
    const text = figureText(figure, this.#dice);
    leader.phone.edit?.(messageId, text);
    const { chatId } = leader.phone;
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

  /** @returns the message's id */
  #send({ phone }: Leader, text: string, figures: readonly SaidFigure[]): string {
    const messageId = phone.say(text);
    this.said.push({ chatId: phone.chatId, messageId, text, figures, first: true });
    return messageId;
  }

  /** Whoever is asked whether a figure is right says so sooner or later, some of them twice. */
  #react(leader: Leader, { choices }: BotWords): void {
    const right = choices.find(({ label }) => label.startsWith('Ghi đúng'));
    if (!right || leader.doubt !== 'asked') return;
    leader.doubt = 'confirmed';
    if (leader.doubted) this.confirmed.push(leader.doubted);
    const times = this.#dice.happens(0.3) ? 2 : 1;
    for (let press = 0; press < times; press += 1) this.#later(this.#dice.between(20, 250), right.choose);
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
