import type { AnnouncementStore } from './announcements.ts';
import type { AuditStore } from './audit.ts';
import type { BlocStore } from './blocs.ts';
import type { CalendarDayStore } from './calendar-days.ts';
import type { CampaignStore } from './campaigns.ts';
import type { CommandRequestStore } from './command-requests.ts';
import type { EventStore } from './events.ts';
import type { FigureStore } from './figures.ts';
import type { GroupStore } from './groups.ts';
import type { InboxStore } from './inbox.ts';
import type { NarrativeStore } from './narratives.ts';
import type { OrganisationStore } from './organisations.ts';
import type { OutboxStore } from './outbox.ts';
import type { LeaseStore } from './leases.ts';
import type { InvitationStore, PeopleStore } from './people.ts';
import type { PeriodStore } from './periods.ts';
import type { ButtonStore, QuestionStore } from './questions.ts';
import type { DifficultyStore, ReminderStore } from './reminders.ts';
import type { ReviewStore } from './reviews.ts';
import type { TurnStore } from './turns.ts';
import type { ZaloOaGrantStore } from './zalo-oa-grants.ts';

/** All that is kept, bound to one transaction. */
export interface Stores {
  readonly announcements: AnnouncementStore;
  readonly audit: AuditStore;
  readonly blocs: BlocStore;
  readonly buttons: ButtonStore;
  readonly calendarDays: CalendarDayStore;
  readonly campaigns: CampaignStore;
  readonly commandRequests: CommandRequestStore;
  readonly difficulties: DifficultyStore;
  readonly events: EventStore;
  readonly figures: FigureStore;
  readonly groups: GroupStore;
  readonly inbox: InboxStore;
  readonly invitations: InvitationStore;
  readonly leases: LeaseStore;
  readonly narratives: NarrativeStore;
  readonly organisations: OrganisationStore;
  readonly outbox: OutboxStore;
  readonly people: PeopleStore;
  readonly periods: PeriodStore;
  readonly questions: QuestionStore;
  readonly reminders: ReminderStore;
  readonly reviews: ReviewStore;
  readonly turns: TurnStore;
  readonly zaloOaGrants: ZaloOaGrantStore;
}

/**
 * The one way into what is kept: everything that `work` does is stored together, or not at all. `read-committed` is for
 * claims, which pass over rows that others have taken, and for what takes its turn (`turns`); else it is as if no other
 * transaction ran meanwhile.
 */
export type InTransaction = <T>(
  work: (stores: Stores) => Promise<T>,
  options?: { readonly isolation?: 'serialisable' | 'read-committed' },
) => Promise<T>;
