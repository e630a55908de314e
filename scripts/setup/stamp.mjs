// A stamp lies inside what was made and says what it was made from. It is written last: whatever was interrupted
// has none, and is made again.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** A short text that changes with any of the parts. */
export const fingerprint = (...parts) => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(String(part.length)).update('\0').update(part);
  return hash.digest('hex');
};

export const hasStamp = (file, wanted) => existsSync(file) && readFileSync(file, 'utf8') === wanted;

export function writeStamp(file, text) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
