import type { MiddlewareHandler } from 'hono';

const localNames = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** Everything the page needs comes from the page's own server; nothing else may be loaded or reached. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/**
 * Lets only pages that this machine itself shows speak to the playground: a name that merely resolves to 127.0.0.1
 * fails by its Host, a page from elsewhere by its Origin.
 */
export const localOnly: MiddlewareHandler = async (context, next) => {
  const host = context.req.header('host') ?? '';
  const origin = context.req.header('origin');
  if (!isLocalHost(host) || (origin !== undefined && origin !== `http://${host}`))
    return context.text('Chỉ dùng được trên chính máy này. Only from this machine.', 403);
  await next();
  context.header('Content-Security-Policy', contentSecurityPolicy);
  context.header('X-Content-Type-Options', 'nosniff');
  context.header('Referrer-Policy', 'no-referrer');
  context.header('Cross-Origin-Resource-Policy', 'same-origin');
  if (!context.res.headers.has('Cache-Control')) context.header('Cache-Control', 'no-store');
  return;
};

function isLocalHost(host: string): boolean {
  const name = /^(.*?)(?::\d{1,5})?$/.exec(host)?.[1] ?? '';
  return localNames.has(name.toLowerCase());
}
