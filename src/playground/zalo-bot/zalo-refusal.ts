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

/** The chat never wrote, wants nothing more, or is a group that the bot is not in: under which code, no source says. */
export const chatGone = (code: 400 | 403): ZaloRefusal =>
  code === 400 ? badRequest('chat not found') : new ZaloRefusal(403, 'Forbidden: chat not found');

export const badRequest = (what: string): ZaloRefusal => new ZaloRefusal(400, `Bad Request: ${what}`);
