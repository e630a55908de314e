import type { ClockView, LiveEvent } from './page-messages.ts';
import type { Phone } from './phone.ts';

type Send = (event: LiveEvent) => void;

/** Many changes in one breath are told once. */
const gatherMs = 30;

/** Tells every open page what phones and the clock show now, whenever that may have changed. */
export class LiveEvents {
  readonly #pages = new Set<Send>();
  readonly #changed = new Set<Phone>();
  readonly #readClock: () => Promise<ClockView>;
  #timer: NodeJS.Timeout | null = null;

  constructor(phones: readonly Phone[], readClock: () => Promise<ClockView>) {
    this.#readClock = readClock;
    for (const phone of phones) phone.onChange(() => this.#note(phone));
  }

  /** @returns a function that ends it */
  join(send: Send): () => void {
    this.#pages.add(send);
    return () => this.#pages.delete(send);
  }

  async tellClock(): Promise<void> {
    if (this.#pages.size === 0) return;
    this.#tell({ kind: 'clock', clock: await this.#readClock() });
  }

  #note(phone: Phone): void {
    if (this.#pages.size === 0) return;
    this.#changed.add(phone);
    if (this.#timer === null) this.#timer = setTimeout(() => this.#flush(), gatherMs);
  }

  #flush(): void {
    this.#timer = null;
    const changed = [...this.#changed];
    this.#changed.clear();
    for (const phone of changed) this.#tell({ kind: 'phone', view: phone.view() });
    void this.tellClock();
  }

  #tell(event: LiveEvent): void {
    for (const send of [...this.#pages]) send(event);
  }
}
