import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { z } from 'zod';
import { channelNames } from '../app/ports/channel.ts';
import { err } from '../domain/result.ts';
import { answer, misunderstood } from './answers.ts';
import type { Done, Phone, PhoneFile } from './phone.ts';

const maxUploadBytes = 21 * 1024 * 1024;
const id = z.string().max(40);
const textBody = z.object({ text: z.string().min(1).max(70_000), replyTo: id.nullable().default(null) });
const editBody = z.object({ messageId: id, text: z.string().min(1).max(4096) });
const pressBody = z.object({ messageId: id, button: z.int().min(0).max(200) });
const keyBody = z.object({ label: z.string().max(300) });
const linkBody = z.object({ url: z.string().max(500) });
const channelBody = z.object({ channel: z.enum(channelNames) });
const blockBody = z.object({ blocked: z.boolean() });

/** What the page does with one phone: `/<phone>/<action>`. */
export function makePhoneRoutes(phones: ReadonlyMap<string, Phone>): Hono {
  const routes = new Hono();
  routes.use(bodyLimit({ maxSize: maxUploadBytes }));

  const action = <Body extends z.ZodType>(
    name: string,
    body: Body,
    act: (phone: Phone, body: z.infer<Body>) => Done<unknown> | Promise<Done<unknown>>,
  ) =>
    routes.post(`/:phone/${name}`, async (context) => {
      const phone = phones.get(context.req.param('phone'));
      const read = body.safeParse(await context.req.json().catch(() => null));
      if (phone === undefined || !read.success) return misunderstood(context);
      return answer(context, await act(phone, read.data));
    });

  action('text', textBody, (phone, { text, replyTo }) => phone.sendText(text, replyTo));
  action('edit', editBody, (phone, { messageId, text }) => phone.edit(messageId, text));
  action('press', pressBody, (phone, { messageId, button }) => phone.press(messageId, button));
  action('key', keyBody, (phone, { label }) => phone.tapKey(label));
  action('link', linkBody, (phone, { url }) => phone.openLink(url));
  action('block', blockBody, (phone, { blocked }) => phone.setBlocked(blocked));

  action(
    'channel',
    channelBody,
    (phone, { channel }) => phone.setChannel?.(channel) ?? err('Điện thoại này chỉ có một ứng dụng.'),
  );

  routes.post('/:phone/file', async (context) => {
    const phone = phones.get(context.req.param('phone'));
    const form = await context.req.parseBody().catch(() => null);
    const file = form?.['file'];
    if (phone === undefined || !(file instanceof File)) return misunderstood(context);
    const caption = form?.['caption'];
    const bytes = new Uint8Array(await file.arrayBuffer());
    return answer(
      context,
      phone.sendFile({ name: file.name, bytes }, typeof caption === 'string' ? caption : ''),
    );
  });

  routes.get('/:phone/files/:message', (context) => {
    const file = phones.get(context.req.param('phone'))?.file(context.req.param('message')) ?? null;
    return file === null ? context.notFound() : sentFile(file);
  });
  return routes;
}

/** Only pictures are shown; everything else is to be saved, whatever it says it is. */
function sentFile({ name, mimeType, bytes }: PhoneFile): Response {
  const isPicture = mimeType === 'image/png' || mimeType === 'image/jpeg';
  return new Response(new Uint8Array(bytes), {
    headers: {
      'Content-Type': isPicture ? mimeType : 'application/octet-stream',
      'Content-Disposition': `${isPicture ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(name)}`,
    },
  });
}
