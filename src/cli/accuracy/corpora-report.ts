import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { judgeCorpus, type Understand } from './judge-replies.ts';
import { figuresOfNumbers, numberFailureText } from './number-figures.ts';
import { scoreNumbers } from './numbers.ts';
import { readReplyCorpora } from './reply-corpus.ts';
import { failureText, sumFigures, tableOf, wrongButAccepted, type FileFigures } from './report.ts';

export interface CorporaReport {
  /** the table, the rates, and with `failures` what went wrong before it */
  readonly lines: readonly string[];
  /** corpora and lines that could not be used */
  readonly problems: readonly string[];
}

interface Part {
  readonly what: string;
  readonly files: readonly FileFigures[];
  readonly failures: readonly string[];
}

function repliesPart(folder: string, understand: Understand): { part: Part; problems: readonly string[] } {
  const { corpora, problems } = readReplyCorpora(folder);
  const judged = corpora.map((corpus) => judgeCorpus(corpus, understand));
  return {
    part: {
      what: 'replies',
      files: judged.map(({ figures }) => figures),
      failures: judged.flatMap((corpus) => corpus.judged.map(failureText).filter((text) => text !== null)),
    },
    problems,
  };
}

function numbersPart(folder: string): Part {
  const scores = existsSync(folder) ? scoreNumbers(folder) : [];
  return {
    what: 'numbers',
    files: scores.map(figuresOfNumbers),
    failures: scores.flatMap(({ rows }) => rows.map(numberFailureText).filter((text) => text !== null)),
  };
}

/** Runs every corpus of a folder: `replies-*.jsonl`, and the number corpora in its folder `numbers`. */
export function reportOnCorpora(folder: string, understand: Understand, failures: boolean): CorporaReport {
  const replies = repliesPart(folder, understand);
  const parts = [numbersPart(join(folder, 'numbers')), replies.part].filter(({ files }) => files.length > 0);
  const totals = parts.map(({ what, files }) => sumFigures(`all ${what}`, files));
  return {
    lines: [
      ...(failures ? parts.flatMap((part) => part.failures) : []),
      tableOf(parts.flatMap(({ files }, index) => [...files, ...totals.slice(index, index + 1)])),
      ...totals.map((total, index) => wrongButAccepted(parts[index]?.what ?? '', total)),
    ],
    problems: parts.length === 0 ? [...replies.problems, `${folder}: no corpora found`] : replies.problems,
  };
}
