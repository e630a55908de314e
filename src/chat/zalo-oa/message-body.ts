import type { ButtonOffer } from '../../app/ports/channel.ts';

/** What a message shows; one place, since sources disagree about forms. */
export type OaShown =
  | { readonly kind: 'text'; readonly text: string; readonly buttons: readonly ButtonOffer[] }
  | { readonly kind: 'image'; readonly attachmentId: string; readonly caption: string }
  | { readonly kind: 'file'; readonly token: string };

/** Where the words above buttons stand. */
export type ButtonTextPlace = 'message' | 'payload';

export const maxButtons = 5;
const longestTitle = 100;

/** A press comes back as typed text: the mark tells it from what people write. */
const pressMark = '#nut:';
export const payloadOf = (token: string): string => `${pressMark}${token}`;
export const tokenIn = (text: string): string | null =>
  text.startsWith(pressMark) ? text.slice(pressMark.length).trim() : null;

const titleOf = (label: string): string =>
  label.length <= longestTitle ? label : `${label.slice(0, longestTitle - 1).trimEnd()}…`;

/** `message` of a call. */
export function messageBody(shown: OaShown, place: ButtonTextPlace): Readonly<Record<string, unknown>> {
  switch (shown.kind) {
    case 'text': {
      const { text, buttons } = shown;
      if (buttons.length === 0) return { text };
      const payload = {
        ...{ template_type: 'button', ...(place === 'payload' ? { text } : {}) },
        buttons: buttons.map(({ label, token }) => ({
          ...{ title: titleOf(label), type: 'oa.query.hide', payload: payloadOf(token) },
        })),
      };
      return { ...(place === 'message' ? { text } : {}), attachment: { type: 'template', payload } };
    }
    case 'image': {
      const element = { media_type: 'image', attachment_id: shown.attachmentId };
      const payload = { template_type: 'media', elements: [element] };
      return {
        ...(shown.caption === '' ? {} : { text: shown.caption }),
        attachment: { type: 'template', payload },
      };
    }
    case 'file':
      return { attachment: { type: 'file', payload: { token: shown.token } } };
  }
}

/** `[@id]` would name a member of the group, or everybody. */
export const withoutMentions = (text: string): string => text.replace(/\[@([^\]]*)\]/g, '(@$1)');
