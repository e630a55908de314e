/** Randomness that cannot be guessed, and the hash under which secrets are kept. */
export interface Secrets {
  /** ≥ 128 bits of `A-Za-z0-9_-`: fits a deep link */
  newToken(): string;
  /** 8 characters to type, without those that look alike */
  newCode(): string;
  hash(secret: string): string;
}
