import type { Claim } from './claim.ts';

/** When a figure is said to be of: a year, or now. */
interface Time {
  readonly year: number | null;
  readonly now: boolean;
}

function timeOf({ fact }: Claim): Time {
  const mark = fact.before.findLast(
    (other) => other.kind === 'period' || (other.kind === 'neutral' && other.now === true),
  );
  if (mark?.kind === 'period') return { year: mark.period.year, now: false };
  return { year: null, now: mark !== undefined };
}

/**
 * «năm 2019 là 60,5, nay đạt 60,8%», «năm 2019 320 ha, năm 2020 338 ha»: of figures of several times the latest one is
 * reported. Without a word of time on both, they contradict each other and are left for a question.
 */
export function latestOf(claims: readonly Claim[]): readonly Claim[] {
  const timed = claims.map((claim) => ({ claim, ...timeOf(claim) }));
  const [now] = timed.filter((entry) => entry.now);
  if (now) {
    const from = now.claim.fact.mark.from;
    return timed.filter((entry) => entry.now || entry.claim.fact.mark.from > from).map(({ claim }) => claim);
  }
  const years = timed.flatMap(({ year }) => year ?? []);
  if (years.length < claims.length) return claims;
  const latest = Math.max(...years);
  return timed.filter(({ year }) => year === latest).map(({ claim }) => claim);
}
