import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';

/** What a refresh gives: both end when the refresh token is used. */
export interface TokenPair {
  readonly accessToken: string;
  readonly refreshToken: string;
}

const pairShape = z.object({ accessToken: z.string().min(1), refreshToken: z.string().min(1) });
const algorithm = 'aes-256-gcm';
const version = 'v1';

/** Encrypts and decrypts a pair of one account with AES-256-GCM. */
export interface Sealing {
  seal(pair: TokenPair): string;
  /** null: another key, another account, or changed on the way */
  open(sealed: string): TokenPair | null;
}

/** @param key 32 bytes */
export function makeSealing(key: Uint8Array, oaId: string): Sealing {
  const owner = Buffer.from(`zalo-oa/${oaId}`);
  return {
    seal: (pair) => {
      const start = randomBytes(12);
      const cipher = createCipheriv(algorithm, key, start).setAAD(owner);
      const text = Buffer.concat([cipher.update(JSON.stringify(pair), 'utf8'), cipher.final()]);
      return [version, ...[start, cipher.getAuthTag(), text].map((part) => part.toString('base64url'))].join(
        '.',
      );
    },
    open: (sealed) => {
      const [named, start = '', tag = '', text = ''] = sealed.split('.');
      if (named !== version) return null;
      try {
        const bytes = (part: string): Buffer => Buffer.from(part, 'base64url');
        const decipher = createDecipheriv(algorithm, key, bytes(start), { authTagLength: 16 });
        decipher.setAAD(owner).setAuthTag(bytes(tag));
        const plain = Buffer.concat([decipher.update(bytes(text)), decipher.final()]).toString('utf8');
        return pairShape.safeParse(JSON.parse(plain)).data ?? null;
      } catch {
        return null;
      }
    },
  };
}

/** Tells two tokens apart without holding either. */
export const fingerprintOf = (token: string): string =>
  createHash('sha256').update(`zalo-oa/${token}`).digest('hex').slice(0, 16);
