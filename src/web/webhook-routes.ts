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

interface OaEventTaker {
  handle(request: {
    readonly body: Uint8Array;
    readonly signature: string | undefined;
    readonly retry: string | undefined;
  }): Promise<200 | 400 | 401 | 500 | 503>;
}

export const zaloOaWebhookPath = (oaId: string): string => `/zalo-oa/${oaId}`;

/** What is signed are the bytes as they came. */
export function zaloOaWebhookRoutes(oaId: string, webhook: OaEventTaker): Hono {
  const routes = new Hono();
  routes.post(zaloOaWebhookPath(oaId), async (context) => {
    const { req } = context;
    const body = new Uint8Array(await req.arrayBuffer());
    const [signature, retry] = [req.header('x-zevent-signature'), req.header('num_retry')];
    return context.body(null, await webhook.handle({ body, signature, retry }));
  });
  return routes;
}

/** The page by which Zalo sees that the domain is ours. */
export function siteVerificationRoutes(content: string): Hono {
  const routes = new Hono();
  routes.get('/', (context) =>
    context.html(
      `<!doctype html><html lang="vi"><head><meta charset="utf-8"><meta name="zalo-platform-site-verification" content="${content}"><title>Bot thi đua</title></head><body>Bot thi đua</body></html>`,
    ),
  );
  return routes;
}
