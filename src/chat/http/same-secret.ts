import { createHash, timingSafeEqual } from 'node:crypto';

/** Takes the same time wherever they differ, and whatever their lengths. */
export function sameSecret(given: string, expected: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}
