import type { ChannelName } from '../../src/app/ports/channel.ts';
import { wordsOf } from '../../src/playground/bot-api/world/chat-message.ts';
import type { Person } from '../../src/playground/bot-api/world/person.ts';
import type { ChatRef } from '../../src/playground/bot-api/world/world.ts';
import type { ZaloMessage } from '../../src/playground/zalo-bot/zalo-chat.ts';
import type { ZaloPerson } from '../../src/playground/zalo-bot/zalo-person.ts';
import type { ZaloStage } from '../../src/playground/zalo-stage.ts';
import type { Scene } from './scene.ts';

/** What the bot sent to a chat, as its reader sees it. */
export interface Heard {
  readonly text: string;
  readonly isPicture: boolean;
  /** labels that can be tapped */
  readonly buttons: readonly string[];
}

/** Somebody with one messenger, whichever it is: a test says what they do, not how their app does it. */
export interface Someone {
  readonly app: ChannelName;
  heard(): readonly Heard[];
  /** the bot's last words */
  last(): string;
  /** Says something in the private chat; resolves with the bot's last words. */
  says(text: string): Promise<string>;
  /** Takes a choice that the bot offered: a tap, or its number. */
  chooses(label: string): Promise<string>;
  /** Does what an invitation asks for. */
  accepts(invitation: string): Promise<string>;
  blocks(): void;
}

/** A group of the council that somebody of it writes in. */
export interface Council {
  readonly app: ChannelName;
  heard(): readonly Heard[];
  /** Says something to the bot there; resolves with its last words. */
  says(text: string): Promise<string>;
}

const lastOf = (heard: readonly Heard[]): string => heard.findLast(({ text }) => text !== '')?.text ?? '';

const codeLine = /^[A-HJ-NP-Z2-9]{8}$/m;
export const codeIn = (invitation: string): string => codeLine.exec(invitation)?.[0] ?? '';

function onTelegram(scene: Scene, where: ChatRef): readonly Heard[] {
  return [...scene.stage.server.world.chatOf(where).messages.values()]
    .filter(({ from }) => from.is_bot)
    .map(({ content, buttons }) => ({
      text: wordsOf(content).text,
      isPicture: content.kind === 'photo',
      buttons: (buttons?.inline_keyboard ?? []).flat().map(({ text }) => text),
    }));
}

export interface TelegramUser extends Someone {
  readonly person: Person;
}

export function telegramUser(scene: Scene, name: string): TelegramUser {
  const person = scene.person(name);
  const heard = () => onTelegram(scene, person);
  const answered = async (): Promise<string> => {
    await scene.stage.settle();
    return lastOf(heard());
  };
  return {
    ...{ app: 'telegram', person, heard, last: () => lastOf(heard()) },
    says: async (text) => {
      await scene.says(person, text);
      return lastOf(heard());
    },
    chooses: async (label) => {
      const labels = heard().flatMap(({ buttons }) => buttons);
      await scene.presses(person, labels.findLast((each) => each.includes(label)) ?? label);
      return lastOf(heard());
    },
    accepts: (invitation) => {
      const token = /[?&]start=([\w-]+)/.exec(invitation)?.[1];
      if (token === undefined) person.sendText(person, codeIn(invitation));
      else person.openDeepLink(token);
      return answered();
    },
    blocks: () => person.block(),
  };
}

const onZalo = ({ server }: ZaloStage, chatId: string): readonly Heard[] =>
  server.world
    .messages(chatId)
    .filter(({ from }) => from.isBot)
    .map(({ content }: ZaloMessage) => ({
      text: content.kind === 'text' ? content.text : content.kind === 'photo' ? content.caption : '',
      isPicture: content.kind === 'photo' && content.bytes !== null,
      buttons: [],
    }));

export interface ZaloUser extends Someone {
  readonly person: ZaloPerson;
}

export function zaloUser(scene: Scene, name: string): ZaloUser {
  const { zalo } = scene.stage;
  if (!zalo) throw new Error('the stage has no Zalo');
  const person = zalo.server.world.addPerson(name);
  const heard = () => onZalo(zalo, person.id);
  const says = async (text: string): Promise<string> => {
    person.sendText(text);
    await scene.stage.settle();
    return lastOf(heard());
  };
  return {
    ...{ app: 'zalo-bot', person, heard, says, last: () => lastOf(heard()) },
    chooses: (label) => {
      const offers = heard().map(({ text }) => numberOf(text, label));
      const number = offers.findLast((each) => each !== null);
      if (number === undefined || number === null) throw new Error(`nothing offers «${label}»`);
      return says(number);
    },
    accepts: (invitation) => says(codeIn(invitation)),
    blocks: () => person.block(),
  };
}

/** «2. Thu hồi»: the number under which a text offers a choice. */
const numberOf = (text: string, label: string): string | null =>
  text
    .split('\n')
    .map((line) => /^(\d+)\. (.*)$/.exec(line))
    .find((found) => found?.[2]?.includes(label))?.[1] ?? null;

/** The council's group on Telegram, into which `member` brings the bot. */
export function telegramCouncil(scene: Scene, title: string, member: Person): Council {
  const group = scene.group(title, member);
  group.addBot(member);
  return {
    app: 'telegram',
    heard: () => onTelegram(scene, group),
    says: async (text) => {
      await scene.says(member, text, group);
      return lastOf(onTelegram(scene, group));
    },
  };
}

/** On Zalo, where whoever writes to the bot picks its name from the list. */
export function zaloCouncil(scene: Scene, title: string, member: ZaloPerson): Council {
  const { zalo } = scene.stage;
  if (!zalo) throw new Error('the stage has no Zalo');
  const group = zalo.server.world.createGroup(title, [member]);
  zalo.server.world.addBotTo(group);
  return {
    app: 'zalo-bot',
    heard: () => onZalo(zalo, group.id),
    says: async (text) => {
      member.sendText(text, group.id, { mention: true });
      await scene.stage.settle();
      return lastOf(onZalo(zalo, group.id));
    },
  };
}
