import type { ChannelName, OutgoingContent } from '../../../app/ports/channel.ts';
import type { FaultRates } from '../../../playground/bot-api/faults/faults.ts';
import type { Carelessness } from '../careless-proxy.ts';
import type { Dice } from '../dice.ts';

/** A message of the bot, as it came to a person. */
export interface BotWords {
  readonly text: string;
  /** what can be chosen, in the messenger's own way: a button, or a number to be typed */
  readonly choices: readonly { readonly label: string; readonly choose: () => void }[];
}

/** Somebody's phone, open at the chat with the bot. */
export interface BenchPhone {
  readonly chatId: string;
  /** @returns the message's id */
  say(text: string): string;
  /** null: in this messenger nobody changes what was said */
  readonly edit: ((messageId: string, text: string) => void) | null;
  onWords(listener: (words: BotWords) => void): void;
}

/** A message that arrived in a chat. */
export interface Arrived {
  readonly chatId: string;
  readonly text: string;
  readonly at: Date;
}

/** Who is where; the same in every run, so that one seeded database serves all. Ids are the product's. */
export interface BenchChats {
  readonly channel: ChannelName;
  readonly botId: string;
  readonly leader: (organisation: number, bloc: number) => string;
  readonly clerk: (organisation: number) => string;
  readonly group: (organisation: number) => string;
}

/** A messenger of our own with the bench's people in it: one of the playground's servers, hostile by rates. */
export interface Platform {
  readonly chats: BenchChats;
  /** one authority after the other, bloc by bloc */
  readonly leaders: readonly BenchPhone[];
  /** those who have to turn to the bot now and then, or it may not write to them any more */
  readonly talkativeClerks: readonly BenchPhone[];
  /** what is not taken within a day is thrown away */
  readonly forgetsInADay: boolean;
  /** settings of a bot */
  settings(): Readonly<Record<string, string>>;
  /** What is not named goes back to never. */
  setFaults(rates: Partial<FaultRates>): void;
  /** The next message to this leader is refused: blocked, or no longer followed. */
  refuse(leader: BenchPhone): void;
  /** Somebody's app sends what nobody can read. */
  poison(leader: BenchPhone): void;
  /** The authority's group becomes another one when it is next written to, where groups do that. */
  moveGroup(organisation: number): void;
  /** Only an administrator can bring sending back. @returns whether the bots need other settings now */
  seeToConsent(): boolean;
  /** events that no bot has taken yet */
  pending(): number;
  releaseHeld(): void;
  /** every message of the bot that reached a chat, in order */
  arrived(): Arrived[];
  /** a row as `arrived` tells of it; empty: it shows nothing */
  readonly shown: (content: OutgoingContent) => string;
  close(): Promise<void>;
}

export interface PlatformOptions {
  readonly now: () => Date;
  readonly dice: Dice;
  /** told of every call when it has arrived whole, before anything is done about it; `webhook`: of every event */
  readonly onCall: (method: string) => void;
  /** at which the running bots take events */
  readonly ports: () => readonly number[];
  readonly careless: Carelessness | null;
}

/** Links are signed anew for each message, and say nothing else about it. */
export const fileShown = (caption: string): string => `(tệp) ${caption.trim()}`.trim();
