import { add, compare, decimal, isWhole, multiply } from './decimal.ts';
import type { Part } from './figure.ts';
import { readFraction } from './fraction-words.ts';
import { readGroup, type Group } from './group.ts';
import type { NumberTokens } from './number-tokens.ts';
import type { ScaleWord } from './number-words.ts';
import type { Numeral } from './numeral.ts';
import { letterReadings, pow, sumsOf, withHalf, type Term } from './numeral-sum.ts';
import { decodeVni } from './residue.ts';
import { readTail } from './scale-tail.ts';
import { fold } from './syllable.ts';
import { acceptsTail } from './tail-place.ts';

/** Beyond it the two ways to say repeated «tỷ» contradict each other. */
const largest = decimal(10n ** 18n);

const one: Part = { value: decimal(1n), because: '«một» không đọc' };

class NumeralReader {
  private readonly n: NumberTokens;
  private readonly start: number;
  private readonly terms: Term[] = [];
  private at: number;
  /** first term of the words since the last «tỷ», which multiplies them all */
  private section = 0;
  private base: Group | null = null;
  private tail: readonly Part[] = [];
  private counted: readonly Part[] = [];
  private problem: Numeral['problem'];
  private letter: ScaleWord | null = null;
  private lastScale: ScaleWord | null = null;
  /** powers by which the last scale word may be meant: «nghìn tỷ ba» is of the tỷ or of the nghìn tỷ */
  private powers: number[] = [];
  private doubt: string | undefined;

  constructor(n: NumberTokens, at: number) {
    this.n = n;
    this.start = this.at = at;
  }

  run(): Numeral | null {
    while (this.step()) if (this.problem) break;
    if (this.at === this.start) return null;
    if (this.problem === undefined && this.terms.length > 0) this.pointBehindScale();
    if (this.problem === undefined) this.leftover();
    return this.result();
  }

  /** Reads one group with its scale; false at the end of the number. */
  private step(): boolean {
    const { n } = this;
    const first = this.at === this.start;
    if (!first && this.scaleAt(this.at)) return this.multiply();
    const from = this.skipGap();
    const group = readGroup(n, from, first) ?? (first ? this.impliedOne() : null);
    if (!group) return this.half();
    if (group.shape === 'spelt') return this.fail('spelt');
    const whole = this.withFraction(group);
    if (!whole) return false;
    const scale = this.scaleAt(whole.next);
    if (scale) return this.push(whole, scale);
    if (first) {
      if (whole.parts.length === 0) this.problem = 'malformed';
      this.base = whole;
      this.counted = whole.counted ?? [];
      this.at = whole.next;
      this.halfBehind();
    } else if (from === this.at) this.takeTail(whole);
    return false;
  }

  /** «ba triệu lẻ sáu nghìn»: lẻ in front of a group with a scale of its own. */
  private skipGap(): number {
    if (this.terms.length === 0 || this.n.nextWord(this.at)?.is !== 'gap') return this.at;
    const group = readGroup(this.n, this.at + 1, false);
    return group && this.scaleAt(group.next) ? this.at + 1 : this.at;
  }

  /** «tỷ ba», «vạn rưỡi»: only a full word starts a number, and only with something behind. */
  private impliedOne(): Group | null {
    const word = this.n.bareWord(this.at);
    if (word?.is !== 'scale' || word.short) return null;
    const after = this.n.nextWord(this.at + 1);
    const goesOn = after?.is === 'digit' || after?.is === 'half' || (after?.is === 'scale' && !after.short);
    return (goesOn && after.is !== 'digit') || (after?.is === 'digit' && after.digit > 0)
      ? { parts: [one], next: this.at, shape: 'digit' }
      : null;
  }

  private withFraction(group: Group): Group | null {
    if (this.n.nextWord(group.next)?.is !== 'point') return group;
    const fraction = readFraction(this.n, group.next + 1);
    if (!fraction) return group;
    if (this.n.nextWord(fraction.next)?.is === 'point') {
      this.fail('spelt', fraction.next);
      return null;
    }
    const [integer] = group.parts.filter((part) => !part.to && part.unit === undefined);
    if (!integer || this.terms.length > 0) return group;
    const value = add(integer.value, fraction.value);
    const { digits: _, ...rest } = group;
    return {
      ...rest,
      parts: [{ value, because: 'đọc đủ phần thập phân' }],
      next: fraction.next,
      shape: 'figure',
      counted: [],
    };
  }

