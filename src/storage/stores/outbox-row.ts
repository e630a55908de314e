import { createHash } from 'node:crypto';
import type { ChannelName, OutgoingContent } from '../../app/ports/channel.ts';
import {
  outboxPriorities,
  type NewOutboxRow,
  type OutboxPriority,
  type OutboxRow,
} from '../../app/ports/outbox.ts';
import type { Transaction } from '../database.ts';
import { fromJson } from './json.ts';

type Row = Awaited<ReturnType<Transaction['outboxMessage']['findUniqueOrThrow']>>;

export const priorityNumber = (priority: OutboxPriority): number => outboxPriorities.indexOf(priority);

export function outboxRowOf(stored: Row): OutboxRow {
  const { channel, botId, chatId, topicId, state, priority, content, digest: _digest, ...row } = stored;
  return {
    ...row,
    address: {
      ...{ channel: channel as ChannelName, botId, chatId },
      ...(topicId === null ? {} : { topicId }),
    },
    priority: outboxPriorities[priority] ?? 'bulk',
    state: state as OutboxRow['state'],
    content: fromJson<OutgoingContent>(content),
  };
}

/** Of what the reader sees, the same for the same words; empty for what nobody reads. */
export function digestOf({ content }: NewOutboxRow): string {
  const seen =
    content.kind === 'text'
      ? content.lines.map(({ text }) => text).join('\n')
      : content.kind === 'file'
        ? `${content.file.fileName}\n${content.caption}`
        : '';
  return seen === '' ? '' : createHash('sha256').update(seen).digest('base64url').slice(0, 16);
}
