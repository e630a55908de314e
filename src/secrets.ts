import { createHash, randomBytes, randomInt } from 'node:crypto';
import type { Secrets } from './app/ports/secrets.ts';

/** Without 0/O, 1/I/L: they are mistaken for each other when read out. */
const alphabet = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';

/** The real randomness. */
export const nodeSecrets: Secrets = {
  newToken: () => randomBytes(18).toString('base64url'),
  newCode: () => Array.from({ length: 8 }, () => alphabet[randomInt(alphabet.length)]).join(''),
  hash: (secret) => createHash('sha256').update(secret).digest('hex'),
};
