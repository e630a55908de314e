import { randomUUID } from 'node:crypto';
import type { ChannelName, ChatAddress } from '../../app/ports/channel.ts';
import type { CouncilGroup, GroupStore } from '../../app/ports/groups.ts';
import type { Transaction } from '../database.ts';

type Row = Awaited<ReturnType<Transaction['councilGroup']['findUniqueOrThrow']>>;

const groupOf = (row: Row): CouncilGroup => ({
  id: row.id,
  organisationId: row.organisationId,
  address: {
    ...{ channel: row.channel as ChannelName, botId: row.botId, chatId: row.chatId },
    ...(row.topicId === null ? {} : { topicId: row.topicId }),
  },
  title: row.title,
  lost: row.lostAt !== null,
});

const key = ({ channel, botId, chatId }: ChatAddress) => ({
  channel_botId_chatId: { channel, botId, chatId },
});

export const groupStore = (tx: Transaction): GroupStore => {
  const find = (address: ChatAddress) => tx.councilGroup.findUnique({ where: key(address) });
  const change = async (address: ChatAddress, data: { lostAt?: Date; topicId?: null }) => {
    const row = await find(address);
    return row && groupOf(await tx.councilGroup.update({ where: { id: row.id }, data }));
  };
  return {
    byChat: async (address) => {
      const row = await find(address);
      return row && groupOf(row);
    },
    of: async (organisationId) => {
      const rows = await tx.councilGroup.findMany({ where: { organisationId }, orderBy: { boundAt: 'asc' } });
      return rows.map(groupOf);
    },
    bind: async (organisationId, address, title, boundById, boundAt) => {
      const { channel, botId, chatId, topicId = null } = address;
      const bound = await find(address);
      if (bound && bound.organisationId !== organisationId && bound.lostAt === null) return false;
      const facts = { organisationId, topicId, title, boundById, boundAt, lostAt: null };
      await tx.councilGroup.upsert({
        where: key(address),
        create: { id: randomUUID(), channel, botId, chatId, ...facts },
        update: facts,
      });
      return true;
    },
    markLost: (address, lostAt) => change(address, { lostAt }),
    dropTopic: (address) => change(address, { topicId: null }),
    migrate: async (address, chatId) => {
      const { channel, botId } = address;
      const left = { channel, botId, chatId: address.chatId };
      // Bound by a clerk before the bot was told of the change: one row is left, so that summaries come once.
      if (await find({ ...address, chatId })) await tx.councilGroup.deleteMany({ where: left });
      else await tx.councilGroup.updateMany({ where: left, data: { chatId } });
    },
  };
};
