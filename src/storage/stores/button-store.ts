import { randomBytes } from 'node:crypto';
import type { ChannelName } from '../../app/ports/channel.ts';
import type { Button, ButtonAction, ButtonStore } from '../../app/ports/questions.ts';
import type { Transaction } from '../database.ts';
import { fromJson, toJson } from './json.ts';

type Row = Awaited<ReturnType<Transaction['button']['findUniqueOrThrow']>>;

const buttonOf = (row: Omit<Row, 'number'>): Button => ({
  token: row.token,
  organisationId: row.organisationId,
  address: { channel: row.channel as ChannelName, botId: row.botId, chatId: row.chatId },
  personId: row.personId,
  offer: row.offer,
  position: row.position,
  label: row.label,
  action: fromJson<ButtonAction>(row.action),
  expiresAt: row.expiresAt,
  usedAt: row.usedAt,
});

/** 15 random bytes are 20 characters: within Telegram's 64 bytes, and beyond guessing. */
const newToken = (): string => randomBytes(15).toString('base64url');

export const buttonStore = (tx: Transaction): ButtonStore => {
  const ofOffer = async (offer: string): Promise<Button[]> =>
    (await tx.button.findMany({ where: { offer }, orderBy: { position: 'asc' } })).map(buttonOf);
  return {
    issue: async ({ organisationId, address, personId, offer }, buttons, createdAt, expiresAt) => {
      const { channel, botId, chatId } = address;
      const rows = buttons.map(({ label, action }, index) => ({
        ...{
          token: newToken(),
          organisationId,
          channel,
          botId,
          chatId,
          personId,
          offer,
          label,
          createdAt,
          expiresAt,
        },
        position: index + 1,
        action: toJson(action),
        usedAt: null,
      }));
      await tx.button.createMany({ data: rows });
      return rows.map(buttonOf);
    },
    byToken: async (token) => {
      const row = await tx.button.findUnique({ where: { token } });
      return row && buttonOf(row);
    },
    ofOffer,
    lastOffer: async (addresses, now) => {
      const chats = addresses.map(({ channel, botId, chatId }) => ({ channel, botId, chatId }));
      const last = await tx.button.findFirst({
        where: { OR: chats, usedAt: null, expiresAt: { gt: now } },
        orderBy: { number: 'desc' },
      });
      return last ? ofOffer(last.offer) : [];
    },
    useOffer: async (offer, usedAt) => {
      const { count } = await tx.button.updateMany({ where: { offer, usedAt: null }, data: { usedAt } });
      return count > 0;
    },
    dropExpired: async (now) => {
      await tx.button.deleteMany({ where: { expiresAt: { lt: now } } });
    },
  };
};
