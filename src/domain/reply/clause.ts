import { isCue, isSign, type Mark } from './mark.ts';

/** What stands before a clause. `because`: it only explains, figures in it are nobody's. */
export type Opening = 'line' | 'stop' | 'comma' | 'and' | 'bracket' | 'after-bracket' | 'item' | 'because';

/** A stretch of a line without a separator inside. */
export interface Clause {
  readonly marks: readonly Mark[];
  readonly opening: Opening;
  /** stands in brackets */
  readonly bracketed: boolean;
  /** ends with a question mark */
  readonly asking: boolean;
  /** ends with a colon: «ước cả năm:» */
  readonly heads?: true;
  /** number of the line and of the sentence in the message */
  readonly line: number;
  readonly sentence: number;
}

const stops = ['.', '!', '?', '…'];

const namesIndicator = (mark: Mark | undefined): boolean => mark?.kind === 'code' || mark?.kind === 'name';
const opensClause = (mark: Mark | undefined): boolean =>
  namesIndicator(mark) || mark?.kind === 'member' || mark?.kind === 'place';
const carriesFigure = (mark: Mark): boolean => mark.kind === 'quantity';
const tellsFigure = (mark: Mark): boolean => carriesFigure(mark) || isCue(mark, ...predicates);

/** Cuts the marks of a line into clauses. */
export class ClauseCutter {
  readonly clauses: Clause[] = [];
  private current: Mark[] = [];
  private opening: Opening = 'line';
  private sentence: number;
  private bracketed = false;
  /** a mark of the clause so far is a figure or says something in place of one */
  private told = false;
  /** all marks of the clause so far are forms of address */
  private greets = true;
  private readonly line: number;

  constructor(line: number, sentence: number) {
    this.line = line;
    this.sentence = sentence;
  }

  /** @returns the number of the next sentence */
  cut(marks: readonly Mark[]): number {
    for (const [index, mark] of marks.entries()) {
      const opening = this.boundaryAt(mark, marks[index + 1]);
      if (opening === null) {
        this.take(mark);
        continue;
      }
      const greets = this.greets && opening === 'comma';
      this.close(mark);
      if ((opening === 'stop' && !isSign(mark, ':')) || isSign(mark, ';')) this.sentence += 1;
      // «Dạ, thôn 5: …» begins where the courtesy begins
      if (!greets) this.opening = opening;
      if (opening === 'bracket') this.bracketed = true;
      else if (opening === 'after-bracket') this.bracketed = false;
      if (mark.kind === 'code' || mark.kind === 'cue') this.take(mark);
    }
    this.close();
    return this.sentence + 1;
  }

  private take(mark: Mark): void {
    this.current.push(mark);
    this.told ||= tellsFigure(mark);
    this.greets &&= mark.kind === 'courtesy';
  }

  private close(by?: Mark): void {
    const asking = isSign(by, '?');
    const heads = isSign(by, ':') && { heads: true as const };
    const { line, sentence, opening, bracketed } = this;
    if (this.current.length > 0 || opening === 'after-bracket')
      this.clauses.push({ marks: this.current, opening, bracketed, asking, line, sentence, ...heads });
    this.current = [];
    this.told = false;
    this.greets = true;
  }

  /** How the clause opens that starts at `mark`; null when the mark belongs to the clause before. */
  private boundaryAt(mark: Mark, next: Mark | undefined): Opening | null {
    if (mark.kind === 'sign') return this.boundaryAtSign(mark.sign, next);
    if (mark.kind === 'code' && this.told) return 'item';
    if (isCue(mark, 'because') && this.current.length > 0) return 'because';
    const contrasts = isCue(mark, 'level') && opensClause(next);
    if ((isCue(mark, 'and') || contrasts) && opensClause(next) && this.told) return 'and';
    return null;
  }

  /** Words before a colon that name nothing and hold no figure head what follows. */
  private isHeading(next: Mark | undefined): boolean {
    const named = this.current.some((mark) => opensClause(mark) || carriesFigure(mark));
    // «TH 9T: 3) 325; ước năm: 3) 341»
    const tellsWhen = opensClause(next) && this.current.some((mark) => isCue(mark, 'estimate', 'actual'));
    const leads = this.opening === 'line' || this.opening === 'stop' || tellsWhen;
    return this.current.length > 0 && leads && !named;
  }

  /** «Dạ, xã Minh Long: …»: what is said to the reader begins no clause of its own */
  private isAddress(): boolean {
    return this.current.length > 0 && this.greets;
  }

  private boundaryAtSign(sign: string, next: Mark | undefined): Opening | null {
    if (stops.includes(sign)) return 'stop';
    if (sign === ':' && this.isHeading(next)) return 'stop';
    if (sign === ',' && this.isAddress()) return null;
    if (sign === ',' || sign === ';' || sign === '|' || sign === '·') return 'comma';
    if (sign === '(' || sign === '[') return 'bracket';
    if (sign === ')' || sign === ']') return 'after-bracket';
    const joint = sign === '-' || sign === '/' || sign === '+' || sign === '•' || sign === '*';
    return joint && this.told && opensClause(next) ? 'item' : null;
  }
}

/** Cues that say something of an indicator in place of a figure. */
export const predicates = [
  'zero',
  'unclear-zero',
  'none-yet',
  'not-applicable',
  'done',
  'in-work',
  'as-before',
] as const;
export type Predicate = (typeof predicates)[number];
