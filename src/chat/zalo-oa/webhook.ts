import type { RawUpdate } from '../../app/ports/channel.ts';
import type { Clock } from '../../app/ports/clock.ts';
import type { Log } from '../../app/ports/log.ts';
import { readEvent } from './event-shape.ts';
import { parsed, toRawEvent } from './raw-event.ts';
import { formOf, type SignatureForm, type SignatureKeys } from './signature.ts';

export interface OaRequest {
  /** as it came */
  readonly body: Uint8Array;
  /** `X-ZEvent-Signature` */
  readonly signature: string | undefined;
  /** `num_retry` */
  readonly retry: string | undefined;
}

export interface ZaloOaWebhook {
  /** From now on `handle` gives events to `store`. */
  start(store: (updates: readonly RawUpdate[]) => Promise<void>): void;
  stop(): void;
  /** Resolves with the HTTP status to answer. Zalo waits two seconds, and repeats what is not answered 200. */
  handle(request: OaRequest): Promise<200 | 400 | 401 | 500 | 503>;
  /** since the start */
  readonly counts: OaWebhookCounts;
}

export interface OaWebhookCounts {
  refused: number;
  /** requests that Zalo says are repeats */
  repeated: number;
  readonly signedAs: Partial<Record<SignatureForm, number>>;
}

export interface OaWebhookOptions {
  readonly oaId: string;
  readonly keys: SignatureKeys;
  readonly forms: readonly SignatureForm[];
  readonly clock: Clock;
  readonly log: Log;
}

export function makeWebhook({ oaId, keys, forms, clock, log }: OaWebhookOptions): ZaloOaWebhook {
  let store: ((updates: readonly RawUpdate[]) => Promise<void>) | null = null;
  const counts: OaWebhookCounts = { refused: 0, repeated: 0, signedAs: {} };

  const isGenuine = ({ body, signature }: OaRequest, timestamp: string): boolean => {
    const form = formOf(body, timestamp, signature ?? '', keys, forms);
    if (form === null) {
      counts.refused += 1;
      log.warn(
        { refused: counts.refused },
        'a request to the Official Account’s webhook is not signed by Zalo',
      );
      return false;
    }
    counts.signedAs[form] = (counts.signedAs[form] ?? 0) + 1;
    return true;
  };

  const keep = async (raw: string): Promise<200 | 500 | 503> => {
    if (!store) return 503;
    try {
      await store([toRawEvent(raw, oaId, clock.now())]);
      return 200;
    } catch (error) {
      const failure = error instanceof Error ? error.name : 'unknown error';
      log.error({ failure }, 'an event could not be stored');
      return 500;
    }
  };

  return {
    counts,
    start: (wanted) => void (store = wanted),
    stop: () => void (store = null),
    handle: async (request) => {
      const raw = Buffer.from(request.body).toString('utf8');
      const value = parsed(raw);
      if (!isGenuine(request, timestampOf(value))) return 401;
      if (typeof value !== 'object' || value === null || Array.isArray(value)) return 400;
      if (request.retry !== undefined && request.retry !== '0') {
        counts.repeated += 1;
        log.info({ retry: request.retry.slice(0, 10) }, 'Zalo repeats an event');
      }
      const name = readEvent(value)?.event_name ?? 'no event';
      if (!known.test(name)) log.warn({ event: name.slice(0, 60) }, 'an event that we do not know is stored');
      return keep(raw);
    },
  };
}

/** What stands in the signed text: the body's own timestamp, as it is written there. */
function timestampOf(value: unknown): string {
  const timestamp: unknown =
    typeof value === 'object' && value !== null && 'timestamp' in value ? value.timestamp : '';
  return typeof timestamp === 'string' || typeof timestamp === 'number' ? String(timestamp) : '';
}

const known =
  /^(user_send_|oa_send_|anonymous_send_|follow$|unfollow$|user_(received|seen|reacted)_message$|oa_reacted_message$|user_(submit_info|click_chatnow|feedback|join_group|out_group|leave_group|request_join_group|click_response_button)$|add_user_to_tag$|permission_revoked$|(create|disperse|delete)_group$|update_group_info$|(add|remove)_group_admin$|change_)/;
