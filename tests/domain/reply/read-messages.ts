import { expect, it } from 'vitest';
import { doubtsOf, readIn, recordsOf, type Campaign } from './catalogue.ts';

/** A message by itself, what is recorded of it and what is asked; nothing is where nothing stands. */
export interface ReadMessage {
  readonly in: Campaign;
  readonly text: string;
  readonly records?: readonly string[];
  readonly asks?: readonly string[];
  readonly why: string;
}

/** A test for each message. */
export function itReads(messages: readonly ReadMessage[]): void {
  it.each(messages)('«$text»: $why', ({ in: campaign, text, records = [], asks = [] }) => {
    const reading = readIn(campaign, text);
    expect(recordsOf(reading)).toEqual(records);
    expect(doubtsOf(reading)).toEqual(asks);
  });
}
