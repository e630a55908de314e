import type { Indicator } from '../indicator/indicator.ts';
import type { Mark, MarkOf } from './mark.ts';
import { enough, wholeName } from './name-mention.ts';
import { isFact, type Candidate, type Mention } from './statement.ts';

/** A mention and where it stands among the marks of its clause. */
export interface PlacedMention {
  readonly mention: Mention;
  /** mark indexes, end exclusive */
  readonly from: number;
  readonly to: number;
}

type NamingMark = MarkOf<'code'> | MarkOf<'name'>;

const isNaming = (mark: Mark): mark is NamingMark => mark.kind === 'code' || mark.kind === 'name';

const codeCandidate = (indicator: Indicator): Candidate => ({
  indicator,
  byCode: true,
  coverage: 1,
  guessed: false,
});

function mentionOf(mark: NamingMark): Mention {
  if (mark.kind === 'name') {
    const candidates = mark.candidates.map(({ indicator, coverage, guessed }) => ({
      indicator,
      byCode: false,
      coverage,
      guessed,
    }));
    return { marks: [mark], candidates, list: false, conflict: false, saysChange: mark.saysChange };
  }
  const list = mark.codes.length > 1;
  const candidates = mark.codes.flat().map(codeCandidate);
  return { marks: [mark], candidates, list, conflict: false, saysChange: false };
}

const isStrong = ({ candidates }: Mention): boolean => candidates.some(({ coverage }) => coverage >= enough);
const isNumbering = ({ marks }: Mention): boolean =>
  marks.every((mark) => mark.kind === 'code' && !mark.keyword);
const isExact = ({ candidates }: Mention): boolean =>
  candidates.some(({ coverage }) => coverage >= wholeName);

/** What two neighbouring mentions say together; null when they name different things. */
function together(a: Mention, b: Mention): Mention | null {
  const shared = a.candidates.flatMap((candidate) => {
    const other = b.candidates.find(({ indicator }) => indicator === candidate.indicator);
    return other ? [stronger(candidate, other)] : [];
  });
  const marks = [...a.marks, ...b.marks];
  const saysChange = a.saysChange || b.saysChange;
  const conflict = a.conflict || b.conflict;
  const wider = [a, b].find(({ candidates }) => candidates.length > shared.length);
  if (shared.length > 0)
    return {
      marks,
      candidates: shared,
      list: false,
      conflict,
      saysChange,
      ...(wider && { shared: wider.candidates }),
    };
  const codeFirst =
    a.marks.every(({ kind }) => kind === 'code') && b.marks.every(({ kind }) => kind === 'name');
  // «2. Diện tích mía»: the number of a line that is no code; a full name is surer than a number
  if (codeFirst && isNumbering(a) && isExact(b)) return { ...b, marks, conflict: true };
  if (codeFirst && !a.list)
    return { ...a, marks, candidates: [...a.candidates, ...b.candidates], conflict: true };
  if (!isStrong(b)) return { ...a, marks };
  return isStrong(a) ? null : { ...b, marks };
}

const stronger = (a: Candidate, b: Candidate): Candidate => ({
  indicator: a.indicator,
  byCode: a.byCode || b.byCode,
  coverage: Math.max(a.coverage, b.coverage),
  guessed: a.guessed && b.guessed,
});

/** Marks that may stand between a code and its name. */
const joins = (mark: Mark): boolean =>
  mark.kind === 'sign' || mark.kind === 'neutral' || mark.kind === 'courtesy';

/** The mentions of a clause in order; a code and the name beside it are one. */
export function mentionsIn(marks: readonly Mark[]): PlacedMention[] {
  const placed: PlacedMention[] = [];
  for (const [index, mark] of marks.entries()) {
    if (!isNaming(mark)) continue;
    const mention = mentionOf(mark);
    const last = placed.at(-1);
    const near = last && marks.slice(last.to, index).every((between) => joins(between) && !isFact(between));
    const both = near ? together(last.mention, mention) : null;
    if (both && last) placed[placed.length - 1] = { mention: both, from: last.from, to: index + 1 };
    else placed.push({ mention, from: index, to: index + 1 });
  }
  return placed.map(({ mention, from, to }) => ({
    mention: { ...mention, beside: { left: besideAt(marks, from - 1, -1), right: besideAt(marks, to, 1) } },
    from,
    to,
  }));
}

/** The mark beside a name; «có», «được» and courtesy part nothing. */
function besideAt(marks: readonly Mark[], start: number, step: 1 | -1): Mark | undefined {
  let at = start;
  while (isPassed(marks[at])) at += step;
  return marks[at];
}

const isPassed = (mark: Mark | undefined): boolean =>
  mark?.kind === 'courtesy' || (mark?.kind === 'neutral' && mark.yes === true);
