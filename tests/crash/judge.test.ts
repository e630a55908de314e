import { describe, expect, it } from 'vitest';
import type { BenchIndicator } from '../../src/cli/crash/campaign.ts';
import type { Evidence, FoundOutbox } from '../../src/cli/crash/evidence.ts';
import { judge, type Breach, type Truth } from '../../src/cli/crash/judge.ts';
import { vietnam } from '../../src/cli/crash/template.ts';
import { decimal } from '../../src/domain/quantity/decimal.ts';

const indicator: BenchIndicator = { code: '1', unit: 'tấn', dimension: 'mass', doubtful: false };
const figure = { organisation: 0, bloc: 'K1', indicator, value: decimal(31257n, 2) };
const leader = '6100000000';

const truth: Truth = {
  said: [
    { chatId: leader, messageId: '5', text: '1: 312,57 tấn', figures: [figure], first: true },
    { chatId: leader, messageId: '6', text: '/dagui', figures: [], first: true },
  ],
  confirmed: [],
  poisoned: 1,
  leaders: new Set([leader]),
  arrived: [
    { chatId: leader, text: 'Đã ghi 312,57 tấn', at: vietnam(8, 9) },
    { chatId: leader, text: 'Đã gửi 1/4', at: vietnam(8, 9) },
    { chatId: '-42', text: 'Bản tin số 1', at: vietnam(19, 8) },
  ],
};

const row = (id: number, key: string, text: string, changed: Partial<FoundOutbox> = {}): FoundOutbox => ({
  ...{ id, key, text, state: 'sent', organisationId: 'o', chatId: leader },
  ...{ startedAt: vietnam(8, 9), expiresAt: null },
  ...changed,
});

const evidence: Evidence = {
  figures: [{ organisation: 0, bloc: 'K1', code: '1', kind: 'value', value: 312_570_000n }],
  inbox: [
    { id: 1, chatId: leader, messageId: '5', state: 'handled' },
    { id: 2, chatId: leader, messageId: '6', state: 'handled' },
    { id: 3, chatId: leader, messageId: null, state: 'set-aside' },
  ],
  outbox: [
    row(1, 'reply/1/1', 'Đã ghi 312,57 tấn'),
    row(2, 'reply/2/1', 'Đã gửi 1/4'),
    row(3, 'set-aside/3/2/clerk', 'Có một tin', { state: 'cancelled' }),
    row(4, 'publication/p/telegram/-42', 'Bản tin số 1', { chatId: '-42' }),
  ],
  resendable: new Set(),
  publications: [{ id: 'p', organisationId: 'o', number: 1 }],
  reviews: [{ organisationId: 'o', publishedAt: vietnam(19, 8), publications: ['p'] }],
  reminders: [
    {
      personId: 'a',
      chatId: leader,
      day: '2026-06-16',
      rung: 'due-day',
      at: vietnam(16, 8, 1),
      openedAt: vietnam(10, 8),
    },
  ],
};

interface Case {
  readonly why: string;
  readonly found: readonly [promise: Breach['promise'], kind: Breach['kind']][];
  readonly truth?: Partial<Truth>;
  readonly evidence?: Partial<Evidence>;
}

