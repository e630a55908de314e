import type { UserFromGetMe } from 'grammy/types';
import { badRequest } from '../refusal.ts';
import { chatJson, memberJson } from '../world/chat.ts';
import { changeBotStatus } from '../world/group.ts';
import type { Method } from './bot-api.ts';
import { readTopic } from './sending.ts';
import { chatToLookAt, chatToWriteTo, groupNamed } from './target-chat.ts';

const chatActions = new Set([
  'typing',
  'upload_photo',
  'record_video',
  'upload_video',
  'record_voice',
  'upload_voice',
  'upload_document',
  'choose_sticker',
  'find_location',
  'record_video_note',
  'upload_video_note',
]);
/** Shown for so long, or until the bot writes. */
const actionMs = 5_000;
const maxAnswer = 200;

export const getMe: Method = ({ world }): UserFromGetMe => ({
  ...world.botUser,
  is_bot: true,
  username: world.bot.username,
  can_join_groups: true,
  can_read_all_group_messages: world.bot.readsAllGroupMessages,
  supports_inline_queries: false,
  can_connect_to_business: false,
  has_main_web_app: false,
  has_topics_enabled: false,
  allows_users_to_create_topics: false,
  can_manage_bots: false,
  supports_join_request_queries: false,
});

export const getChat: Method = ({ world }, { parameters }) => ({
  ...chatJson(chatToLookAt(world, parameters)),
  accent_color_id: 0,
  max_reaction_count: 11,
  accepted_gift_types: {
    unlimited_gifts: false,
    limited_gifts: false,
    unique_gifts: false,
    premium_subscription: false,
    gifts_from_channels: false,
  },
});

/** Of others than the bot itself, Telegram promises this only to admins. */
export const getChatMember: Method = ({ world }, { parameters }) => {
  const chat = chatToLookAt(world, parameters);
  const userId = parameters.requiredInteger('user_id', 'invalid user_id specified');
  if (chat.kind === 'private') {
    if (userId === world.bot.id) return memberJson(world.botUser, 'member');
    if (userId === chat.id) return memberJson(chat.person, 'member');
    throw badRequest('member not found');
  }
  const member = chat.members.get(userId);
  const user = member?.user ?? world.person(userId)?.user;
  if (user === undefined) throw badRequest('invalid user_id specified');
  return memberJson(user, member?.status ?? 'left');
};

export const leaveChat: Method = ({ world }, { parameters }) => {
  const group = groupNamed(world, parameters);
  changeBotStatus(world, group, world.botUser, 'left');
  const note = { kind: 'member-left', member: world.botUser } as const;
  world.post(group, { from: world.botUser, content: { kind: 'service', note } });
  return true;
};

export const sendChatAction: Method = ({ world }, { parameters }) => {
  const chat = chatToWriteTo(world, parameters);
  readTopic(chat, parameters);
  const name = parameters.text('action') ?? '';
  if (!chatActions.has(name)) throw badRequest('wrong parameter action in request');
  chat.action = { name, until: new Date(world.now().getTime() + actionMs) };
  world.changed({ kind: 'action', chatId: chat.id });
  return true;
};

export const answerCallbackQuery: Method = ({ world }, { parameters }) => {
  const id = parameters.text('callback_query_id') ?? '';
  const text = parameters.text('text') ?? '';
  if (text.length > maxAnswer) throw badRequest('MESSAGE_TOO_LONG');
  if (!world.presses.answer(id, { text, asAlert: parameters.flag('show_alert') }, world.now()))
    throw badRequest('query is too old and response timeout expired or query ID is invalid');
  return true;
};
