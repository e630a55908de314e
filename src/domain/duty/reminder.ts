import type { Day } from '../calendar/day.ts';
import type { WorkCalendar } from '../calendar/work-calendar.ts';
import type { PeriodInPlay, RungCode } from './ladder.ts';

/** What one bloc still owes in one period; rows with nothing owed may be left out. */
export interface Owed {
  readonly periodId: string;
  readonly blocId: string;
  /** duties without any answer; indicators that may not be asked for by chat are not counted */
  readonly open: number;
  /** duties answered «chưa có số liệu»: left alone until the due day */
  readonly noneYet: number;
}

/** Who speaks for a bloc, by date, both inclusive. `acting` stands in for the leader; `sponsor` sits in the council. */
export interface OfficeHeld {
  readonly blocId: string;
  readonly personId: string;
  readonly kind: 'leader' | 'deputy' | 'acting' | 'sponsor';
  /** YYYY-MM-DD */
  readonly validFrom: string;
  readonly validUntil: string | null;
}

/** A promise («xin lùi đến thứ 6»); it is cut back to the plan's limit. */
export interface PostponementFact {
  readonly blocId: string;
  readonly periodId: string;
  /** YYYY-MM-DD: reminders rest until the morning of that day */
  readonly untilDay: string;
  readonly state: 'granted' | 'refused';
  readonly askedAt: Date;
}

/** «hỏi đồng chí phó khối»: until then somebody else is asked, in the leader's place. */
export interface DelegationFact {
  readonly blocId: string;
  readonly periodId: string;
  /** who is asked instead */
  readonly personId: string;
  /** YYYY-MM-DD: the leader is asked again from the morning of that day; cut back to the plan's limit */
  readonly untilDay: string;
  readonly askedAt: Date;
  /** the one indicator that was passed on; null: all that the bloc owes */
  readonly indicatorId: string | null;
  /** duties of that indicator that are still owed, for the one indicator; not looked at for all */
  readonly owed: number;
}

export interface SentFact {
  readonly personId: string;
  /** YYYY-MM-DD */
  readonly day: string;
  readonly periodIds: readonly string[];
}

/** Something that waits for the clerks: it belongs into the digests of the mornings after `since`. */
export interface AgendaFact {
  /** the day on which it came up, YYYY-MM-DD */
  readonly since: Day;
  /** the last day on which it is worth a digest; null: until it is settled */
  readonly until: Day | null;
}

export interface PersonFact {
  /** may be written to at any hour and on days off */
  readonly anytime?: boolean;
  /** blocked the bot, or has no chat: somebody else must be asked */
  readonly unreachable?: boolean;
}

/**
 * Everything that decides who is reminded, of one organisation. Plain data: load the opened periods first, then
 * only their rows. `sent` must hold today's rows and every row of a loaded period since it opened.
 */
export interface ReminderState {
  readonly calendar: WorkCalendar;
  readonly periods: readonly PeriodInPlay[];
  readonly owed: readonly Owed[];
  readonly offices: readonly OfficeHeld[];
  readonly clerks: readonly string[];
  /** what else waits for the clerks (questions, approvals …): they get their morning digest for it */
  readonly agenda: readonly AgendaFact[];
  readonly postponements: readonly PostponementFact[];
  readonly delegations: readonly DelegationFact[];
  readonly sent: readonly SentFact[];
  /** people who are not as most are */
  readonly people: ReadonlyMap<string, PersonFact>;
}

/** Which of the figures that a bloc owes a person is asked for. */
export type AskedFor =
  | { readonly kind: 'all' }
  /** what was passed on to them, or what they have not passed on */
  | { readonly kind: 'only' | 'all-but'; readonly indicatorIds: readonly string[] };

export interface ReminderItem {
  readonly periodId: string;
  readonly blocId: string;
  readonly rung: RungCode;
  /** why this person gets it: as the one who reports (leader, or whoever stands in), as deputy, sponsor, clerk */
  readonly as: 'reporter' | 'deputy' | 'sponsor' | 'clerk';
  readonly askedFor: AskedFor;
  /** for the clerk: nobody who can be reached speaks for the bloc */
  readonly unattended: boolean;
  /** the day until which the bloc has last put it off, past or to come */
  readonly promisedUntil: Day | null;
}

/** One message to one person: everything they owe, across periods. */
export interface Reminder {
  /** `reminder/<periods>/<rung>/<person>/<day>`: the same reminder is the same row */
  readonly key: string;
  readonly personId: string;
  readonly day: Day;
  /** the rung that called for the message, the latest of several; `digest` when only the agenda did */
  readonly rung: RungCode | 'digest';
  readonly periodIds: readonly string[];
  readonly items: readonly ReminderItem[];
}
