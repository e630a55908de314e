import type { BotCommandScope } from 'grammy/types';
import { z } from 'zod';
import type { CallParameters } from '../call-parameters.ts';
import { badRequest } from '../refusal.ts';
import type { World } from '../world/world.ts';
import type { Method } from './bot-api.ts';

const commandsSchema = z.array(z.object({ command: z.string(), description: z.string() }));
const chatId = z.union([
  z.int(),
  z
    .string()
    .regex(/^-?\d{1,16}$/)
    .transform(Number),
]);
const scopeSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('default') }),
  z.object({ type: z.literal('all_private_chats') }),
  z.object({ type: z.literal('all_group_chats') }),
  z.object({ type: z.literal('all_chat_administrators') }),
  z.object({ type: z.literal('chat'), chat_id: chatId }),
  z.object({ type: z.literal('chat_administrators'), chat_id: chatId }),
  z.object({ type: z.literal('chat_member'), chat_id: chatId, user_id: z.int() }),
]);

export const setMyCommands: Method = ({ world }, { parameters }) => {
  const commands = commandsSchema.safeParse(parameters.json('commands'));
  if (!commands.success) throw badRequest("can't parse commands JSON object");
  if (commands.data.length > 100) throw badRequest('BOT_COMMANDS_TOO_MUCH');
  for (const { command, description } of commands.data) checkCommand(command, description);
  world.menus.set(readScope(world, parameters), readLanguage(parameters), commands.data);
  world.changed({ kind: 'menu', chatId: 0 });
  return true;
};

export const getMyCommands: Method = ({ world }, { parameters }) =>
  world.menus.get(readScope(world, parameters), readLanguage(parameters));

export const deleteMyCommands: Method = ({ world }, { parameters }) => {
  world.menus.delete(readScope(world, parameters), readLanguage(parameters));
  world.changed({ kind: 'menu', chatId: 0 });
  return true;
};

function checkCommand(command: string, description: string): void {
  if (!/^[a-z0-9_]{1,32}$/.test(command)) throw badRequest('BOT_COMMAND_INVALID');
  if (description.length < 1 || description.length > 256) throw badRequest('BOT_COMMAND_DESCRIPTION_INVALID');
}

function readScope(world: World, parameters: CallParameters): BotCommandScope {
  const raw = parameters.json('scope');
  if (raw === undefined) return { type: 'default' };
  const scope = scopeSchema.safeParse(raw);
  if (!scope.success) throw badRequest("can't parse BotCommandScope");
  if ('chat_id' in scope.data && world.chat(scope.data.chat_id) === undefined)
    throw badRequest('chat not found');
  return scope.data;
}

function readLanguage(parameters: CallParameters): string {
  const language = parameters.text('language_code') ?? '';
  if (!/^([a-z]{2})?$/.test(language)) throw badRequest('invalid language code specified');
  return language;
}
