/**
 * Scores what the reader makes of one message against the records that must come out of it. It sees only the JSON
 * form of `npm run understand`, so it judges any engine. The rules are those of the corpora's format: sets of
 * records, alternatives, optional records, and a ratio n/m that says the same as n/m × 100 for an indicator in %.
 */

export type RecordKind = 'value' | 'ratio' | 'percent-of-plan' | 'none-yet' | 'not-applicable';

/** What is compared of a record; values are in the catalogue's unit. */
export interface ComparedRecord {
  readonly indicator: string;
  readonly kind: RecordKind;
  readonly value: number | null;
  readonly of?: number | undefined;
  readonly member?: string | undefined;
  readonly estimate?: boolean | undefined;
}

export interface ExpectedRecord extends ComparedRecord {
  /** may be left out; if it comes out it must be as stated */
  readonly optional?: boolean | undefined;
}

export interface ReplyCase {
  readonly id: string;
  readonly text: string;
  readonly expect: readonly ExpectedRecord[];
  /** other complete sets, each as right as `expect` */
  readonly or?: readonly (readonly ExpectedRecord[])[] | undefined;
  /** a doubt that must be put to the sender */
  readonly ask?: string | undefined;
}

export interface UnderstoodReply {
  readonly records: readonly ComparedRecord[];
  readonly questions: readonly { readonly text: string }[];
}

export interface ReplyScore {
  /** the set of records is one of those allowed */
  readonly right: boolean;
  /** records of the nearest allowed set that did not come out */
  readonly missing: number;
  /** records that no reading of the message supports: another indicator, member or value */
  readonly wrong: number;
  readonly asked: boolean;
  /** a question is due and none was asked */
  readonly unasked: boolean;
  /** a question on a message that is clear */
  readonly needless: boolean;
}

const closeEnough = 1e-6;

const sameNumber = (a: number | null | undefined, b: number | null | undefined): boolean => {
  if (typeof a !== 'number' || typeof b !== 'number') return (a ?? null) === (b ?? null);
  return a === b || Math.abs(a - b) <= closeEnough * Math.max(Math.abs(a), Math.abs(b));
};

const inPercent = (record: ComparedRecord): number | null => {
  if (record.kind === 'value') return record.value;
  if (record.kind !== 'ratio' || record.value === null || !record.of) return null;
  return (record.value / record.of) * 100;
};

const sameStatement = (a: ComparedRecord, b: ComparedRecord, percent: ReadonlySet<string>): boolean => {
  if (a.indicator !== b.indicator || a.member !== b.member || Boolean(a.estimate) !== Boolean(b.estimate))
    return false;
  if (a.kind === b.kind) return sameNumber(a.value, b.value) && sameNumber(a.of, b.of);
  const [left, right] = [inPercent(a), inPercent(b)];
  return percent.has(a.indicator) && left !== null && right !== null && sameNumber(left, right);
};

const distance = (
  got: readonly ComparedRecord[],
  allowed: readonly ExpectedRecord[],
  percent: ReadonlySet<string>,
) => ({
  wrong: got.filter((record) => !allowed.some((other) => sameStatement(record, other, percent))).length,
  missing: allowed.filter(
    (record) => !record.optional && !got.some((other) => sameStatement(other, record, percent)),
  ).length,
});

const required = (set: readonly ExpectedRecord[]): number => set.filter((record) => !record.optional).length;

/** Where recording less is as right, a question may take the place of the record. */
const questionAllowed = ({ ask, expect, or = [] }: ReplyCase): boolean =>
  ask !== undefined || or.some((set) => required(set) < required(expect));

/**
 * `percent`: codes of the indicators in %. `missing` and `wrong` are counted against the allowed set with the
 * fewest wrong, then the fewest missing records.
 */
export function scoreReply(row: ReplyCase, got: UnderstoodReply, percent: ReadonlySet<string>): ReplyScore {
  const [nearest = { wrong: 0, missing: 0 }] = [row.expect, ...(row.or ?? [])]
    .map((allowed) => distance(got.records, allowed, percent))
    .sort((a, b) => a.wrong - b.wrong || a.missing - b.missing);
  const asked = got.questions.length > 0;
  return {
    ...nearest,
    right: nearest.wrong === 0 && nearest.missing === 0,
    asked,
    unasked: row.ask !== undefined && !asked,
    needless: asked && !questionAllowed(row),
  };
}

export interface ReplyTotals {
  readonly messages: number;
  readonly right: number;
  /** not right, nothing wrong recorded, a question asked: the sender answers with one more line */
  readonly askedInstead: number;
  /** not right, nothing wrong recorded, nothing asked: the indicator stays open */
  readonly silentlyMissing: number;
  /** messages with at least one wrong record: the figure nobody said is accepted */
  readonly silentlyWrong: number;
  readonly recordsMissing: number;
  readonly recordsWrong: number;
  readonly questionsDue: number;
  readonly questionsMissing: number;
  readonly questionsNeedless: number;
}

export interface JudgedReply {
  readonly row: ReplyCase;
  readonly got: UnderstoodReply;
  readonly score: ReplyScore;
}

export function totalReplies(judged: readonly JudgedReply[]): ReplyTotals {
  const count = (test: (judgement: JudgedReply) => boolean): number => judged.filter(test).length;
  const sum = (amount: (score: ReplyScore) => number): number =>
    judged.reduce((total, { score }) => total + amount(score), 0);
  const incomplete = ({ score }: JudgedReply): boolean => !score.right && score.wrong === 0;
  return {
    messages: judged.length,
    right: count(({ score }) => score.right),
    askedInstead: count((judgement) => incomplete(judgement) && judgement.score.asked),
    silentlyMissing: count((judgement) => incomplete(judgement) && !judgement.score.asked),
    silentlyWrong: count(({ score }) => score.wrong > 0),
    recordsMissing: sum(({ missing }) => missing),
    recordsWrong: sum(({ wrong }) => wrong),
    questionsDue: count(({ row }) => row.ask !== undefined),
    questionsMissing: count(({ score }) => score.unasked),
    questionsNeedless: count(({ score }) => score.needless),
  };
}
