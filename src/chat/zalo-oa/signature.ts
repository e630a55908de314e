import { createHash } from 'node:crypto';
import { sameSecret } from '../http/same-secret.ts';

/** What stands first in the signed text, and which secret stands last: sources disagree. */
export const signatureForms = [
  'app-id+oa-secret',
  'oa-id+oa-secret',
  'app-id+app-secret',
  'oa-id+app-secret',
] as const;
export type SignatureForm = (typeof signatureForms)[number];

export interface SignatureKeys {
  readonly appId: string;
  readonly oaId: string;
  readonly appSecret: string;
  readonly oaSecret: string;
}

/**
 * In which of the forms the body was signed; null: in none. A plain hash of id, body, timestamp and secret, over the
 * bytes as they came.
 * @param header `mac=<hex>`
 */
export function formOf(
  body: Uint8Array,
  timestamp: string,
  header: string,
  keys: SignatureKeys,
  forms: readonly SignatureForm[],
): SignatureForm | null {
  const given = header
    .trim()
    .replace(/^mac\s*=\s*/i, '')
    .toLowerCase();
  const found = forms.filter((form) => sameSecret(given, signed(form, body, timestamp, keys)));
  return found[0] ?? null;
}

function signed(form: SignatureForm, body: Uint8Array, timestamp: string, keys: SignatureKeys): string {
  const first = form.startsWith('app-id') ? keys.appId : keys.oaId;
  const last = form.endsWith('oa-secret') ? keys.oaSecret : keys.appSecret;
  return createHash('sha256').update(first).update(body).update(timestamp).update(last).digest('hex');
}
