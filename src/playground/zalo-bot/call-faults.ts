/** What may go wrong with one call. */
export type ZaloCallFault =
  /** 429; Zalo names no time to wait, a proxy in between might */
  | { readonly kind: 'quota'; readonly retryAfterSeconds?: number }
  /** 403 «Internal server error», as the documentation has it: nothing was done */
  | { readonly kind: 'internal' }
  /** refused: this chat wants nothing more */
  | { readonly kind: 'chat-gone' }
  /** done, and then 408 */
  | { readonly kind: 'timeout-after' }
  /** a proxy's 502: nobody knows whether it was done */
  | { readonly kind: 'bad-gateway'; readonly done: boolean }
  | { readonly kind: 'cut-before' }
  /** done, and then no answer */
  | { readonly kind: 'cut-after' };

/** Probabilities in [0, 1] of what happens to calls that write into a chat. */
export type ZaloFaultRates = Readonly<Record<Exclude<ZaloCallFault['kind'], 'chat-gone'>, number>>;

const calm: ZaloFaultRates = {
  quota: 0,
  internal: 0,
  'timeout-after': 0,
  'bad-gateway': 0,
  'cut-before': 0,
  'cut-after': 0,
};

interface Planned {
  readonly method: string;
  readonly chatId: string | undefined;
  readonly fault: ZaloCallFault;
}

/** Makes the server hostile: by rates drawn from `random`, or one fault at a time for a test. */
export class ZaloCallFaults {
  /** what has been done to calls so far */
  readonly log: { readonly method: string; readonly fault: ZaloCallFault }[] = [];
  readonly #random: () => number;
  readonly #planned: Planned[] = [];
  #rates: ZaloFaultRates = calm;

  constructor(random: () => number) {
    this.#random = random;
  }

  /** What is not named goes back to never. */
  set(rates: Partial<ZaloFaultRates>): void {
    this.#rates = { ...calm, ...rates };
  }

  /** The next call of `method` (to that chat) meets `fault`. Several wait in line. */
  next(method: string, fault: ZaloCallFault, chatId?: string): void {
    this.#planned.push({ method, chatId, fault });
  }

  forCall(method: string, chatId: string | null): ZaloCallFault | null {
    const fault = this.#takePlanned(method, chatId) ?? (chatId === null ? null : this.#drawn());
    if (fault !== null) this.log.push({ method, fault });
    return fault;
  }

  #takePlanned(method: string, chatId: string | null): ZaloCallFault | null {
    const at = this.#planned.findIndex(
      (planned) => planned.method === method && (planned.chatId === undefined || planned.chatId === chatId),
    );
    return at === -1 ? null : (this.#planned.splice(at, 1)[0]?.fault ?? null);
  }

  #drawn(): ZaloCallFault | null {
    const rates = this.#rates;
    if (this.#happens(rates.quota)) return { kind: 'quota', retryAfterSeconds: 1 };
    if (this.#happens(rates.internal)) return { kind: 'internal' };
    if (this.#happens(rates['timeout-after'])) return { kind: 'timeout-after' };
    if (this.#happens(rates['bad-gateway'])) return { kind: 'bad-gateway', done: this.#happens(0.5) };
    if (this.#happens(rates['cut-before'])) return { kind: 'cut-before' };
    return this.#happens(rates['cut-after']) ? { kind: 'cut-after' } : null;
  }

  /** Draws nothing for what never happens, so that switching one fault on does not move the others. */
  #happens(probability: number): boolean {
    return probability > 0 && this.#random() < probability;
  }
}
