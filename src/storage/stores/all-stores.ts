import type { Stores } from '../../app/ports/stores.ts';
import type { Transaction } from '../database.ts';
import { announcementStore } from './announcement-store.ts';
import { auditStore } from './audit-store.ts';
import { blocStore } from './bloc-store.ts';
import { buttonStore } from './button-store.ts';
import { calendarDayStore } from './calendar-day-store.ts';
import { campaignStore } from './campaign-store.ts';
import { commandRequestStore } from './command-request-store.ts';
import { difficultyStore } from './difficulty-store.ts';
import { eventStore } from './event-store.ts';
import { figureStore } from './figure-store.ts';
import { groupStore } from './group-store.ts';
import { inboxStore } from './inbox-store.ts';
import { invitationStore } from './invitation-store.ts';
import { leaseStore } from './lease-store.ts';
import { narrativeStore } from './narrative-store.ts';
import { organisationStore } from './organisation-store.ts';
import { outboxStore } from './outbox-store.ts';
import { peopleStore } from './people-store.ts';
import { periodStore } from './period-store.ts';
import { questionStore } from './question-store.ts';
import { reminderStore } from './reminder-store.ts';
import { reviewStore } from './review-store.ts';
import { turnStore } from './turn-store.ts';
import { zaloOaGrantStore } from './zalo-oa-grant-store.ts';

/** Every port of what is kept, over one transaction. */
export const allStores = (tx: Transaction): Stores => ({
  announcements: announcementStore(tx),
  audit: auditStore(tx),
  blocs: blocStore(tx),
  buttons: buttonStore(tx),
  calendarDays: calendarDayStore(tx),
  campaigns: campaignStore(tx),
  commandRequests: commandRequestStore(tx),
  difficulties: difficultyStore(tx),
  events: eventStore(tx),
  figures: figureStore(tx),
  groups: groupStore(tx),
  inbox: inboxStore(tx),
  invitations: invitationStore(tx),
  leases: leaseStore(tx),
  narratives: narrativeStore(tx),
  organisations: organisationStore(tx),
  outbox: outboxStore(tx),
  people: peopleStore(tx),
  periods: periodStore(tx),
  questions: questionStore(tx),
  reminders: reminderStore(tx),
  reviews: reviewStore(tx),
  turns: turnStore(tx),
  zaloOaGrants: zaloOaGrantStore(tx),
});
