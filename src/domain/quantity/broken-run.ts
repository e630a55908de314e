import type { Token } from './token.ts';

/**
 * Digits mixed with what is no part of a number: letters for digits («3l8», «6o,9», «l4/22»), doubled marks («60..7»,
 * «51,,2»). Nobody can say what was meant, so the whole run is one malformed figure and never repaired.
 */

const isMark = ({ norm }: Token): boolean => norm === '.' || norm === ',';
const isDots = ({ kind, norm }: Token): boolean => kind === 'sign' && norm === '…';
/** O for 0, l or I for 1. */
const isDigitLike = ({ kind, norm }: Token): boolean => kind === 'word' && /^[oil]+$/.test(norm);

const joins = (token: Token): boolean =>
  token.kind === 'digits' || isMark(token) || isDots(token) || isDigitLike(token) || token.norm === '/';

/** The glued tokens from `at` that a number might be made of, without marks at its end. */
function gluedRun(tokens: readonly Token[], at: number): readonly Token[] {
  const run: Token[] = [];
  for (let i = at; ; i++) {
    const [token, last] = [tokens[i], run.at(-1)];
    if (!token || !joins(token) || (last && last.end !== token.start)) break;
    run.push(token);
  }
  while (run.length > 0 && !isFigureLike(run.at(-1))) run.pop();
  return run;
}
const isFigureLike = (token: Token | undefined): boolean =>
  token !== undefined && (token.kind === 'digits' || isDigitLike(token));

/** «12l» are litres, «0,11o/oo» is a per mille. */
function withoutUnit(run: readonly Token[]): readonly Token[] {
  const slash = run.findIndex(({ norm }) => norm === '/');
  if (slash > 0 && run[slash - 1]?.norm === 'o' && run[slash + 1]?.norm === 'oo')
    return run.slice(0, slash - 1);
  const [last, before] = [run.at(-1), run.at(-2)];
  return last?.norm === 'l' && before?.kind === 'digits' ? run.slice(0, -1) : run;
}

const doubled = (run: readonly Token[]): boolean =>
  run.some((token, i) => {
    const next = run[i + 1];
    return isDots(token) || (isMark(token) && next !== undefined && (isMark(next) || isDots(next)));
  });

/** Index behind a malformed run that starts at `at`; 0 when none does. */
export function brokenRunEnd(tokens: readonly Token[], at: number): number {
  const [first, second] = [tokens[at], tokens[at + 1]];
  if (!first || tokens[at - 1]?.end === first.start) return 0;
  const letterFirst = /^[OolI]$/.test(first.text) && second?.kind === 'digits';
  if (first.kind !== 'digits' && !letterFirst) return 0;
  const run = withoutUnit(gluedRun(tokens, at));
  return run.some(isDigitLike) || doubled(run) ? at + run.length : 0;
}
