import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Person } from '../../src/playground/bot-api/world/person.ts';
import type { Group } from '../../src/playground/bot-api/world/group.ts';
import type { ChatMessage } from '../../src/playground/bot-api/world/chat-message.ts';
import { wordsOf } from '../../src/playground/bot-api/world/chat-message.ts';
import type { ChatRef } from '../../src/playground/bot-api/world/world.ts';
import { demoFiles } from '../../src/playground/demo/demo-campaign.ts';
import { machineTimer } from '../../src/real-time.ts';
import { openStage, type Stage } from '../../src/playground/stage.ts';
import { silentLog } from '../silent-log.ts';

/** People who write to the real bot through the real Telegram adapter, and a transcript of what was said. */
export interface Scene {
  readonly stage: Stage;
  /** the clerk's first link */
  readonly clerkToken: string;
  person(name: string): Person;
  group(title: string, owner: Person): Group;
  /** one person says something; resolves when it is answered */
  says(who: Person, text: string, where?: ChatRef): Promise<void>;
  presses(who: Person, label: string, where?: ChatRef): Promise<void>;
  /** the transcript: every message of every chat, in order, with time */
  transcript(): string;
  last(where: ChatRef): ChatMessage;
  lastText(where: ChatRef): string;
  /** the words of every message of a chat, in order */
  textsOf(where: ChatRef): readonly string[];
  countOf(where: ChatRef): number;
  close(): Promise<void>;
}

const clock = new Intl.DateTimeFormat('vi-VN', {
  timeZone: 'Asia/Ho_Chi_Minh',
  weekday: 'short',
  day: '2-digit',
  month: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
});

const rowsOf = ({ buttons }: ChatMessage): string[] =>
  (buttons?.inline_keyboard ?? []).flat().map(({ text }) => text);

interface Said {
  readonly at: number;
  /** counts what people said */
  readonly step: number;
  readonly chat: number;
  readonly text: string;
}

/** Chats are written to at once: what answers one message is told chat by chat. Within a chat the order is its own. */
const inOrder = (a: Said, b: Said): number => a.at - b.at || a.step - b.step || a.chat - b.chat;

/** Tokens and codes are random: a transcript names them alike every time. */
const withoutSecrets = (text: string): string =>
  text
    .replace(/start=[\w-]{20,}/g, 'start=…')
    .replace(/^\/start [\w-]{20,}$/g, '/start …')
    .replace(/^[A-HJ-NP-Z2-9]{8}$/gm, 'MÃ8KÝTỰ');

export async function openScene(
  start = new Date('2026-05-25T02:00:00Z'),
  { withZalo = false, withOaTemplate = false } = {},
): Promise<Scene> {
  const folder = mkdtempSync(join(tmpdir(), 'thi-dua-scene-'));
  let seed = 7;
  const random = () => (seed = (seed * 16_807) % 2_147_483_647) / 2_147_483_647;
  const stage = await openStage({
    databaseUrl: `file:${join(folder, 'scene.db')}`,
    // Only the stage's own moves pass the time: a golden transcript has the same minutes every time.
    clock: { now: () => new Date('2026-01-01T00:00:00Z') },
    ...{ timer: machineTimer, start, random, log: silentLog, withZalo, withOaTemplate },
  });
  const { token } = await stage.seed(demoFiles(start.getUTCFullYear()));
  await stage.start();
  const { world } = stage.server;
  const said: Said[] = [];
  let step = 0;
  const names = new Map<number, string>();
  world.onChange(({ kind, chatId, messageId }) => {
    if (kind !== 'posted' && kind !== 'edited') return;
    const message = world.chatOf({ chatId }).messages.get(messageId ?? -1);
    if (!message) return;
    if (!message.from.is_bot) step += 1;
    const text = lineOf(message, names.get(chatId) ?? String(chatId), kind === 'edited');
    said.push({ at: stage.clock.now().getTime(), step, chat: [...names.keys()].indexOf(chatId), text });
  });

  function lineOf(message: ChatMessage, chat: string, edited: boolean): string {
    const from = message.from.is_bot ? 'BOT' : message.from.first_name;
    const at = clock.format(stage.clock.now()).replace(/\u202f/g, ' ');
    const buttons = rowsOf(message).map((label) => `[${label}]`);
    const words = withoutSecrets(wordsOf(message.content).text || `(${message.content.kind})`);
    const body = [...words.split('\n'), ...(buttons.length > 0 ? [buttons.join(' ')] : [])];
    return [`## ${chat} · ${at} · ${from}${edited ? ' (sửa)' : ''}`, ...body, ''].join('\n');
  }

  const messagesOf = (where: ChatRef): ChatMessage[] => [...world.chatOf(where).messages.values()];
  const last = (where: ChatRef): ChatMessage => {
    const message = messagesOf(where).at(-1);
    if (!message) throw new Error('nothing was said there');
    return message;
  };
  return {
    ...{ stage, clerkToken: token, last },
    person: (name) => {
      const person = world.addUser({ firstName: name });
      names.set(person.chatId, name);
      return person;
    },
    group: (title, owner) => {
      const group = world.createGroup({ title, kind: 'supergroup', members: [owner] });
      names.set(group.chatId, title);
      return group;
    },
    says: async (who, text, where) => {
      who.sendText(where ?? who, text);
      await stage.settle();
    },
    presses: async (who, label, where = who) => {
      const starts = (each: string) => each.startsWith(label);
      const message = messagesOf(where).findLast((each) => rowsOf(each).some(starts));
      const button = message && rowsOf(message).find(starts);
      if (!message || button === undefined) throw new Error(`there is no button «${label}»`);
      who.press(message, button);
      await stage.settle();
    },
    transcript: () =>
      [...said]
        .sort(inOrder)
        .map(({ text }) => text)
        .join('\n'),
    lastText: (where) => wordsOf(last(where).content).text,
    textsOf: (where) => messagesOf(where).map(({ content }) => wordsOf(content).text),
    countOf: (where) => messagesOf(where).length,
    close: async () => {
      await stage.close();
      rmSync(folder, { recursive: true });
    },
  };
}
