import type { WorkCalendar } from '../../domain/calendar/work-calendar.ts';
import type { Reminder, ReminderItem } from '../../domain/duty/reminder.ts';
import { periodsOver } from '../../domain/duty/periods-over.ts';
import { remindersDue } from '../../domain/duty/reminders-due.ts';
import { clerkDayButtons, renderClerkDay, type DayButton } from '../../render/clerk-day.ts';
import { renderDigest, type DigestItem } from '../../render/digest.ts';
import { paragraphs } from '../../render/lines.ts';
import { renderReminder, type ReminderSection } from '../../render/reminder.ts';
import { calendarOf, timeWordsOf } from '../office-time.ts';
import type { TextLine } from '../ports/channel.ts';
import type { Duty, ReportingPeriod } from '../ports/periods.ts';
import type { Stores } from '../ports/stores.ts';
import { tell, type CapabilitiesOf } from '../posting.ts';
import { deskOf, indicatorById, isOwed, type Desk } from '../reporting/desk.ts';
import { owedFiguresOf } from '../reporting/owed-figures.ts';
import { clerkDayOf } from './clerk-day.ts';
import { organisationsInPlay, reminderStateOf, type OrganisationInPlay } from './reminder-state.ts';

/** What reminders of one organisation are written from; loaded only when one is due. */
interface Material {
  readonly inPlay: OrganisationInPlay;
  readonly desk: Desk;
  readonly duties: ReadonlyMap<string, readonly Duty[]>;
  readonly calendar: WorkCalendar;
  readonly now: Date;
}

const periodOf = ({ inPlay }: Material, id: string): ReportingPeriod | undefined =>
  inPlay.periods.find((period) => period.id === id);

const dutyKey = ({ periodId, blocId }: Pick<ReminderItem, 'periodId' | 'blocId'>): string =>
  `${periodId} ${blocId}`;

/** What the item is about: all that the bloc has to report, or what of it was passed on, or was not. */
function dutiesOf({ duties }: Material, item: ReminderItem): readonly Duty[] {
  const all = duties.get(dutyKey(item)) ?? [];
  const { askedFor } = item;
  if (askedFor.kind === 'all') return all;
  const named = new Set(askedFor.indicatorIds);
  return all.filter(({ indicatorId }) => named.has(indicatorId) === (askedFor.kind === 'only'));
}

/** By bloc and period: a reminder asks for a few of very many. */
function applicableDuties(desk: Desk): ReadonlyMap<string, readonly Duty[]> {
  const groups = new Map<string, Duty[]>();
  for (const duty of desk.duties) {
    if (duty.state === 'not-applicable') continue;
    const group = groups.get(dutyKey(duty));
    if (group) group.push(duty);
    else groups.set(dutyKey(duty), [duty]);
  }
  return groups;
}

function stageOf(
  { calendar, now }: Material,
  period: ReportingPeriod,
  rung: ReminderItem['rung'],
): ReminderSection['stage'] {
  if (now > period.dueAt) return 'late';
  if (calendar.zone.dayOf(now) === calendar.zone.dayOf(period.dueAt)) return 'today';
  return rung === 'opening' ? 'opened' : 'before';
}

export function sectionOf(material: Material, item: ReminderItem): ReminderSection[] {
  const { desk, calendar, now, inPlay } = material;
  const period = periodOf(material, item.periodId);
  const bloc = desk.blocs.find(({ id }) => id === item.blocId);
  if (!period || !bloc) return [];
  const duties = dutiesOf(material, item);
  const { zone } = calendar;
  const stage = stageOf(material, period, item.rung);
  return [
    {
      ...{ bloc: bloc.name, period: period.label, stage, total: duties.length },
      due: timeWordsOf(inPlay.organisation, now).instantWords(period.dueAt),
      ...(stage === 'late'
        ? { workingDaysLate: calendar.workingDaysBetween(zone.dayOf(period.dueAt), zone.dayOf(now)) }
        : {}),
      owed: owedFiguresOf(desk, duties.filter(isOwed)),
      narrative: duties.some((duty) => duty.share === 'narrative' && isOwed(duty)),
    },
  ];
}

function digestItemOf(material: Material, item: ReminderItem): DigestItem[] {
  const { desk, now, inPlay } = material;
  const period = periodOf(material, item.periodId);
  const bloc = desk.blocs.find(({ id }) => id === item.blocId);
  if (!period || !bloc) return [];
  const duties = dutiesOf(material, item);
  const { dayWords, instantWords } = timeWordsOf(inPlay.organisation, now);
  return [
    {
      ...{ bloc: bloc.shortName, period: period.label, due: instantWords(period.dueAt) },
      ...{ missing: duties.filter(isOwed).length, total: duties.length, unattended: item.unattended },
      stage: now > period.closesAt ? 'locked' : now > period.dueAt ? 'late' : 'running',
      promisedUntil: item.promisedUntil === null ? null : dayWords(item.promisedUntil),
    },
  ];
}

