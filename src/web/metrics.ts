import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Metrics, QueueState } from '../app/ports/metrics.ts';

export interface MetricsPage {
  readonly contentType: string;
  text(): Promise<string>;
}

const handlingSeconds = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5, 30];

const gauges: readonly (readonly [name: string, help: string, of: (state: QueueState) => number])[] = [
  ['inbox_waiting', 'Events waiting to be handled', ({ inboxWaiting }) => inboxWaiting],
  ['inbox_set_aside', 'Events set aside after failing', ({ inboxSetAside }) => inboxSetAside],
  ['inbox_age_seconds', 'Age of the oldest waiting event', ({ inboxAgeSeconds }) => inboxAgeSeconds],
  ['outbox_waiting', 'Messages waiting to be sent', ({ outboxWaiting }) => outboxWaiting],
  ['outbox_dead_letters', 'Messages unknown, refused or held', ({ outboxDead }) => outboxDead],
  ['outbox_age_seconds', 'How long the oldest due message waits', ({ outboxAgeSeconds }) => outboxAgeSeconds],
];

/**
 * Counts for Prometheus.
 * @param queues asked whenever the page is
 */
export function makeMetrics(queues: () => Promise<QueueState>): { metrics: Metrics; page: MetricsPage } {
  const registry = new Registry();
  const registers = [registry];
  const name = (part: string): string => `thi_dua_${part}`;
  const counter = <L extends string>(part: string, help: string, labelNames: readonly L[]): Counter<L> =>
    new Counter({ name: name(part), help, labelNames, registers });

  const stored = counter('updates_total', 'New events of messengers, stored', ['channel']);
  const handled = counter('updates_handled_total', 'Events handled, by result', ['channel', 'result']);
  const seconds = new Histogram({
    ...{ name: name('handling_seconds'), help: 'Time to handle an event', labelNames: ['channel'] },
    ...{ buckets: handlingSeconds, registers },
  });
  const sent = counter('messages_total', 'Messages handed over, by outcome', ['channel', 'outcome']);
  const floods = counter('too_many_requests_total', 'Answers 429', ['channel']);
  const readings = counter('readings_total', 'Texts of leaders, by verdict', ['verdict']);
  const due = counter('reminders_due_total', 'Reminders that came due', []);
  const delivered = counter('reminders_sent_total', 'Reminders that arrived', []);
  const levels = gauges.map(([part, help, of]) => ({
    of,
    gauge: new Gauge({ name: name(part), help, registers }),
  }));
  collectDefaultMetrics({ register: registry });

  return {
    metrics: {
      stored: (channel, count) => stored.inc({ channel }, count),
      handled: (channel, result, ms) => {
        handled.inc({ channel, result });
        seconds.observe({ channel }, ms / 1000);
      },
      sent: (channel, outcome, isReminder) => {
        sent.inc({ channel, outcome: outcome.kind });
        if (outcome.kind === 'retry' && outcome.flood) floods.inc({ channel });
        if (outcome.kind === 'delivered' && isReminder) delivered.inc();
      },
      read: (verdict) => readings.inc({ verdict }),
      remindersDue: (count) => due.inc(count),
    },
    page: {
      contentType: registry.contentType,
      text: async () => {
        const state = await queues();
        for (const { gauge, of } of levels) gauge.set(of(state));
        return registry.metrics();
      },
    },
  };
}