const cases: readonly Case[] = [
  { why: 'all is as promised', found: [] },
  { why: 'a figure that was said is missing', evidence: { figures: [] }, found: [[1, 'lost']] },
  {
    why: 'a figure is on record twice',
    evidence: { figures: [...evidence.figures, ...evidence.figures] },
    found: [[1, 'doubled']],
  },
  {
    why: 'a figure is on record with another value',
    evidence: { figures: [{ organisation: 0, bloc: 'K1', code: '1', kind: 'value', value: 1n }] },
    found: [
      [1, 'lost'],
      [1, 'wrong'],
    ],
  },
  {
    why: 'a confirmed figure is missing',
    truth: { confirmed: [{ ...figure, value: decimal(20_000n) }] },
    found: [[1, 'lost']],
  },
  {
    why: 'a message never came in',
    evidence: { inbox: evidence.inbox.filter(({ id }) => id !== 2) },
    found: [[1, 'lost']],
  },
  {
    why: 'a message was handled and not answered',
    evidence: {
      outbox: evidence.outbox.map((each) => ({ ...each, key: each.key.replace('reply/2', 'other/2') })),
    },
    found: [[1, 'lost']],
  },
  {
    why: 'a message is never handled',
    evidence: { inbox: [...evidence.inbox, { id: 4, chatId: leader, messageId: '7', state: 'waiting' }] },
    found: [[1, 'lost']],
  },
  {
    why: 'an answer came twice',
    truth: { arrived: [...truth.arrived, ...truth.arrived.slice(0, 1)] },
    found: [[2, 'doubled']],
  },
  {
    why: 'what is noted as sent never came',
    truth: { arrived: truth.arrived.slice(1) },
    found: [[2, 'lost']],
  },
  {
    why: 'what was surely refused came all the same',
    evidence: {
      outbox: evidence.outbox.map((each) => (each.id === 1 ? { ...each, state: 'failed' } : each)),
    },
    found: [[2, 'doubled']],
  },
  {
    why: 'what may have gone out may have come, and the clerk can send it again',
    evidence: {
      outbox: [
        ...evidence.outbox.map((each) => (each.id === 1 ? { ...each, state: 'unknown' as const } : each)),
      ],
      resendable: new Set([1]),
    },
    found: [],
  },
  {
    why: 'what may have gone out can be sent again by nobody',
    evidence: {
      outbox: evidence.outbox.map((each) => (each.id === 1 ? { ...each, state: 'unknown' } : each)),
    },
    found: [[4, 'wrong']],
  },
  {
    why: 'a message waits for ever',
    evidence: { outbox: [...evidence.outbox, row(9, 'notice/1', 'x', { state: 'sending' })] },
    found: [[2, 'lost']],
  },
  {
    why: 'a review was published twice',
    evidence: {
      publications: [...evidence.publications, { id: 'q', organisationId: 'o', number: 2 }],
      reviews: [{ organisationId: 'o', publishedAt: vietnam(19, 8), publications: ['p', 'q'] }],
    },
    found: [
      [3, 'doubled'],
      [3, 'lost'],
    ],
  },
  {
    why: 'a review was not published',
    evidence: { reviews: [{ organisationId: 'o', publishedAt: null, publications: [] }] },
    found: [[3, 'lost']],
  },
  {
    why: 'a number was given twice',
    evidence: { publications: [...evidence.publications, ...evidence.publications] },
    found: [[3, 'doubled']],
  },
  {
    why: 'after an outage an old rung is caught up',
    evidence: { reminders: evidence.reminders.map((each) => ({ ...each, rung: 'before-1' })) },
    found: [[5, 'wrong']],
  },
  {
    why: 'a period that is opened late is announced as such',
    evidence: {
      reminders: evidence.reminders.map((each) => ({
        ...each,
        rung: 'opening',
        openedAt: vietnam(16, 8, 1),
      })),
    },
    found: [],
  },
  {
    why: 'a reminder of the day before goes out today',
    evidence: { reminders: evidence.reminders.map((each) => ({ ...each, day: '2026-06-15' })) },
    found: [[5, 'wrong']],
  },
  {
    why: 'a reminder is sent when the day is over',
    evidence: {
      outbox: [
        ...evidence.outbox,
        row(9, 'reminder/p/late-1/a/2026-06-17', 'x', {
          ...{ startedAt: vietnam(18, 8), expiresAt: vietnam(17, 24), chatId: 'b' },
        }),
      ],
    },
    truth: { arrived: [...truth.arrived, { chatId: 'b', text: 'x', at: vietnam(18, 8) }] },
    found: [[5, 'wrong']],
  },
  {
    why: 'a person has two reminders on a day',
    evidence: {
      outbox: [
        ...evidence.outbox,
        row(8, 'reminder/p/late-1/a/2026-06-17', 'x', { state: 'cancelled' }),
        row(9, 'reminder/q/late-1/a/2026-06-17', 'y', { state: 'cancelled' }),
      ],
    },
    found: [[5, 'doubled']],
  },
  {
    why: 'a message that can be read is set aside',
    truth: { poisoned: 0 },
    found: [[6, 'wrong']],
  },
  {
    why: 'nobody is told of what was set aside',
    evidence: { outbox: evidence.outbox.filter(({ id }) => id !== 3) },
    found: [[6, 'wrong']],
  },
];

describe('the judge of the crash bench', () => {
  it.each(cases)('$why', ({ truth: said, evidence: left, found }) => {
    const breaches = judge({ ...truth, ...said }, { ...evidence, ...left });
    expect(breaches.map(({ promise, kind }) => [promise, kind])).toEqual(found);
  });
});
