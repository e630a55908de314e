/** A refusal in the platform's words: `{"error":-230,"message":"…"}`, with HTTP 200. */
export class OaRefusal extends Error {
  override readonly name = 'OaRefusal';
  constructor(
    readonly code: number,
    message: string,
    readonly status = 200,
    readonly retryAfterSeconds?: number,
  ) {
    super(message);
  }
}

export const invalid = (what: string): OaRefusal => new OaRefusal(-201, `${what} is invalid`);