  private scaleAt(at: number): ScaleWord | null {
    const word = this.n.nextWord(at);
    if (word?.is !== 'scale') return null;
    if (word.glued && !this.n.glued(at)) return null;
    if (this.n.tokens[at]?.norm === 'k' && notThousand.has(this.n.tokens[at + 1]?.norm ?? '')) return null;
    return word.orUnit !== undefined && this.n.longUnitAt(at) ? null : word;
  }

  private push(group: Group, scale: ScaleWord): boolean {
    const { power } = scale;
    const open = this.terms.slice(this.section);
    const parts = group.parts.filter((part) => part.unit === undefined && !part.of);
    if (power >= 9) for (const term of open) term.power += power;
    const floor = this.terms[power >= 9 ? this.section - 1 : this.terms.length - 1]?.power ?? 99;
    const highest = power >= 9 ? (this.terms[this.section]?.power ?? power) : power;
    if (parts.length === 0 || highest >= floor) return this.fail('malformed', group.next + 1);
    this.terms.push({ parts, power });
    this.close(scale, group.next);
    // a decimal has nothing below it: «4,9 tỷ» ends here
    return parts.every((part) => isWhole(part.value)) || this.scaleAt(this.at) !== null;
  }

  /** A scale word directly behind another: «nghìn tỷ», «tỷ tỷ», «nghìn triệu». */
  private multiply(): boolean {
    const scale = this.scaleAt(this.at);
    const last = this.terms.at(-1);
    if (!scale || !last || scale.short) return this.fail('malformed', this.at + 1);
    const { power } = scale;
    if (power < 9 && last.power >= power) return this.fail('malformed', this.at + 1);
    const from = power < 9 ? this.terms.length - 1 : Math.min(this.section, this.terms.length - 1);
    for (const term of this.terms.slice(from)) term.power += power;
    const floor = this.terms[from - 1]?.power ?? 99;
    if ((this.terms[from]?.power ?? 0) >= floor) return this.fail('malformed', this.at + 1);
    this.close(scale, this.at);
    this.powers = [power, last.power];
    return isWhole(last.parts[0]?.value ?? one.value) || this.scaleAt(this.at) !== null;
  }

  private close(scale: ScaleWord, at: number): void {
    if (scale.power >= 9) this.section = this.terms.length;
    this.lastScale = scale;
    this.letter = this.terms.length === 1 && scale.orUnit !== undefined ? scale : null;
    this.powers = [scale.power];
    this.at = at + 1;
  }

  private takeTail(group: Group): void {
    const place = acceptsTail(this.n, this.at, group, this.powers[0] ?? 0);
    if (place === 'no') return;
    const tails = this.powers.map((power) => readTail(group, power));
    const parts = tails.flatMap((tail) => tail.parts);
    if (parts.length === 0) return;
    this.tail = [
      ...parts,
      ...this.residueTail(group),
      ...(place === 'doubtful' ? tails.flatMap((tail) => tail.counted) : []),
    ];
    this.counted = tails.flatMap((tail) => tail.counted);
    this.base = group;
    this.at = group.next;
  }

  /** «5ty3»: the 3 may be the VNI key for the mark of tỷ. */
  private residueTail(group: Group): Part[] {
    const word = this.n.tokens[this.at - 1];
    if (!this.n.glued(this.at) || group.digits?.length !== 1 || !word || word.marked) return [];
    const decoded = decodeVni(word.norm + group.digits);
    if (decoded === null || fold(decoded) !== word.fold) return [];
    return [{ value: decimal(0n), because: `«${group.digits}» có thể là dấu gõ kiểu VNI` }];
  }

  /** «sáu triệu rưỡi». */
  private half(): boolean {
    if (this.n.nextWord(this.at)?.is !== 'half' || this.terms.length === 0) return false;
    const integer = this.terms.every((term) => term.parts.every((part) => isWhole(part.value)));
    if (!integer) return this.fail('malformed', this.at + 1);
    this.tail = this.powers.map((power) => ({
      value: decimal(5n * 10n ** BigInt(power - 1)),
      because: '«rưỡi» là nửa đơn vị vừa đọc',
    }));
    this.at += 1;
    return false;
  }

  /** «hai rưỡi»: half of a unit that is not said, or half past two. */
  private halfBehind(): void {
    const { base, n } = this;
    if (!base || n.nextWord(this.at)?.is !== 'half') return;
    const parts = withHalf(base);
    if (parts.length === 0) return void this.fail('malformed', this.at + 1);
    this.base = { ...base, parts };
    this.at += 1;
    this.doubt = 'giờ rưỡi, hoặc nửa của đơn vị không nói';
  }

