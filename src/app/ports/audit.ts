export interface AuditStore {
  note(entry: {
    readonly organisationId: string | null;
    readonly personId: string | null;
    readonly at: Date;
    /** what was done or refused, e.g. `publish`, `refused-command` */
    readonly action: string;
    /** ids, codes and numbers only: no message text */
    readonly detail: Record<string, string | number | boolean | null>;
  }): Promise<void>;
  latest(
    organisationId: string,
    count: number,
  ): Promise<{ at: Date; personId: string | null; action: string; detail: unknown }[]>;
}
