/** What may go wrong with one call. */
export type CallFault =
  | { readonly kind: 'too-many-requests'; readonly retryAfterSeconds: number }
  /** refused with 500: nothing was done */
  | { readonly kind: 'server-error' }
  /** a proxy's 502: nobody knows whether it was done */
  | { readonly kind: 'bad-gateway'; readonly done: boolean }
  | { readonly kind: 'cut-before' }
  /** done, and then no answer */
  | { readonly kind: 'cut-after' }
  | { readonly kind: 'slow'; readonly ms: number }
  /** «bot was blocked by the user», or kicked */
  | { readonly kind: 'forbidden' }
  /** the group becomes a supergroup at this very moment */
  | { readonly kind: 'migrate' };

/** Probabilities in [0, 1] and ranges; everything is off until set. */
export interface FaultRates {
  /** an update comes again though it was confirmed */
  readonly duplicateUpdate: number;
  /** an update is held back while those of other chats go on; its chat stays in order */
  readonly holdUpdate: number;
  readonly holdMs: readonly [number, number];
  /** updates of one chat may also change places */
  readonly reorderWithinChat: boolean;
  /** a poll confirms what it confirms, and its answer is lost */
  readonly lostPoll: number;
  readonly tooManyRequests: number;
  readonly retryAfterSeconds: readonly [number, number];
  readonly serverError: number;
  readonly badGateway: number;
  readonly cutBefore: number;
  readonly cutAfter: number;
  readonly slow: number;
  readonly slowMs: readonly [number, number];
  readonly forbidden: number;
  readonly migrate: number;
}

const calm: FaultRates = {
  duplicateUpdate: 0,
  holdUpdate: 0,
  holdMs: [1, 50],
  reorderWithinChat: false,
  lostPoll: 0,
  tooManyRequests: 0,
  retryAfterSeconds: [1, 3],
  serverError: 0,
  badGateway: 0,
  cutBefore: 0,
  cutAfter: 0,
  slow: 0,
  slowMs: [5, 200],
  forbidden: 0,
  migrate: 0,
};

interface Planned {
  readonly method: string;
  readonly chatId: number | undefined;
  readonly fault: CallFault;
}

export interface FaultRecord {
  readonly at: Date;
  readonly method: string;
  readonly chatId: number | null;
  readonly fault: CallFault;
}

/** Makes the server hostile: by rates drawn from `random`, or one fault at a time for a test. */
export class Faults {
  /** what has been done to calls so far */
  readonly log: FaultRecord[] = [];
  readonly #random: () => number;
  readonly #now: () => Date;
  readonly #planned: Planned[] = [];
  #rates: FaultRates = calm;

  constructor(random: () => number, now: () => Date) {
    this.#random = random;
    this.#now = now;
  }

  get rates(): FaultRates {
    return this.#rates;
  }

  /** What is not named goes back to never. */
  set(rates: Partial<FaultRates>): void {
    this.#rates = { ...calm, ...rates };
  }

  quiet(): void {
    this.set({});
    this.#planned.length = 0;
  }

  /** The next call of `method` (to that chat) meets `fault`. Several wait in line. */
  next(method: string, fault: CallFault, chatId?: number): void {
    this.#planned.push({ method, chatId, fault });
  }

  /** @param writes does the call put something into a chat; only such calls and polls meet drawn faults */
  forCall(method: string, chatId: number | null, writes: boolean): CallFault | null {
    const fault = this.#takePlanned(method, chatId) ?? this.#drawnFor(method, chatId, writes);
    if (fault !== null) this.log.push({ at: this.#now(), method, chatId, fault });
    return fault;
  }

  repeatsUpdate(): boolean {
    return this.#happens(this.#rates.duplicateUpdate);
  }

  /** @returns milliseconds to hold an update back, or null */
  holdsUpdate(): number | null {
    return this.#happens(this.#rates.holdUpdate) ? this.#between(this.#rates.holdMs) : null;
  }

  #takePlanned(method: string, chatId: number | null): CallFault | null {
    const at = this.#planned.findIndex(
      (planned) => planned.method === method && (planned.chatId === undefined || planned.chatId === chatId),
    );
    return at === -1 ? null : (this.#planned.splice(at, 1)[0]?.fault ?? null);
  }

  #drawnFor(method: string, chatId: number | null, writes: boolean): CallFault | null {
    if (method === 'getUpdates') return this.#happens(this.#rates.lostPoll) ? { kind: 'cut-after' } : null;
    return writes ? this.#drawn(chatId) : null;
  }

  #drawn(chatId: number | null): CallFault | null {
    const { retryAfterSeconds, slowMs, ...rates } = this.#rates;
    if (this.#happens(rates.tooManyRequests))
      return { kind: 'too-many-requests', retryAfterSeconds: this.#between(retryAfterSeconds) };
    if (this.#happens(rates.serverError)) return { kind: 'server-error' };
    if (this.#happens(rates.badGateway)) return { kind: 'bad-gateway', done: this.#happens(0.5) };
    if (this.#happens(rates.cutBefore)) return { kind: 'cut-before' };
    if (this.#happens(rates.cutAfter)) return { kind: 'cut-after' };
    if (this.#happens(rates.forbidden)) return { kind: 'forbidden' };
    if (chatId !== null && chatId < 0 && this.#happens(rates.migrate)) return { kind: 'migrate' };
    return this.#happens(rates.slow) ? { kind: 'slow', ms: this.#between(slowMs) } : null;
  }

  /** Draws nothing for what never happens, so that switching one fault on does not move the others. */
  #happens(probability: number): boolean {
    return probability > 0 && this.#random() < probability;
  }

  #between([from, to]: readonly [number, number]): number {
    return from + Math.floor(this.#random() * (to - from + 1));
  }
}
