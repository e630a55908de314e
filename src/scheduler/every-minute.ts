import { schedule } from 'node-cron';

/** Calls `tick` once a minute, one at a time, until stopped. It knows no rules: what is due is read from the database. */
export function everyMinute(tick: () => Promise<void>): { stop(): Promise<void> } {
  let running = Promise.resolve();
  const task = schedule('* * * * *', () => (running = tick()), { noOverlap: true });
  return {
    stop: async () => {
      await task.destroy();
      await running;
    },
  };
}