  /** «một nghìn linh một chấm không năm»: a fraction makes what stands behind the scale ones. */
  private pointBehindScale(): void {
    if (this.n.nextWord(this.at)?.is !== 'point') return;
    const fraction = readFraction(this.n, this.at + 1);
    if (!fraction) return;
    const formal = this.base?.parts.find((part) => !part.to && part.unit === undefined)?.value ?? decimal(0n);
    const integer = this.tail.length === 0 ? decimal(0n) : formal;
    this.tail = [{ value: add(integer, fraction.value), because: 'đọc đủ phần thập phân' }];
    this.counted = [];
    this.at = fraction.next;
    const scale = this.scaleAt(this.at);
    if (!scale) return;
    if (this.terms.some((term) => term.power >= scale.power)) return void this.fail('malformed', this.at + 1);
    for (const term of this.terms) term.power += scale.power;
    this.tail = this.tail.map((part) => ({ ...part, value: multiply(part.value, pow(scale.power)) }));
    this.at += 1;
  }

  /** Number words that are left over show that the run of words is no single number. */
  private leftover(): void {
    const { n, at } = this;
    if (n.tokens[at - 1]?.kind !== 'word') return;
    const word = n.nextWord(at);
    if (word?.is === 'digit') {
      const after = n.nextWord(at + 1)?.is;
      if (after === 'digit' || after === 'point') this.fail('spelt');
      return;
    }
    const gap = n.tokens[at]?.norm === 'linh' || n.nextWord(at + 1)?.is === 'digit';
    if (word?.is === 'gap' && gap) return void this.fail('malformed');
    if (word?.is === 'ten' || word?.is === 'hundred' || (word?.is === 'tens' && n.tokens[at]?.marked))
      this.fail('malformed');
  }

  /** Nothing of the run may be read as a number of its own: it is taken whole. */
  private fail(problem: 'malformed' | 'spelt', from = this.at): false {
    this.problem = problem;
    this.at = Math.max(from, this.at);
    while (this.n.bareWord(this.at) !== null) this.at += 1;
    return false;
  }

  private result(): Numeral {
    const unit = this.lastScale?.unit ?? this.dottedUnit();
    const shared = { next: this.at, scale: this.powers[0] ?? 0, ...(unit !== undefined && { unit }) };
    const malformed = { ...shared, parts: [], counted: [] };
    if (this.problem) return { ...malformed, problem: this.problem };
    const scaled = this.terms.length > 0;
    const parts = scaled
      ? [...sumsOf(this.terms, this.tail), ...this.letterParts()]
      : [...(this.base?.parts ?? [])];
    const tooLarge = scaled && parts.some((part) => compare(part.value, largest) > 0);
    if (parts.length === 0 || tooLarge) return { ...malformed, problem: 'malformed' };
    const counted = scaled && this.counted.length > 0 ? sumsOf(this.terms, this.counted) : this.counted;
    const all = [...parts, ...this.lastDigits()];
    return { ...shared, parts: all, counted, ...(this.doubt !== undefined && { doubt: this.doubt }) };
  }

  /** «sau1 ha»: the VNI key for the mark may be a figure of its own. */
  private lastDigits(): Part[] {
    return this.n.tokens
      .slice(this.start, this.at)
      .filter((token) => token.doubtful)
      .map((token) => ({
        value: decimal(BigInt(token.text.slice(-1))),
        because: 'chữ số cuối có thể là số, không phải dấu',
      }));
  }

  /** «tr.đ» */
  private dottedUnit(): string | undefined {
    const { n, at } = this;
    const dotted = this.lastScale?.short && n.tokens[at]?.norm === '.' && n.glued(at) && n.glued(at + 1);
    const letter = n.tokens[at + 1]?.norm;
    if (!dotted || (letter !== 'đ' && letter !== 'd')) return undefined;
    this.at += 2;
    return 'đồng';
  }

  private letterParts(): Part[] {
    const [term] = this.terms;
    const digits = this.tail.length > 0 ? this.base?.digits : '';
    if (this.letter?.orUnit === undefined || !term || digits === undefined) return [];
    const letter = this.n.tokens[this.at - (digits === '' ? 1 : 2)]?.text ?? '';
    return letterReadings(term, digits, letter, this.letter.orUnit);
  }
}

/** «k có», «k phát sinh»: k for không. */
const notThousand = new Set(['có', 'co', 'phát', 'phat', 'được', 'duoc', 'đạt', 'dat', 'thấy', 'biết', 'rõ']);

/** Reads the number that starts at token `at`, word by word; null when none does. */
export const readNumberWords = (n: NumberTokens, at: number): Numeral | null =>
  new NumeralReader(n, at).run();
