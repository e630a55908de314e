import type { Actor } from './actor.ts';
import { foldText } from './fold-text.ts';
import type { Stores } from './ports/stores.ts';

const when =
  '(?:ca |vao |trong )?(?:ngoai gio|ngay nghi|buoi toi|ban dem|cuoi tuan|bat ky luc nao|bat cu luc nao)';
const atWill = `(?: ${when}| va ${when})+`;
const polite = '(?: (?:nhe|a|cung duoc|duoc|toi|em))*';
const allowed = new RegExp(`^(?:xin |cu )?(?:cho(?: phep)? )?nhan(?: tin)?${atWill}${polite}$`);
const forbidden = new RegExp(
  `^(?:xin )?(?:dung|thoi|khong|chi)(?: cho)? nhan(?: tin)?${atWill}${polite}(?: nua)?$`,
);
const officeHours = new RegExp(
  `^(?:xin )?chi nhan(?: tin)? (?:trong )?gio (?:hanh chinh|lam viec)${polite}$`,
);

/** «cho nhắn cả ngày nghỉ», «đừng nhắn ngoài giờ»: null: the text says neither, or more than that. */
export function allowanceIn(text: string): boolean | null {
  const folded = foldText(text)
    .replace(/[.!, ]+/g, ' ')
    .trim();
  if (forbidden.test(folded) || officeHours.test(folded)) return false;
  return allowed.test(folded) ? true : null;
}

/** Notes whether a person may be written to in quiet hours and on days off. */
export async function allowAnytime(
  stores: Stores,
  { organisation, person }: Actor,
  anytime: boolean,
  now: Date,
): Promise<void> {
  await stores.people.setAnytime(organisation.id, person.id, anytime);
  await stores.audit.note({
    ...{ organisationId: organisation.id, personId: person.id, at: now, action: 'set-anytime' },
    detail: { anytime },
  });
}
