import type { QueueState } from './ports/metrics.ts';
import type { InTransaction } from './ports/stores.ts';

/** What waits to be handled and to be sent. */
export async function queueState(inTransaction: InTransaction, now: Date): Promise<QueueState> {
  const { incoming, outgoing } = await inTransaction(
    async ({ inbox, outbox }) => ({ incoming: await inbox.counts(), outgoing: await outbox.counts(now) }),
    { isolation: 'read-committed' },
  );
  const age = (since: Date | null): number =>
    since ? Math.max(0, (now.getTime() - since.getTime()) / 1000) : 0;
  return {
    ...{ inboxWaiting: incoming.waiting, inboxSetAside: incoming.setAside },
    ...{ outboxWaiting: outgoing.waiting, outboxDead: outgoing.dead },
    ...{ inboxAgeSeconds: age(incoming.oldestWaiting), outboxAgeSeconds: age(outgoing.oldestDue) },
  };
}
