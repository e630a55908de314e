/** What the page and its server tell each other; used by both, so nothing here may need Node or a browser. */
import type { GuideStep } from './guide.ts';
import type { Phone, PhoneView, PlaceName } from './phone.ts';

export interface ClockView {
  /** ISO instants */
  readonly now: string;
  readonly nextEventAt: string | null;
}

export type PhoneName = Pick<Phone, 'id' | 'label' | 'section'>;

/** What a page learns when it opens. */
export interface PageStart {
  readonly places: Readonly<Record<PlaceName, readonly PhoneName[]>>;
  readonly views: readonly PhoneView[];
  readonly clock: ClockView;
  readonly guide: readonly GuideStep[];
}

/** What changed since. */
export type LiveEvent =
  | { readonly kind: 'phone'; readonly view: PhoneView }
  | { readonly kind: 'clock'; readonly clock: ClockView };
