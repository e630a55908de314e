/** What may go wrong with one call. */
export type OaCallFault =
  /** -32, and with a proxy in between a time to wait */
  | { readonly kind: 'rate'; readonly retryAfterSeconds?: number }
  /** any refusal of the platform, with HTTP 200: nothing was done */
  | { readonly kind: 'refused'; readonly code: number }
  /** a proxy's 502: nobody knows whether it was done */
  | { readonly kind: 'bad-gateway'; readonly done: boolean }
  | { readonly kind: 'cut-before' }
  /** done, and then no answer */
  | { readonly kind: 'cut-after' };

/** Probabilities in [0, 1] of what happens to calls that send. */
export interface OaFaultRates {
  readonly rate: number;
  /** -200 «send failed» */
  readonly failed: number;
  readonly 'bad-gateway': number;
  readonly 'cut-before': number;
  readonly 'cut-after': number;
}

const calm: OaFaultRates = { rate: 0, failed: 0, 'bad-gateway': 0, 'cut-before': 0, 'cut-after': 0 };

interface Planned {
  readonly path: string;
  readonly fault: OaCallFault;
}

/** Makes the server hostile: by rates drawn from `random`, or one fault at a time for a test. */
export class OaCallFaults {
  /** what has been done to calls so far */
  readonly log: { readonly path: string; readonly fault: OaCallFault }[] = [];
  readonly #random: () => number;
  readonly #planned: Planned[] = [];
  #rates: OaFaultRates = calm;

  constructor(random: () => number) {
    this.#random = random;
  }

  /** What is not named goes back to never. */
  set(rates: Partial<OaFaultRates>): void {
    this.#rates = { ...calm, ...rates };
  }

  /** The next call whose path ends so meets `fault`. Several wait in line. */
  next(path: string, fault: OaCallFault): void {
    this.#planned.push({ path, fault });
  }

  forCall(path: string): OaCallFault | null {
    const at = this.#planned.findIndex((planned) => path.endsWith(planned.path));
    const fault = at >= 0 ? (this.#planned.splice(at, 1)[0]?.fault ?? null) : this.#drawn(path);
    if (fault) this.log.push({ path, fault });
    return fault;
  }

  #drawn(path: string): OaCallFault | null {
    if (!/\/message(\/cs|\/template)?$/.test(path) || path.includes('/quota/')) return null;
    const rates = this.#rates;
    if (this.#happens(rates.rate)) return { kind: 'rate', retryAfterSeconds: 1 };
    if (this.#happens(rates.failed)) return { kind: 'refused', code: -200 };
    if (this.#happens(rates['bad-gateway'])) return { kind: 'bad-gateway', done: this.#happens(0.5) };
    if (this.#happens(rates['cut-before'])) return { kind: 'cut-before' };
    return this.#happens(rates['cut-after']) ? { kind: 'cut-after' } : null;
  }

  /** Draws nothing for what never happens, so that switching one fault on does not move the others. */
  #happens(probability: number): boolean {
    return probability > 0 && this.#random() < probability;
  }
}
