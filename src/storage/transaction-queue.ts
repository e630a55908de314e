/** Runs pieces of work in the order in which they came, no more than so many at once. */
export interface Queue {
  run<T>(work: () => Promise<T>): Promise<T>;
}

/**
 * As many at once as there are connections. On SQLite that is one: a statement sent while somebody else's
 * transaction is open would run inside that transaction and be undone with it.
 */
export function makeQueue(width: number): Queue {
  const waiting: (() => void)[] = [];
  let running = 0;

  const leave = (): void => {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  };

  return {
    run: async (work) => {
      if (running < width) running += 1;
      else await new Promise<void>((turn) => waiting.push(turn));
      try {
        return await work();
      } finally {
        leave();
      }
    },
  };
}
