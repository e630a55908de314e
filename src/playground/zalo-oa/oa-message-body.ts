import { z } from 'zod';
import type { OaButton, OaContent } from './oa-chat.ts';
import { invalid, OaRefusal } from './oa-refusal.ts';
import type { OaSwitches } from './oa-switches.ts';
import type { OaUploads } from './oa-uploads.ts';

const mostButtons = 5;

const button = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('oa.open.url'),
    title: z.string().min(1).max(100),
    payload: z.strictObject({ url: z.url() }),
    image_icon: z.string().optional(),
  }),
  z.strictObject({
    type: z.enum(['oa.query.show', 'oa.query.hide']),
    title: z.string().min(1).max(100),
    payload: z.string().min(1).max(1_000),
    image_icon: z.string().optional(),
  }),
]);

const media = z.strictObject({
  media_type: z.enum(['image', 'gif', 'sticker']),
  attachment_id: z.string().optional(),
  url: z.url().optional(),
});

const attachment = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('file'), payload: z.strictObject({ token: z.string() }) }),
  z.strictObject({
    type: z.literal('template'),
    payload: z.discriminatedUnion('template_type', [
      z.strictObject({ template_type: z.literal('media'), elements: z.array(media).length(1) }),
      z.strictObject({
        template_type: z.literal('button'),
        text: z.string().optional(),
        buttons: z.array(button).min(1),
      }),
    ]),
  }),
]);

const body = z.strictObject({
  text: z.string().optional(),
  quote_message_id: z.string().optional(),
  attachment: attachment.optional(),
});

const buttonOf = (each: z.infer<typeof button>): OaButton =>
  each.type === 'oa.open.url'
    ? { title: each.title, kind: 'open', url: each.payload.url }
    : { title: each.title, kind: 'query', payload: each.payload, hidden: each.type === 'oa.query.hide' };

/** What is to be shown, of the `message` of a call. Throws as the platform does. */
export function readMessage(
  value: unknown,
  uploads: OaUploads,
  { tooLong, buttonText }: Pick<OaSwitches, 'tooLong' | 'buttonText'>,
): { content: OaContent; quote: string | null } {
  const read = body.safeParse(value);
  if (!read.success) throw invalid('message');
  const { text = '', attachment: attached, quote_message_id: quote = null } = read.data;
  const fits = (words: string): string => {
    if ([...words].length > 2_000) throw new OaRefusal(tooLong, 'text is over limit');
    return words;
  };
  if (!attached) {
    if (text.trim() === '') throw invalid('text');
    return { content: { kind: 'text', text: fits(text), buttons: [] }, quote };
  }
  if (attached.type === 'file') {
    // A file comes alone.
    if (text !== '') throw invalid('text');
    const { name, bytes } = uploads.take(attached.payload.token, 'file');
    return { content: { kind: 'file', name, bytes }, quote };
  }
  const { payload } = attached;
  if (payload.template_type === 'media') {
    const { bytes, mimeType } = uploads.take(payload.elements[0]?.attachment_id ?? '', 'image');
    return { content: { kind: 'image', text: fits(text), bytes, mimeType }, quote };
  }
  const words = buttonText === 'message' ? text : (payload.text ?? '');
  if (words.trim() === '') throw invalid('text');
  if (payload.buttons.length > mostButtons) throw new OaRefusal(-210, 'buttons are over limit');
  return { content: { kind: 'text', text: fits(words), buttons: payload.buttons.map(buttonOf) }, quote };
}
