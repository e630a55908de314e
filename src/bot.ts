import { answerRequests } from './app/administration/administer.ts';
import type { Channel, ChatAddress, RawUpdate } from './app/ports/channel.ts';
import type { Clock, Timer } from './app/ports/clock.ts';
import type { Log } from './app/ports/log.ts';
import type { Metrics, QueueState } from './app/ports/metrics.ts';
import { capabilitiesAmong, isOf } from './app/open-messengers.ts';
import { quotaGone } from './app/quota/when-gone.ts';
import type { Secrets } from './app/ports/secrets.ts';
import type { InTransaction, Stores } from './app/ports/stores.ts';
import { makeForgetTexts } from './app/schedule/forget-texts.ts';
import { nextSignOfLifeAt } from './app/schedule/ask-for-signs-of-life.ts';
import { tellOfMessengers } from './app/schedule/tell-of-messengers.ts';
import { earliest, nextScheduledAt } from './app/schedule/next-scheduled.ts';
import { makeRest } from './app/schedule/rest.ts';
import { runSchedule } from './app/schedule/run-schedule.ts';
import { queueState } from './app/queue-state.ts';
import { deliveryNotices } from './chat/conversation/delivery-notices.ts';
import { switchedOff } from './chat/words/accounts.ts';
import { makeHandleEvent, makeHandleTogether } from './chat/conversation/handle-event.ts';
import { quotaForecast, quotaGone as quotaGoneWords } from './chat/words/quota.ts';
import { messengerWords } from './chat/words/window.ts';
import { reviewWords } from './chat/words/review.ts';
import type { Consequences } from './delivery/consequences.ts';
import { makeInboxWorker } from './delivery/inbox-worker.ts';
import { makeOutboxWorker } from './delivery/outbox-worker.ts';
import { makeWorkerLife } from './delivery/worker-life.ts';
import type { Database } from './storage/database.ts';
import { storageErrorKind } from './storage/storage-error.ts';
import { allStores } from './storage/stores/all-stores.ts';

export interface BotParts {
  readonly database: Database;
  readonly channels: readonly Channel[];
  readonly clock: Clock;
  readonly timer: Timer;
  /** the machine's time, where `clock` is simulated */
  readonly machine: { readonly clock: Clock; readonly timer: Timer };
  readonly secrets: Secrets;
  readonly random: () => number;
  readonly log: Log;
  readonly metrics?: Metrics | undefined;
  /** days after which the texts of messages are deleted */
  readonly keepTextsDays: number;
}

/** The product without its surroundings: what comes in is handled, what is due is done, what goes out is sent. */
export interface Bot {
  readonly inTransaction: InTransaction;
  /** Stores events; the platform may be told «received» once this has resolved. */
  store(updates: readonly RawUpdate[]): Promise<void>;
  /** Does what is due by the clock. */
  tick(): Promise<void>;
  /** The next instant at which a tick has something to do; null: nothing is ahead. */
  nextEventAt(): Promise<Date | null>;
  /** Resolves when nothing is waiting to be handled or sent. */
  drain(): Promise<void>;
  /** Answers what command-line tools asked for. */
  answerRequests(): Promise<void>;
  /** What keeps the bot from storing what it is sent; null: nothing. */
  problem(): Promise<string | null>;
  /** What waits to be handled and to be sent. */
  queues(): Promise<QueueState>;
  start(): Promise<void>;
  /** Finishes what is in hand. */
  stop(): Promise<void>;
}

/** How often a process looks for what others stored, where there are others. */
const lookEveryMs = 1_000;

/**
 * How long the schedule may rest at most. A process hears of what it changes itself; what another one changed, that one
 * acts upon, and this one too before long, should the other have died.
 */
const longestRestMs = { alone: 60 * 60_000, amongOthers: 5 * 60_000 } as const;

/** The database is away or full, or another transaction was in the way: no message is to blame. */
const isPassing = (error: unknown): boolean =>
  ['conflict', 'full', 'unreachable'].includes(storageErrorKind(error));

