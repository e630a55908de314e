import type { ChatAddress } from '../../app/ports/channel.ts';
import type { TurnStore } from '../../app/ports/turns.ts';
import { databaseKindOf, type Transaction } from '../database.ts';
import { lockInTransaction } from '../transaction-lock.ts';

async function organisationOf(
  tx: Transaction,
  { channel, botId, chatId }: ChatAddress,
): Promise<string | null> {
  const [account] = await tx.$queryRaw<{ organisationId: string }[]>`
    SELECT "organisationId" FROM "ChatAccount"
    WHERE "channel" = ${channel} AND "botId" = ${botId} AND "externalId" = ${chatId}`;
  return account?.organisationId ?? null;
}

export const turnStore = (tx: Transaction): TurnStore => {
  const kind = databaseKindOf(tx);
  return {
    ofAll: () => lockInTransaction(kind, tx, []),
    ofChat: async (address) => {
      if (kind === 'sqlite') return; // one transaction at a time already
      let found = await organisationOf(tx, address);
      for (;;) {
        await lockInTransaction(kind, tx, found === null ? [] : ['organisation', found]);
        const now = await organisationOf(tx, address);
        if (found === null || now === found) return;
        found = now; // the chat changed hands while we waited
      }
    },
  };
};
