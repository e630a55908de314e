import type { Channel, SendOutcome } from '../../src/app/ports/channel.ts';
import type { NewOutboxRow, OutboxStore } from '../../src/app/ports/outbox.ts';
import { makeOutboxWorker } from '../../src/delivery/outbox-worker.ts';
import type { RunTransaction } from '../../src/delivery/run-transaction.ts';
import type { Database } from '../../src/storage/database.ts';
import { outboxStore } from '../../src/storage/stores/outbox-store.ts';
import { ManualClock } from '../manual-clock.ts';
import { fakeChannel, listening, until } from './delivery-world.ts';

export interface DrainFigures {
  readonly sent: number;
  readonly simulatedSeconds: number;
  /** share of the channel's pace that was reached, 1 = all of it */
  readonly shareOfPace: number;
  /** most messages in any second, begun anywhere */
  readonly mostInOneSecond: number;
  /** highest heap in use while sending, above what it was at a tenth of the way, in MB */
  readonly heapGrowthMb: number;
  readonly realSeconds: number;
}

const start = new Date('2026-06-16T02:00:00Z');
const pace: Channel['pace'] = { perSecond: 30, perChatPerSecond: 1, perGroupPerMinute: 20 };

/** Fills an outbox with `count` bulk rows for different chats and sends them all, in simulated time. */
export async function drainOutbox(db: Database, count: number): Promise<DrainFigures> {
  const inTransaction: RunTransaction<{ outbox: OutboxStore }> = (work, options) =>
    db.inTransaction((tx) => work({ outbox: outboxStore(tx) }), options);
  const chunk = 5_000;
  for (let first = 0; first < count; first += chunk) {
    const rows = Array.from({ length: Math.min(chunk, count - first) }, (_, index) =>
      reminder(first + index),
    );
    await inTransaction(({ outbox }) => outbox.add(rows, start));
  }
  const clock = new ManualClock(start);
  const heap = new HeapWatch(count / 10);
  const seconds = new SecondWindow();
  let sent = 0;
  const send = async (): Promise<SendOutcome> => {
    sent += 1;
    heap.after(sent);
    seconds.note(clock.now().getTime());
    return { kind: 'delivered', messageId: String(sent) };
  };
  const worker = makeOutboxWorker({
    ...{ inTransaction, clock, timer: clock, log: listening().log, random: () => 0.5 },
    life: { id: 'drain', aliveAt: () => start },
    channel: fakeChannel({ pace, send }),
  });
  const began = performance.now();
  let done = false;
  worker.start();
  void worker.drain().then(() => (done = true));
  await until(clock, async () => done, Infinity);
  await worker.stop();
  const simulatedSeconds = (clock.now().getTime() - start.getTime()) / 1000;
  return {
    ...{ sent, simulatedSeconds, mostInOneSecond: seconds.most, heapGrowthMb: heap.growthMb },
    shareOfPace: sent / simulatedSeconds / pace.perSecond,
    realSeconds: (performance.now() - began) / 1000,
  };
}

const reminder = (number: number): NewOutboxRow => ({
  ...{ key: `reminder/${number}`, organisationId: null, priority: 'bulk', notBefore: start },
  address: { channel: 'telegram', botId: '42', chatId: String(number) },
  content: {
    kind: 'text',
    lines: [{ text: `⏰ Khối ${number}`, strong: true }, { text: 'Báo cáo 6 tháng, hạn 17:00.' }],
  },
});

/** Sliding window of one second over rising instants. */
class SecondWindow {
  most = 0;
  readonly #times: number[] = [];

  note(time: number): void {
    this.#times.push(time);
    while ((this.#times[0] ?? time) <= time - 1000) this.#times.shift();
    this.most = Math.max(this.most, this.#times.length);
  }
}

class HeapWatch {
  growthMb = 0;
  #base = 0;

  constructor(private readonly step: number) {}

  after(count: number): void {
    if (count % Math.ceil(this.step) !== 0) return;
    globalThis.gc?.();
    const used = process.memoryUsage().heapUsed / 1024 / 1024;
    if (this.#base === 0) this.#base = used;
    this.growthMb = Math.max(this.growthMb, used - this.#base);
  }
}
