import type { MessageEntity } from 'grammy/types';

type Place = 'offset' | 'length';
type WithoutPlace<T> = T extends MessageEntity ? Omit<T, Place> : never;
/** What an entity is, before it is known where it ends. */
export type EntityKind = WithoutPlace<MessageEntity>;

/** Where a byte of `source` lies: Telegram counts UTF-8 bytes when it complains about markup. */
export const byteOffset = (source: string, index: number) => Buffer.byteLength(source.slice(0, index));

/** An entity over `[start, end)`; null where it would be empty. */
export function entityOver(kind: EntityKind, start: number, end: number): MessageEntity | null {
  return end > start ? { ...kind, offset: start, length: end - start } : null;
}
