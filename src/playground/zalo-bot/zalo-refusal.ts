/** A refusal in the platform's words: `{"ok":false,"error_code":…,"description":…}`. */
export class ZaloRefusal extends Error {
  override readonly name = 'ZaloRefusal';
  constructor(
    readonly code: number,
    readonly description: string,
    readonly retryAfterSeconds?: number,
  ) {
    super(description);
  }
}

export const badRequest = (what: string): ZaloRefusal => new ZaloRefusal(400, `Bad Request: ${what}`);
