/**
 * Runs `work` in one transaction with the stores `S` bound to it. `read-committed` is for claims: there PostgreSQL
 * passes over rows that others have taken, instead of failing for them.
 */
export type RunTransaction<S> = <T>(
  work: (stores: S) => Promise<T>,
  options?: { readonly isolation?: 'serialisable' | 'read-committed' },
) => Promise<T>;
