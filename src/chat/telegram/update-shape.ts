import { z } from 'zod';

/** The parts of Bot API updates that we read. What else they hold is kept in the stored text and ignored here. */

const chat = z.object({
  id: z.number(),
  type: z.enum(['private', 'group', 'supergroup', 'channel']).catch('group'),
  title: z.string().optional(),
});

const user = z.object({
  id: z.number(),
  is_bot: z.boolean().catch(false),
  first_name: z.string().catch(''),
  last_name: z.string().optional(),
});

/** only whether it is there */
const anything = z.unknown().optional();

const entity = z.object({ type: z.string(), offset: z.number(), length: z.number() });

const repliedTo = z.object({ message_id: z.number(), forum_topic_created: anything });

const message = z.object({
  message_id: z.number(),
  date: z.number(),
  edit_date: z.number().optional(),
  chat,
  from: user.optional(),
  /** set where a group, a channel or an anonymous admin writes; `from` is then a stand-in */
  sender_chat: z.object({ id: z.number() }).optional(),
  is_topic_message: z.boolean().optional(),
  message_thread_id: z.number().optional(),
  reply_to_message: repliedTo.optional(),
  text: z.string().optional(),
  entities: z.array(entity).optional(),
  caption: z.string().optional(),
  document: z
    .object({ file_id: z.string(), file_name: z.string().optional(), file_size: z.number().optional() })
    .optional(),
  animation: anything,
  photo: anything,
  sticker: anything,
  voice: anything,
  audio: anything,
  video: anything,
  video_note: anything,
  contact: anything,
  location: anything,
  venue: anything,
  dice: anything,
  poll: anything,
  story: anything,
  paid_media: anything,
  checklist: anything,
  migrate_to_chat_id: z.number().optional(),
  migrate_from_chat_id: z.number().optional(),
});

const callbackQuery = z.object({
  id: z.string(),
  from: user,
  /** absent for buttons of inline messages, which we never send */
  message: z
    .object({
      message_id: z.number(),
      /** 0 where the message is too old to be shown to the bot */
      date: z.number().catch(0),
      chat,
      is_topic_message: z.boolean().optional(),
      message_thread_id: z.number().optional(),
    })
    .optional(),
  data: z.string().optional(),
});

const member = z.object({ status: z.string(), is_member: z.boolean().optional() });

const membershipChange = z.object({
  chat,
  from: user,
  date: z.number(),
  old_chat_member: member,
  new_chat_member: member,
});

export const updateShape = z.object({
  update_id: z.number(),
  message: message.optional(),
  edited_message: message.optional(),
  callback_query: callbackQuery.optional(),
  my_chat_member: membershipChange.optional(),
});

export type TelegramUpdate = z.infer<typeof updateShape>;
export type TelegramMessage = z.infer<typeof message>;
export type TelegramUser = z.infer<typeof user>;
export type TelegramChat = z.infer<typeof chat>;
export type ButtonPress = z.infer<typeof callbackQuery>;
export type MembershipChange = z.infer<typeof membershipChange>;

/** Telegram remembers the list from the last time, so all of it is named at every start. */
export const allowedUpdates = ['message', 'edited_message', 'callback_query', 'my_chat_member'] as const;