/** What is due first comes first; blocs stand in the organisation's order. */
function inOrder({ inPlay, desk }: Material, items: readonly ReminderItem[]): ReminderItem[] {
  const periods = new Map(inPlay.periods.map(({ id }, index) => [id, index]));
  const blocs = new Map(desk.blocs.map(({ id }, index) => [id, index]));
  const place = ({ periodId, blocId }: ReminderItem): number =>
    (periods.get(periodId) ?? 0) * blocs.size + (blocs.get(blocId) ?? 0);
  return [...items].sort((a, b) => place(a) - place(b));
}

interface Written {
  readonly lines: readonly TextLine[];
  readonly buttons: readonly DayButton[];
}

async function write(
  stores: Stores,
  capabilitiesOf: CapabilitiesOf,
  material: Material,
  reminder: Reminder,
  isClerk: boolean,
): Promise<Written> {
  const items = inOrder(material, reminder.items);
  const own = items.filter(({ as }) => as === 'reporter' || as === 'deputy');
  const reminding =
    own.length > 0 ? renderReminder({ sections: own.flatMap((item) => sectionOf(material, item)) }) : [];
  const sponsored = items.filter(({ as }) => as === 'sponsor');
  const entrusted =
    sponsored.length > 0 ? renderDigest(sponsored.flatMap((item) => digestItemOf(material, item))) : [];
  if (!isClerk) return { lines: paragraphs([reminding, entrusted]), buttons: [] };
  const day = await clerkDayOf(stores, capabilitiesOf, material.inPlay, material.now);
  const words = timeWordsOf(material.inPlay.organisation, material.now);
  const lines = paragraphs([reminding, entrusted, renderClerkDay(day, words)]);
  return { lines, buttons: clerkDayButtons(day) };
}

/** Codes that a reply to the reminder is about. */
function aboutOf(material: Material, { items }: Reminder): string[] {
  const owed = items.flatMap((item) => dutiesOf(material, item).filter(isOwed));
  const codes = owed.flatMap(({ indicatorId }) => indicatorById(material.desk, indicatorId)?.code ?? []);
  return [...new Set(codes)];
}

/** A reminder is of no use the day after: the next one says it better. */
const endOfDay = (calendar: WorkCalendar, now: Date): Date => {
  const { zone } = calendar;
  return zone.instantOf(zone.dayOf(now), 24 * 60);
};

async function sendOne(
  stores: Stores,
  capabilitiesOf: CapabilitiesOf,
  material: Material,
  reminder: Reminder,
  isClerk: boolean,
): Promise<boolean> {
  const { organisation } = material.inPlay;
  const { personId, day, rung, periodIds, key } = reminder;
  const first = await stores.reminders.noteSent(organisation.id, {
    personId,
    day,
    rung,
    periodIds,
    at: material.now,
  });
  if (!first) return false;
  const person = { id: personId, organisationId: organisation.id };
  return tell(
    stores,
    capabilitiesOf,
    person,
    {
      ...{
        key,
        priority: 'bulk',
        ...(await write(stores, capabilitiesOf, material, reminder, isClerk)),
        about: aboutOf(material, reminder),
      },
      // who may be reminded now was decided already
      notBefore: material.now,
      expiresAt: endOfDay(material.calendar, material.now),
    },
    material.now,
  );
}

/** @param blocIds the blocs that reminders are about; absent: all of them */
export async function materialOf(
  stores: Stores,
  inPlay: OrganisationInPlay,
  now: Date,
  blocIds?: ReadonlySet<string>,
): Promise<Material | null> {
  const { organisation } = inPlay;
  const all = await stores.blocs.all(organisation.id);
  const blocs = blocIds ? all.filter(({ id }) => blocIds.has(id)) : all;
  const asked = inPlay.periods.map(({ id }) => id);
  const desk = await deskOf(stores, organisation.id, blocs, now, asked);
  if (!desk) return null;
  const calendar = await calendarOf(stores, organisation);
  return { inPlay, desk, duties: applicableDuties(desk), calendar, now };
}

/** Writes the reminders that are due now into the outbox; doing it twice writes nothing more. */
export async function sendReminders(
  stores: Stores,
  capabilitiesOf: CapabilitiesOf,
  now: Date,
): Promise<number> {
  let sent = 0;
  for (const inPlay of await organisationsInPlay(stores)) {
    const state = await reminderStateOf(stores, inPlay, now);
    const over = periodsOver(now, state);
    if (over.length > 0) await stores.periods.markOver(over, now);
    const due = remindersDue(now, state);
    if (due.length === 0) continue;
    const blocIds = new Set(due.flatMap(({ items }) => items.map(({ blocId }) => blocId)));
    const material = await materialOf(stores, inPlay, now, blocIds);
    if (!material) continue;
    for (const reminder of due) {
      const isClerk = state.clerks.includes(reminder.personId);
      if (await sendOne(stores, capabilitiesOf, material, reminder, isClerk)) sent += 1;
    }
  }
  return sent;
}
