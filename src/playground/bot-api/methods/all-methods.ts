import type { Method } from './bot-api.ts';
import { answerCallbackQuery, getChat, getChatMember, getMe, leaveChat, sendChatAction } from './chats.ts';
import { deleteMyCommands, getMyCommands, setMyCommands } from './commands.ts';
import {
  deleteMessage,
  editMessageCaption,
  editMessageReplyMarkup,
  editMessageText,
  setMessageReaction,
} from './editing.ts';
import { sendMessage } from './sending.ts';
import { getFile, sendDocument, sendMediaGroup, sendPhoto } from './sending-files.ts';
import { deleteWebhook, getUpdates, getWebhookInfo, setWebhook } from './updates.ts';

const methods: Readonly<Record<string, Method>> = {
  getMe,
  getUpdates,
  setWebhook,
  deleteWebhook,
  getWebhookInfo,
  sendMessage,
  sendPhoto,
  sendDocument,
  sendMediaGroup,
  sendChatAction,
  editMessageText,
  editMessageCaption,
  editMessageReplyMarkup,
  deleteMessage,
  setMessageReaction,
  answerCallbackQuery,
  getFile,
  setMyCommands,
  getMyCommands,
  deleteMyCommands,
  getChat,
  getChatMember,
  leaveChat,
};

const byLowerCase = new Map(
  Object.entries(methods).map(([name, method]) => [name.toLowerCase(), { name, method }]),
);

/** Method names are not case-sensitive. Everything Telegram has and this list has not is «Not Found». */
export const methodNamed = (name: string) => byLowerCase.get(name.toLowerCase());

/** Those that put something into a chat, or change what is there: they count towards the pace. */
export const writesToChat = (name: string) =>
  name !== 'sendChatAction' && (name.startsWith('send') || name.startsWith('editMessage'));
