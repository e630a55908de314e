import { Hono, type Context } from 'hono';

/** An administrator consents at another place, which brings the browser back. */
export interface ConsentSite {
  /** before the ticket of a one-time link */
  readonly linkPath: string;
  readonly callbackPath: string;
  /** where the administrator is asked; null: the link is of no use */
  permissionUrl(ticket: string): string | null;
  /** what is said of a link that is of no use */
  readonly linkOver: string;
  /** takes what the browser brings back; `text` says what came of it */
  take(query: Readonly<Record<string, string>>): Promise<{ readonly given: boolean; readonly text: string }>;
}

const asNobodyElseMaySee = { 'Cache-Control': 'no-store', 'Referrer-Policy': 'no-referrer' };

const page = (context: Context, text: string, status: 200 | 400 | 404): Response =>
  context.text(text, status, asNobodyElseMaySee);

export function consentRoutes(site: ConsentSite): Hono {
  const routes = new Hono();
  routes.get(`${site.linkPath}/:ticket`, (context) => {
    const url = site.permissionUrl(context.req.param('ticket'));
    if (url === null) return page(context, site.linkOver, 404);
    for (const [name, value] of Object.entries(asNobodyElseMaySee)) context.header(name, value);
    return context.redirect(url, 302);
  });
  routes.get(site.callbackPath, async (context) => {
    const { given, text } = await site.take(context.req.query());
    return page(context, text, given ? 200 : 400);
  });
  return routes;
}
