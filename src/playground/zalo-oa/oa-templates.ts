import { OaRefusal } from './oa-refusal.ts';

export interface OaTemplate {
  readonly id: string;
  /** what is shown; `<name>` stands for a parameter */
  readonly text: string;
  /** parameters, with the most characters of each */
  readonly params: Readonly<Record<string, number>>;
  readonly approved: boolean;
  /** false: it goes to phone numbers only */
  readonly byUser: boolean;
}

/** The message that comes of it. Throws as the platform does. */
export function filledTemplate(
  template: OaTemplate | undefined,
  data: Readonly<Record<string, unknown>>,
): string {
  if (!template) throw new OaRefusal(-109, 'Template not found');
  if (!template.approved) throw new OaRefusal(-131, 'Template is not approved');
  if (!template.byUser) throw new OaRefusal(-249, 'Template does not support UID');
  for (const name of Object.keys(data))
    if (!(name in template.params)) throw new OaRefusal(-1124, `Unknown parameter ${name}`);
  return Object.entries(template.params).reduce((text, [name, longest]) => {
    const value = data[name];
    if (typeof value !== 'string' || value === '') throw new OaRefusal(-1122, `Parameter ${name} is missing`);
    if ([...value].length > longest) throw new OaRefusal(-1121, `Parameter ${name} is too long`);
    return text.replaceAll(`<${name}>`, value);
  }, template.text);
}
