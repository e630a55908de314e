export interface BackOff {
  readonly firstMs: number;
  readonly longestMs: number;
}

/**
 * How long to wait after so many failures in a row: anything up to a limit that doubles and is capped (full jitter), so
 * that those who failed together do not come back together.
 * @param random in [0, 1)
 */
export const backOffMs = ({ firstMs, longestMs }: BackOff, failures: number, random: () => number): number =>
  random() * Math.min(longestMs, firstMs * 2 ** Math.min(Math.max(failures - 1, 0), 40));
