import { Hono } from 'hono';

interface UpdateTaker {
  handle(body: string, secret: string | undefined): Promise<200 | 400 | 401 | 500 | 503>;
}

/** Where a messenger brings events: stored before they are answered. One path for each bot. */
function webhookRoutes(path: string, secretHeader: string, webhook: UpdateTaker): Hono {
  const routes = new Hono();
  routes.post(path, async (context) => {
    const body = await context.req.text();
    return context.body(null, await webhook.handle(body, context.req.header(secretHeader)));
  });
  return routes;
}

export const telegramWebhookPath = (botId: string): string => `/telegram/${botId}`;
export const telegramWebhookRoutes = (botId: string, webhook: UpdateTaker): Hono =>
  webhookRoutes(telegramWebhookPath(botId), 'x-telegram-bot-api-secret-token', webhook);

export const zaloBotWebhookPath = (botId: string): string => `/zalo-bot/${botId}`;
export const zaloBotWebhookRoutes = (botId: string, webhook: UpdateTaker): Hono =>
  webhookRoutes(zaloBotWebhookPath(botId), 'x-bot-api-secret-token', webhook);
