import type { WebhookInfo } from 'grammy/types';
import { z } from 'zod';
import type { CallParameters } from '../call-parameters.ts';
import { badRequest, conflict } from '../refusal.ts';
import type { Method } from './bot-api.ts';

const maxTimeoutSeconds = 50;
const webhookPorts = new Set(['', '443', '80', '88', '8443']);

export const getUpdates: Method = ({ queue, longPoll, webhook }, { parameters, hungUp }) => {
  if (webhook.settings !== null)
    throw conflict(
      "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
    );
  queue.allow(readAllowed(parameters));
  return longPoll.next({
    offset: parameters.integer('offset') ?? 0,
    limit: Math.min(Math.max(parameters.integer('limit') ?? 100, 1), 100),
    timeoutSeconds: Math.min(Math.max(parameters.integer('timeout') ?? 0, 0), maxTimeoutSeconds),
    hungUp,
  });
};

export const setWebhook: Method = ({ queue, longPoll, webhook }, { parameters }) => {
  const url = parameters.text('url');
  if (parameters.flag('drop_pending_updates')) queue.clear();
  if (url === undefined) {
    webhook.remove();
    return true;
  }
  checkUrl(url);
  queue.allow(readAllowed(parameters));
  const maxConnections = parameters.integer('max_connections') ?? 40;
  if (maxConnections < 1 || maxConnections > 100) throw badRequest('wrong max_connections specified');
  longPoll.terminate();
  webhook.set({ url, secretToken: readSecret(parameters), maxConnections });
  return true;
};

export const deleteWebhook: Method = ({ queue, webhook }, { parameters }) => {
  if (parameters.flag('drop_pending_updates')) queue.clear();
  webhook.remove();
  return true;
};

export const getWebhookInfo: Method = ({ queue, webhook }): WebhookInfo => {
  const { settings, lastError } = webhook;
  return {
    url: settings?.url ?? '',
    has_custom_certificate: false,
    pending_update_count: queue.length,
    ...(settings === null ? {} : { max_connections: settings.maxConnections }),
    ...(lastError === null
      ? {}
      : {
          last_error_date: Math.floor(lastError.at.getTime() / 1000),
          last_error_message: lastError.message,
        }),
  };
};

/** Null where the call does not say, and the last one stays in force. */
function readAllowed(parameters: CallParameters): string[] | null {
  const raw = parameters.json('allowed_updates');
  if (raw === undefined) return null;
  const kinds = z.array(z.string()).safeParse(raw);
  if (!kinds.success) throw badRequest("can't parse allowed_updates JSON object");
  return kinds.data;
}

/** As Telegram has it, except that this machine may be reached without TLS and on any port. */
function checkUrl(url: string): void {
  if (!URL.canParse(url)) throw badRequest('bad webhook: invalid URL');
  const { protocol, hostname, port } = new URL(url);
  if (protocol === 'http:' && ['127.0.0.1', 'localhost'].includes(hostname)) return;
  if (protocol !== 'https:') throw badRequest('bad webhook: an HTTPS URL must be provided for webhook');
  if (!webhookPorts.has(port))
    throw badRequest('bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443');
}

function readSecret(parameters: CallParameters): string | undefined {
  const secret = parameters.text('secret_token');
  if (secret !== undefined && !/^[A-Za-z0-9_-]{1,256}$/.test(secret))
    throw badRequest('secret token contains unallowed characters');
  return secret;
}
