/**
 * What one process knows about when the schedule has something to do next, so that a tick with nothing due asks the
 * database nothing. It only ever puts work off: whatever is done is decided by the database alone.
 */
export interface Rest {
  isOver(now: Date): boolean;
  /** Something was changed that may call for work. */
  end(): void;
  /**
   * Does the work and rests until the instant that it resolves with (null: no rest), or for the longest rest. A change
   * that comes while the work runs may have been missed by it: then there is no rest.
   */
  after(now: Date, work: () => Promise<Date | null>): Promise<void>;
}

/** @param longestMs a change that this process does not hear of is found after so long */
export function makeRest(longestMs: number): Rest {
  let resting: { readonly since: number; readonly until: number } | null = null;
  let changes = 0;
  return {
    // A clock that was put back is before the rest began.
    isOver: (now) => resting === null || now.getTime() >= resting.until || now.getTime() < resting.since,
    end: () => {
      changes += 1;
      resting = null;
    },
    after: async (now, work) => {
      const before = changes;
      resting = null;
      const until = await work();
      if (until === null || changes !== before) return;
      const since = now.getTime();
      resting = { since, until: Math.min(until.getTime(), since + longestMs) };
    },
  };
}
