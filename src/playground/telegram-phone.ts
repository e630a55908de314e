import { err, ok } from '../domain/result.ts';
import type { AnyChat } from './bot-api/world/chat.ts';
import type { ChatMessage } from './bot-api/world/chat-message.ts';
import type { Group } from './bot-api/world/group.ts';
import type { Person } from './bot-api/world/person.ts';
import type { ChatRef, World } from './bot-api/world/world.ts';
import type { Done, Phone, PhoneFile, PhoneView, PressOutcome } from './phone.ts';
import { messageView } from './telegram-message-view.ts';

export interface TelegramPhoneOptions {
  readonly id: string;
  readonly world: World;
  /** whose phone it is */
  readonly person: Person;
  /** the group to show; without one the private chat with the bot */
  readonly group?: Group;
  readonly label: string;
  readonly section: string;
}

/** Older messages are there, and are not shown. */
const shownMessages = 200;
/** A phone stops its spinner by itself. */
const answerWithinMs = 8_000;
const gone = 'Tin nhắn này không còn nữa.';

/** A phone with Telegram on it, in the world of our own Bot API server. */
export function telegramPhone(options: TelegramPhoneOptions): Phone {
  const { world, person, group, id, label, section } = options;
  const where: ChatRef = group ?? person;
  const chat = () => world.chatOf(where);
  const find = (messageId: string) => chat().messages.get(Number(messageId));
  const replyId = (replyTo: string | null) => (replyTo === null ? {} : { replyTo: Number(replyTo) });
  return {
    id,
    label,
    section,
    view: () => phoneView(options, chat()),
    sendText: (text, replyTo) => {
      if (text.trim() === '') return err('Tin nhắn chưa có chữ nào.');
      person.sendText(where, text, replyId(replyTo));
      return done;
    },
    sendFile: ({ name, bytes }, caption) => {
      if (bytes.length === 0) return err('Tệp rỗng, không gửi được.');
      person.sendDocument(where, { name, bytes, caption });
      return done;
    },
    edit: (messageId, text) => {
      const message = find(messageId);
      if (message === undefined || text.trim() === '')
        return err(message ? 'Tin nhắn chưa có chữ nào.' : gone);
      if (message.from.id !== person.user.id) return err('Chỉ sửa được tin của mình.');
      person.edit(message, text);
      return done;
    },
    press: async (messageId, button) => {
      const message = find(messageId);
      return message === undefined ? err(gone) : press(person, message, button);
    },
    tapKey: (key) => {
      if (!keysOf(chat()).flat().includes(key)) return err('Phím này không còn nữa.');
      person.tapKeyboard(where, key);
      return done;
    },
    openLink: (url) => openLink(options, url),
    setBlocked: (blocked) => {
      if (group !== undefined) return err('Không chặn được một nhóm.');
      if (blocked) person.block();
      else person.unblock();
      return done;
    },
    file: (messageId) => fileOf(find(messageId)),
    onChange: (listener) =>
      world.onChange(({ kind, chatId }) => {
        if (chatId === where.chatId || kind === 'menu') listener();
      }),
  };
}

const done: Done = ok(null);

function phoneView({ id, world, person, group }: TelegramPhoneOptions, chat: AnyChat): PhoneView {
  const isPrivate = chat.kind === 'private';
  const all = world.messages({ chatId: chat.id });
  const eyes = {
    ownerId: person.user.id,
    botId: world.bot.id,
    groupTitle: isPrivate ? null : chat.title,
    find: (messageId: number) => chat.messages.get(messageId),
  };
  return {
    id,
    channel: 'telegram',
    title: isPrivate ? world.bot.firstName : chat.title,
    subtitle: isPrivate ? 'bot' : `${chat.members.size} thành viên`,
    notStarted: isPrivate && !chat.started,
    blocked: isPrivate && chat.blocked,
    typing: chat.action !== null && chat.action.until > world.now(),
    messages: all.slice(-shownMessages).map((message) => messageView(message, eyes)),
    keys: keysOf(chat),
    placeholder: chat.keyboard?.input_field_placeholder ?? null,
    menu: menuOf(world, chat, person),
    can: { edit: true, reply: true, attach: true, block: group === undefined },
  };
}

/** In a group the app adds the bot's name, so that no other bot takes the command for its own. */
function menuOf(world: World, chat: AnyChat, person: Person): PhoneView['menu'] {
  const suffix = chat.kind === 'private' ? '' : `@${world.bot.username}`;
  return world.menus
    .shownIn(chat, person.user.id, person.user.language_code ?? '')
    .map(({ command, description }) => ({ command: `/${command}${suffix}`, description }));
}

function keysOf({ keyboard }: AnyChat): string[][] {
  if (keyboard === null || !('keyboard' in keyboard)) return [];
  return keyboard.keyboard.map((row) => row.map((key) => (typeof key === 'string' ? key : key.text)));
}

async function press(person: Person, message: ChatMessage, number: number): Promise<Done<PressOutcome>> {
  const button = message.buttons?.inline_keyboard.flat()[number];
  if (button === undefined) return err('Nút này không còn nữa.');
  const pressed = person.pressButton(message, button);
  if (pressed.kind === 'link') return ok({ kind: 'link', href: pressed.url });
  if (pressed.kind === 'copy') return ok({ kind: 'copied', text: pressed.text });
  const answer = await withinTime(pressed.answered);
  if (answer === null || answer.text === '') return ok({ kind: 'silent' });
  return ok({ kind: answer.asAlert ? 'alert' : 'note', text: answer.text });
}

function withinTime<T>(promise: Promise<T>): Promise<T | null> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(null), answerWithinMs);
    void promise.then((value) => {
      clearTimeout(timer);
      resolve(value);
    });
  });
}

/** `t.me/<bot>?start=…` in a private chat, `?startgroup=…` in a group. */
function openLink({ world, person, group }: TelegramPhoneOptions, url: string): Done {
  const notOurs = err('Liên kết này không dẫn tới bot.');
  if (!URL.canParse(url)) return notOurs;
  const { hostname, pathname, searchParams } = new URL(url);
  const name = pathname.slice(1).toLowerCase();
  if (!['t.me', 'telegram.me'].includes(hostname) || name !== world.bot.username.toLowerCase())
    return notOurs;
  if (group === undefined) {
    const payload = searchParams.get('start') ?? '';
    if (!/^[A-Za-z0-9_-]{0,64}$/.test(payload)) return notOurs;
    person.openDeepLink(payload);
  } else group.addBot(person, searchParams.get('startgroup') ?? '');
  return done;
}

function fileOf(message: ChatMessage | undefined): PhoneFile | null {
  const content = message?.content;
  if (content?.kind !== 'photo' && content?.kind !== 'document') return null;
  const { name, path, mimeType, bytes } = content.file;
  return { name: name ?? path.split('/').at(-1) ?? 'file', mimeType, bytes };
}
