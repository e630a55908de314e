import { decimalText, parseDecimal, type Decimal } from '../../domain/quantity/decimal.ts';

/** What Prisma takes for a Json column. */
export type Json = string | number | boolean | Json[] | { [key: string]: Json };

const isDecimal = (value: unknown): value is Decimal =>
  typeof value === 'object' &&
  value !== null &&
  'digits' in value &&
  typeof value.digits === 'bigint' &&
  'scale' in value &&
  typeof value.scale === 'number';

/** PostgreSQL's JSON takes neither NUL nor half a surrogate pair; both databases keep the same. */
const keepable = (text: string): string => text.replaceAll('\0', '').replaceAll(/\p{Surrogate}/gu, '\uFFFD');

/** Plain data for a Json column; exact decimals inside become `{"decimal": "12.5"}`. */
export function toJson(value: unknown): Json {
  const text = JSON.stringify(value, (_key, inner: unknown) => {
    if (typeof inner === 'string') return keepable(inner);
    return isDecimal(inner) ? { decimal: decimalText(inner) } : inner;
  });
  return JSON.parse(text) as Json;
}

/** The way back: the caller names the shape that `toJson` was given. */
export function fromJson<T>(value: unknown): T {
  return JSON.parse(JSON.stringify(value), (_key, inner: unknown) => {
    if (typeof inner !== 'object' || inner === null || !('decimal' in inner)) return inner;
    return typeof inner.decimal === 'string' ? (parseDecimal(inner.decimal) ?? inner) : inner;
  }) as T;
}
