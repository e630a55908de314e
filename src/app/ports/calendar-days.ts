/** Days that differ from the calendar's rule. */
export interface CalendarDay {
  readonly day: string;
  readonly kind: 'off' | 'working';
  readonly name: string;
}

export interface CalendarDayStore {
  of(organisationId: string): Promise<CalendarDay[]>;
  set(organisationId: string, day: CalendarDay): Promise<void>;
  remove(organisationId: string, day: string): Promise<void>;
}
