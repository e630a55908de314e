import type { OaCall } from './oa-call.ts';
import { isWrongForm } from './refusal.ts';

/** The approved template that reaches people who have not written for long. */
export interface OaTemplateSetting {
  readonly id: string;
  /** parameter → text with placeholders: `{tin:100}` `{ngay}` `{gio}` `{lienket}` */
  readonly data: Readonly<Record<string, string>>;
}

export interface TemplateFacts {
  /** the message that cannot be sent itself */
  readonly text: string;
  readonly now: Date;
  readonly oaId: string;
}

const officeTime = (now: Date, form: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Ho_Chi_Minh', ...form }).format(now);

const cut = (text: string, longest: number): string => {
  const characters = [...text];
  return characters.length <= longest
    ? text
    : `${characters
        .slice(0, longest - 1)
        .join('')
        .trimEnd()}…`;
};

const firstLine = (text: string): string =>
  text
    .split('\n')
    .find((line) => line.trim() !== '')
    ?.trim() ?? '';

/** The parameters, filled in. */
export function templateData(
  { data }: OaTemplateSetting,
  { text, now, oaId }: TemplateFacts,
): Readonly<Record<string, string>> {
  const values: Readonly<Record<string, string>> = {
    tin: firstLine(text),
    ngay: officeTime(now, { day: '2-digit', month: '2-digit', year: 'numeric' }),
    gio: officeTime(now, { hour: '2-digit', minute: '2-digit' }),
    lienket: `https://zalo.me/${oaId}`,
  };
  const filled = (form: string): string =>
    form.replace(/\{(\w+)(?::(\d+))?\}/g, (whole, name: string, longest?: string) => {
      const value = values[name];
      if (value === undefined) return whole;
      return longest === undefined ? value : cut(value, Number(longest));
    });
  return Object.fromEntries(Object.entries(data).map(([name, form]) => [name, filled(form)]));
}

const path = '/v3.0/oa/message/template';

/** Where the receiver stands is disputed: the other place is tried where the first one is refused as a wrong form. */
export async function callTemplate(
  call: OaCall,
  userId: string,
  { id: template_id }: OaTemplateSetting,
  template_data: Readonly<Record<string, string>>,
): Promise<unknown> {
  const content = { template_id, template_data };
  try {
    return await call(path, { json: { user_id: userId, ...content } });
  } catch (error) {
    if (!isWrongForm(error)) throw error;
    return call(path, { json: { recipient: { user_id: userId }, ...content } });
  }
}
