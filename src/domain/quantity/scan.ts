import type { Style } from './figure.ts';
import type { Lexicon } from './lexicon.ts';
import { isNegation } from './negation.ts';
import { readNone, someMore } from './none.ts';
import { saidTwice } from './said-twice.ts';
import { mayStart } from './starting-words.ts';
import { readNotQuantity } from './not-quantity.ts';
import { isCourtesy, NumberTokens } from './number-tokens.ts';
import { readBounded } from './bounded-phrase.ts';
import { readChange } from './change-phrase.ts';
import type { PhraseContext } from './phrase-context.ts';
import type { NotQuantity, NotQuantitySpan, QuantitySpan, ScanSpan } from './quantity.ts';
import { isQuantity } from './quantity.ts';
import type { Found } from './reading.ts';
import { tokenize, isWord, type Token } from './text.ts';
import type { Unit } from './units.ts';
import { writerStyle } from './writer-style.ts';

/** No chat message holds more numbers; a flood of them must not keep the program busy. */
const mostSpans = 1000;

class Scanner {
  private readonly raw: string;
  private readonly tokens: readonly Token[];
  private readonly context: PhraseContext;
  private readonly spans: ScanSpan[] = [];
  private readonly notQuantities: (NotQuantity | null | undefined)[] = [];

  constructor(raw: string, tokens: readonly Token[], style: Style | null) {
    this.raw = raw;
    this.tokens = tokens;
    const n = new NumberTokens(tokens);
    this.context = {
      n,
      style,
      oneLine: !tokens.some((token) => token.kind === 'break'),
      isNotQuantity: (at) => this.notQuantity(at) !== null,
    };
  }

  run(): ScanSpan[] {
    let at = 0;
    while (at < this.tokens.length && this.spans.length < mostSpans) at = this.step(at);
    if (at < this.tokens.length) this.refuseRest(at);
    return this.spans;
  }

  /** What is beyond reading is shown as one malformed span, never dropped. */
  private refuseRest(at: number): void {
    const place = this.place(at, this.tokens.length);
    this.spans.push({ ...place, verdict: 'invalid', readings: [], doubt: 'tin nhắn có quá nhiều số' });
  }

  private step(at: number): number {
    const other = this.notQuantity(at);
    if (other) {
      this.spans.push({ ...this.place(at, other.next), notQuantity: other.notQuantity });
      return other.next;
    }
    const quantity = this.quantity(at);
    if (!quantity) return at + 1;
    this.spans.push(this.spanOf(quantity));
    return quantity.next;
  }

  private quantity(at: number): Found | null {
    const { context } = this;
    const token = this.tokens[at];
    if (token?.kind === 'digits' || token?.kind === 'fraction') return this.whole(readBounded(context, at));
    if (!token || (!mayStart(token) && context.n.bareWord(at) === null)) return null;
    const figures = readChange(context, at) ?? this.withUnitBefore(at) ?? readBounded(context, at);
    const vague = figures && someMore(context.n, figures);
    if (vague) return vague;
    const none = readNone(context.n, at);
    if (none && (!figures || figures.lone || none.next > figures.next)) return none;
    if (!figures || (figures.lone && !this.expectsFigure(at, figures.next))) return null;
    return this.negated(at, figures) ?? this.whole(figures);
  }

  private whole(figures: Found | null): Found | null {
    return figures && (someMore(this.context.n, figures) ?? saidTwice(this.context, figures) ?? figures);
  }

  /** «chưa trên 5 %», «k tăng 5 %»: what the negative word does to the comparison is asked. */
  private negated(at: number, figures: Found): Found | null {
    if (!isNegation(this.tokens[at - 1]) || this.context.n.bareWord(at) !== null) return null;
    return { ...figures, verdict: 'ambiguous', doubt: 'có từ phủ định đứng trước' };
  }

  /** «(ha): 87» */
  private withUnitBefore(at: number): Found | null {
    const { n } = this.context;
    if (this.tokens[at]?.norm !== '(') return null;
    const unit = n.unit(at + 1);
    if (!unit || this.tokens[unit.next]?.norm !== ')') return null;
    const figure = this.tokens[unit.next + 1]?.norm === ':' ? unit.next + 2 : unit.next + 1;
    const quantity = readBounded(this.context, figure);
    if (!quantity || quantity.readings.some((reading) => reading.unit !== null)) return null;
    return { ...withUnit(quantity, unit.value), start: at };
  }

  /** A number word by itself is a figure where one is expected: alone, behind a colon or «là», before an end. */
  private expectsFigure(at: number, next: number): boolean {
    let before = at - 1;
    while (before >= 0 && isCourtesy(this.tokens[before])) before -= 1;
    const [left, right] = [this.tokens[before], this.tokens[next]];
    const opens =
      !left || left.kind !== 'word'
        ? left?.kind !== 'digits'
        : figureWords.some((word) => isWord(left, word));
    return opens && (!right || (right.kind !== 'word' && right.kind !== 'digits') || isCourtesy(right));
  }

  private notQuantity(at: number): NotQuantity | null {
    const known = this.notQuantities[at];
    return known !== undefined ? known : (this.notQuantities[at] = readNotQuantity(this.context.n, at));
  }

  private spanOf({ start, next, verdict, readings, doubt, missing }: Found): QuantitySpan {
    const span = { ...this.place(start, next), verdict, readings };
    if (doubt === undefined && missing === undefined) return span;
    return { ...span, ...(doubt !== undefined && { doubt }), ...(missing !== undefined && { missing }) };
  }

  private place(from: number, next: number): Pick<QuantitySpan, 'start' | 'end' | 'text'> {
    const start = this.tokens[from]?.start ?? 0;
    const end = this.tokens[next - 1]?.end ?? start;
    return { start, end, text: this.raw.slice(start, end) };
  }
}

const figureWords = ['là', 'được', 'đạt', 'có', 'còn', 'bằng', 'thêm', 'mới', 'cả'];

const withUnit = (quantity: Found, unit: Unit): Found => ({
  ...quantity,
  readings: quantity.readings.map((reading) => ({ ...reading, unit: unit.name })),
});

export interface ScanOptions {
  /** words beyond those of numbers and units into which input-method residue may be decoded */
  readonly lexicon?: Lexicon;
  /** the tokens of the same text, when the caller has cut them already */
  readonly tokens?: readonly Token[];
  /** how the writer uses marks, when `tokens` is only a part of the message (writer-style.ts) */
  readonly style?: Style | null;
}

/**
 * Everything in a message that has to do with a number, in order and without overlap: quantities with their
 * readings, and what holds a number without being one. Time is linear in the length of the text.
 */
export function scan(text: string, options: ScanOptions = {}): ScanSpan[] {
  const tokens = options.tokens ?? tokenize(text, options.lexicon);
  const style = options.style === undefined ? writerStyle(tokens) : options.style;
  return new Scanner(text, tokens, style).run();
}

/** The quantities of a message. */
export const findQuantities = (text: string): QuantitySpan[] => scan(text).filter(isQuantity);

/** What holds a number without being a quantity: dates, times, telephone and document numbers, ordinals, names. */
export const findNonQuantities = (text: string): NotQuantitySpan[] =>
  scan(text).filter((span): span is NotQuantitySpan => !isQuantity(span));