export function makeBot(parts: BotParts): Bot {
  const { database, channels, clock, timer, machine, secrets, random, log, metrics, keepTextsDays } = parts;
  const inTransaction: InTransaction = (work, options) =>
    database.inTransaction((tx) => work(allStores(tx)), options);
  const channelOf = (address: ChatAddress): Channel => {
    const found = channels.find((each) => isOf(each, address));
    if (!found) throw new Error(`no channel ${address.channel} of bot ${address.botId} is open`);
    return found;
  };
  const capabilitiesOf = capabilitiesAmong(channels);
  const notices = deliveryNotices(capabilitiesOf);
  const alone = database.kind === 'sqlite';
  const rest = makeRest(alone ? longestRestMs.alone : longestRestMs.amongOthers);
  const life = makeWorkerLife({ inTransaction, id: secrets.newToken(), ...machine, log, alone });
  const working = {
    inTransaction,
    life,
    isPassing,
    clock,
    timer,
    log,
    random,
    ...(metrics ? { metrics } : {}),
    lookEveryMs: alone ? null : lookEveryMs,
  };

  /** What does not go out on one messenger may go out on another, that has come to rest already. */
  let elsewhere = false;
  const moreToSend = () => {
    elsewhere = true;
    sendSoon();
  };
  const consequences: Consequences<Stores> = {
    onUnreachable: async (stores, row, error, reach) => {
      await notices.unreachable(stores, row, { error, reach }, clock.now());
      rest.end();
      moreToSend();
    },
    onQuotaGone: async (stores, row, paidOnly) => {
      await quotaGone(stores, capabilitiesOf, { row, paidOnly, words: quotaGoneWords }, clock.now());
      moreToSend();
    },
    onGroupLost: (stores, row) => notices.groupLost(stores, row, clock.now()),
    onTopicLost: (stores, row) => notices.topicLost(stores, row, clock.now()),
    onMigrated: (stores, row, toChatId) => notices.migrated(stores, row, toChatId),
    onUnknown: async (stores, rows) => {
      await notices.unknown(stores, rows, clock.now());
      rest.end();
    },
    onDead: async () => rest.end(),
    onHeld: async () => rest.end(),
  };
  const outboxes = channels.map((channel) =>
    makeOutboxWorker({
      ...{ ...working, channel, consequences },
      onOutcome: ({ key }, outcome) => metrics?.sent(channel.name, outcome, key.startsWith('reminder/')),
    }),
  );
  const sendSoon = () => outboxes.forEach((outbox) => outbox.poke());

  const conversation = { inTransaction, clock, secrets, channelOf, channels, metrics };
  const handleEvent = makeHandleEvent(conversation);
  const several = makeHandleTogether(conversation);
  const inbox = makeInboxWorker<Stores>({
    ...working,
    channels,
    handle: async (row, event) => {
      await handleEvent(row, event);
      somethingChanged();
    },
    // On PostgreSQL a transaction that touches the rows of many is in the way of many.
    ...(alone && {
      together: {
        ...several,
        handle: async (events) => {
          await several.handle(events);
          somethingChanged();
        },
      },
    }),
    onSetAside: async (stores, row) => {
      await notices.setAside(stores, row, clock.now());
      somethingChanged();
    },
  });
  const forgetTexts = makeForgetTexts(inTransaction, keepTextsDays);
  const quota = { bots: channels, words: quotaForecast };
  const messengers = channels.map(({ name, botId, capabilities: { windowMs } }) => ({
    ...{ channel: name, botId, ...(windowMs === undefined ? {} : { windowMs }) },
  }));
  const telling = { inTransaction, capabilitiesOf, messengers, messengerWords, log };
  const schedule = { ...telling, reviewWords, forgetTexts, quota, metrics };
  const somethingChanged = () => {
    rest.end();
    sendSoon();
  };

  return {
    inTransaction,
    store: inbox.store,
    tick: async () => {
      for (const channel of channels) await channel.upkeep?.();
      const now = clock.now();
      // What became of a messenger is noted by it, and ends no rest.
      if (await tellOfMessengers(telling, now)) sendSoon();
      if (!rest.isOver(now)) return;
      await rest.after(now, () => runSchedule(schedule, now));
      sendSoon();
    },
    nextEventAt: async () => {
      const now = clock.now();
      return inTransaction(async (stores) => {
        const instants = [
          await nextScheduledAt(stores, now, channels),
          await nextSignOfLifeAt(stores, messengers, now),
        ];
        for (const { name, botId } of channels)
          instants.push((await stores.outbox.nextDue(name, botId, now)).at);
        return earliest(instants);
      });
    },
    drain: async () => {
      await inbox.drain();
      do {
        elsewhere = false;
        await Promise.all(outboxes.map((outbox) => outbox.drain()));
      } while (elsewhere);
    },
    answerRequests: async () => {
      if ((await answerRequests(inTransaction, secrets, clock.now())) === 0) return;
      inbox.poke();
      somethingChanged();
    },
    problem: async () => {
      try {
        await inTransaction(
          ({ leases }) => leases.take('health', life.id, machine.clock.now(), machine.clock.now()),
          { isolation: 'read-committed' },
        );
        return null;
      } catch (error) {
        return `the database cannot be written (${storageErrorKind(error)})`;
      }
    },
    queues: () => queueState(inTransaction, clock.now()),
    start: async () => {
      const open = channels.map(({ name, botId }) => ({ channel: name, botId }));
      await inTransaction((stores) => stores.people.noteOpenBots(open, switchedOff));
      await life.start();
      inbox.start();
      outboxes.forEach((outbox) => outbox.start());
    },
    stop: async () => {
      await inbox.stop();
      await Promise.all(outboxes.map((outbox) => outbox.stop()));
      await life.stop();
    },
  };
}
