/** What one process at a time may do, until an instant that it moves on while it lives. */
export interface LeaseStore {
  /** Takes a free or expired lease, or prolongs one's own. False: somebody else holds it. */
  take(name: string, holder: string, now: Date, until: Date): Promise<boolean>;
  /** Gives it back; somebody else's stays. */
  release(name: string, holder: string): Promise<void>;
  /** Forgets all leases whose names begin so: for a database that only one process opens, at its start. */
  forget(prefix: string): Promise<void>;
}

/** The lease by which a process shows that it lives; `worker` of a row in hand is its `id`. */
export const workerLease = (id: string): string => `worker/${id}`;
