import type { Catalogue } from '../indicator/indicator.ts';
import { tokenize } from '../quantity/text.ts';
import type { Token } from '../quantity/token.ts';
import { accountOf, unreadOf } from './account.ts';
import { codeStartsIn } from './code-lines.ts';
import { findActs } from './acts.ts';
import { ClauseCutter, type Clause } from './clause.ts';
import { judge } from './judge.ts';
import { linesOf, type Line } from './lines.ts';
import { lookupFor, type Lookup } from './lookup.ts';
import type { Mark } from './mark.ts';
import { markLine } from './mark-line.ts';
import { withoutNumbering, type MarkedLine } from './numbered-lines.ts';
import { plainQuestion } from './question.ts';
import type { Reading, ReadingContext } from './reading.ts';
import { validPredicates } from './predicate.ts';
import { readTable } from './table.ts';
import { tablesIn } from './table-layout.ts';
import { statementsOf } from './statements.ts';

/** Indicator codes that quoted text names: a bare figure below it answers them. */
const codesIn = (lines: readonly MarkedLine[]): string[] =>
  lines.flatMap(({ marks }) =>
    marks.flatMap((mark) =>
      mark.kind === 'code'
        ? mark.codes.flat().map(({ code }) => code)
        : mark.kind === 'name'
          ? mark.candidates.slice(0, 1).map(({ indicator }) => indicator.code)
          : [],
    ),
  );

function clausesOf(lines: readonly MarkedLine[]): Clause[] {
  let sentence = 0;
  return lines.flatMap(({ line, marks }) => {
    const cutter = new ClauseCutter(line.number, sentence);
    sentence = cutter.cut(marks);
    return cutter.clauses;
  });
}

function withQuoted(context: ReadingContext, quoted: readonly MarkedLine[]): ReadingContext {
  const codes = [...new Set(codesIn(quoted))];
  return codes.length === 0 || context.repliedTo ? context : { ...context, repliedTo: codes };
}

function readTokens(raw: string, tokens: readonly Token[], lookup: Lookup, given: ReadingContext): Reading {
  const lines = linesOf(tokens);
  const tables = tablesIn(tokens, lines).map((rows) => ({ rows, ...readTable(raw, tokens, rows, lookup) }));
  const tabled = new Set(tables.flatMap(({ rows }) => rows.map(({ line }) => line)));
  const markedLine = (codeStarts: ReadonlySet<number>) => (line: Line) => ({
    line,
    marks: markLine(raw, tokens, { from: line.from, to: line.to, codeStarts }, lookup),
  });
  const quoted = lines.filter((line) => line.quoted).map(markedLine(new Set()));
  const context = withQuoted(given, quoted);
  const asked = new Set([...(context.repliedTo ?? []), ...(context.owed ?? [])]);
  const plain = lines.filter((line) => !line.quoted && !tabled.has(line));
  const codeStarts = codeStartsIn(tokens, plain, lookup.index, asked);
  const own = withoutNumbering(plain.map(markedLine(codeStarts)));

  const found = findActs(clausesOf(own), tokens, raw, context.today);
  const reports = found.reports.map((clause) => ({ ...clause, marks: validPredicates(clause) }));
  const statements = [...statementsOf(reports), ...tables.flatMap((table) => table.statements)];
  const blanks = tables.flatMap((table) => table.blanks);
  const judged = judge(statements, blanks, {
    raw,
    tokens,
    lookup,
    context,
    marks: own.flatMap((line) => line.marks),
  });

  const settled = new Map(
    reports.flatMap((clause) => clause.marks.filter(hasWords).map((mark) => [mark.from, mark])),
  );
  const lineMarks = own.flatMap((line) =>
    line.marks.filter(hasWords).map((mark) => settled.get(mark.from) ?? mark),
  );
  const marks = [...lineMarks, ...tables.flatMap((table) => table.marks)].sort((a, b) => a.from - b.from);
  const account = {
    raw,
    tokens,
    marks,
    uses: judged.uses,
    actMarks: found.actMarks,
    explanations: found.explanations,
    quoted: quoted.map(({ line }) => line),
  };
  return {
    records: judged.records,
    questions: judged.questions,
    acts: [...judged.acts, ...found.acts],
    unread: unreadOf(account),
    account: accountOf(account),
  };
}

/** A cue that is only understood has no words of its own to account for. */
const hasWords = ({ from, to }: Mark): boolean => to > from;

/** Several times what a chat platform lets through; longer texts are files, not replies. */
const longestMessage = 4_096;

const tooLong = (text: string): Reading => ({
  records: [],
  questions: [
    plainQuestion('vague', 'Tin dài quá nên chưa đọc được. Đồng chí gửi thành nhiều tin ngắn giúp.'),
  ],
  acts: [],
  unread: [text],
  account: [{ text, as: 'unread', because: 'tin dài quá' }],
});

/**
 * Reads a reply: figures that are certain, questions about doubtful ones, requests, and what was not understood.
 * Pure; the same catalogue and units (by identity) are indexed once.
 */
export function readReply(text: string, catalogue: Catalogue, context: ReadingContext = {}): Reading {
  if (text.length > longestMessage) return tooLong(text);
  const lookup = lookupFor(catalogue, context.units, context.ownNames);
  return readTokens(text, tokenize(text, lookup.lexicon), lookup, context);
}
