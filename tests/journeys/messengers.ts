import type { ChannelName } from '../../src/app/ports/channel.ts';
import { wordsOf } from '../../src/playground/bot-api/world/chat-message.ts';
import type { Person } from '../../src/playground/bot-api/world/person.ts';
import type { ChatRef } from '../../src/playground/bot-api/world/world.ts';
import type { ZaloMessage } from '../../src/playground/zalo-bot/zalo-chat.ts';
import type { ZaloPerson } from '../../src/playground/zalo-bot/zalo-person.ts';
import type { OaMessage } from '../../src/playground/zalo-oa/oa-chat.ts';
import type { OaPerson } from '../../src/playground/zalo-oa/oa-person.ts';
import type { ZaloOaStage } from '../../src/playground/zalo-oa-stage.ts';
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
  readonly app: 'telegram';
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
  readonly app: 'zalo-bot';
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
    chooses: (label) => says(numberOf(heard(), label)),
    accepts: (invitation) => says(codeIn(invitation)),
    blocks: () => person.block(),
  };
}

const onOa = ({ server }: ZaloOaStage, chatId: string): readonly Heard[] =>
  server.world
    .messages(chatId)
    .filter(({ from }) => from.isOa)
    .map(({ content }: OaMessage) => ({
      text: 'text' in content ? content.text : '',
      isPicture: content.kind === 'image' && content.bytes !== null,
      buttons: content.kind === 'text' ? content.buttons.map(({ title }) => title) : [],
    }));

export interface OaUser extends Someone {
  readonly app: 'zalo-oa';
  readonly person: OaPerson;
}

export function oaUser(scene: Scene, name: string): OaUser {
  const { zaloOa } = scene.stage;
  if (!zaloOa) throw new Error('the stage has no Official Account');
  const { world } = zaloOa.server;
  const person = world.addPerson(name);
  const heard = () => onOa(zaloOa, person.id);
  const answered = async (): Promise<string> => {
    await scene.stage.settle();
    return lastOf(heard());
  };
  const says = (text: string): Promise<string> => {
    person.sendText(text);
    return answered();
  };
  return {
    ...{ app: 'zalo-oa', person, heard, says, last: () => lastOf(heard()) },
    chooses: (label) => {
      const titles = (message: OaMessage): string[] =>
        message.content.kind === 'text' ? message.content.buttons.map(({ title }) => title) : [];
      const has = (message: OaMessage): boolean => titles(message).some((title) => title.includes(label));
      const message = world.messages(person.id).findLast(has);
      if (!message) return says(numberOf(heard(), label));
      person.press(message, titles(message).find((title) => title.includes(label)) ?? '');
      return answered();
    },
    accepts: (invitation) => says(codeIn(invitation)),
    blocks: () => person.unfollow(),
  };
}

/** «2. Thu hồi»: the number under which the newest text that offers a choice has it. */
function numberOf(heard: readonly Heard[], label: string): string {
  const offers = heard.flatMap(({ text }) => text.split('\n').map((line) => /^(\d+)\. (.*)$/.exec(line)));
  const number = offers.findLast((found) => found?.[2]?.includes(label))?.[1];
  if (number === undefined) throw new Error(`nothing offers «${label}»`);
  return number;
}

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

/** The account's own group, which a clerk asks it to make. */
export async function oaCouncil(scene: Scene, clerk: OaUser): Promise<Council> {
  const { zaloOa } = scene.stage;
  if (!zaloOa) throw new Error('the stage has no Official Account');
  await clerk.says('/taonhom');
  const group = zaloOa.server.world.groups.all().at(-1);
  if (!group) throw new Error(`no group was made: ${clerk.last()}`);
  return {
    app: 'zalo-oa',
    heard: () => onOa(zaloOa, group.id),
    says: async (text) => {
      clerk.person.sendText(text, group.id);
      await scene.stage.settle();
      return lastOf(onOa(zaloOa, group.id));
    },
  };
}
