import { createHash } from 'node:crypto';
import type { RawUpdate } from '../../app/ports/channel.ts';
import { accountOf, placeOf, readEvent, sentAtOf } from './event-shape.ts';

/**
 * What must be known to store an event. Never refuses one. A repeat, which has the same bytes, has the same key; so has
 * the same message in other bytes.
 * @param arrivedAt stands in for the send time of what cannot be read
 */
export function toRawEvent(raw: string, oaId: string, arrivedAt: Date): RawUpdate {
  const event = readEvent(parsed(raw));
  const ours = event && [oaId, null].includes(accountOf(event)) ? event : null;
  const place = ours && placeOf(ours, oaId);
  const messageId = ours?.message?.msg_id ?? null;
  return {
    ...{ channel: 'zalo-oa', botId: oaId, raw },
    chatId: place?.chatId ?? '',
    messageId,
    sentAt: event && event.timestamp > 0 ? sentAtOf(event) : arrivedAt,
    externalKey:
      ours && messageId !== null
        ? `${ours.event_name}/${messageId}`
        : `sha256:${createHash('sha256').update(raw).digest('hex')}`,
  };
}

export function parsed(raw: string): unknown {
  try {
    return JSON.parse(raw) as unknown;
  } catch {
    return null;
  }
}
