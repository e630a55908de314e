import { toSmallUnit } from '../../domain/quantity/small-unit.ts';
import type { Decimal } from '../../domain/quantity/decimal.ts';
import type { ReadRecord } from '../../domain/reply/reading.ts';
import type { StoredIndicator } from '../ports/campaigns.ts';
import type { Figure } from '../ports/figures.ts';
import type { Duty, ReportingPeriod } from '../ports/periods.ts';
import type { Stores } from '../ports/stores.ts';
import { settleDuty, settleOlder } from './settle-duty.ts';
import { predecessorsOf } from './units-of-desk.ts';
import { currentOf, earlierFigure, indicatorByCode, isOpenFor, withRecorded, type Desk } from './desk.ts';

/** Whose message leads to the figures, and how. */
export interface ReportedBy {
  readonly organisationId: string;
  readonly personId: string;
  readonly sentAt: Date;
  readonly inboxId: number | null;
  readonly source: Figure['source'];
  readonly reason: string;
}

export interface Recorded {
  readonly record: ReadRecord;
  readonly indicator: StoredIndicator;
  /** as the figure left it */
  readonly duty: Duty;
  readonly period: ReportingPeriod;
  readonly figure: Figure;
  /** what held before, in this period */
  readonly replaced: Figure | null;
  /** the last actual figure of an earlier period */
  readonly previous: Figure | null;
}

export type Unrecorded =
  /** nobody asked these blocs for it */
  | { readonly kind: 'not-owed'; readonly record: ReadRecord }
  /** these blocs report it for each member unit, and none was named */
  | { readonly kind: 'which-member'; readonly record: ReadRecord; readonly indicator: StoredIndicator }
  /** several open periods fit: each with the records put into it */
  | {
      readonly kind: 'which-period';
      readonly record: ReadRecord;
      readonly periods: readonly ReportingPeriod[];
    }
  /** the figure cannot be kept exactly */
  | { readonly kind: 'not-exact' | 'too-large'; readonly record: ReadRecord }
  /** «chưa có» although a figure is on record: that one stays */
  | {
      readonly kind: 'has-figure';
      readonly record: ReadRecord;
      readonly indicator: StoredIndicator;
      readonly figure: Figure;
    }
  /** the same figure again */
  | {
      readonly kind: 'same';
      readonly record: ReadRecord;
      readonly indicator: StoredIndicator;
      readonly figure: Figure;
    }
  /** a newer message was handled before this one: that one holds, this one is a version beside it */
  | {
      readonly kind: 'older';
      readonly record: ReadRecord;
      readonly indicator: StoredIndicator;
      readonly figure: Figure;
    };

export interface RecordingOutcome {
  readonly recorded: readonly Recorded[];
  readonly unrecorded: readonly Unrecorded[];
  /** with what was recorded on it */
  readonly desk: Desk;
}

interface Amounts {
  readonly value: bigint | null;
  readonly of: bigint | null;
  readonly level: bigint | null;
}

function amountsOf(
  record: ReadRecord,
  { unit, dimension }: StoredIndicator,
): Amounts | 'not-exact' | 'too-large' {
  const dimensionOf = { ratio: 'count', 'percent-of-plan': 'percent' } as const;
  const kind =
    record.kind === 'ratio' || record.kind === 'percent-of-plan' ? dimensionOf[record.kind] : dimension;
  const stored = (value: Decimal | null | undefined, as: StoredIndicator['dimension']) =>
    value
      ? toSmallUnit(value, as === dimension ? unit : as === 'percent' ? '%' : '', as)
      : ({ ok: true, value: null } as const);
  const value = stored(record.value, kind);
  const of = stored(record.of, 'count');
  const level = stored(record.level, dimension);
  if (!value.ok) return value.error.kind;
  if (!of.ok) return of.error.kind;
  if (!level.ok) return level.error.kind;
  return { value: value.value, of: of.value, level: level.value };
}

/** The duties that a record may answer: by indicator and member, in the period it names or in those still open. */
function candidates(desk: Desk, record: ReadRecord, indicator: StoredIndicator, sentAt: Date): Duty[] {
  const unitId = record.member === undefined ? '' : desk.units.find(({ code }) => code === record.member)?.id;
  if (unitId === undefined) return [];
  const ofIndicator = desk.duties.filter((duty) => duty.indicatorId === indicator.id);
  const own = ofIndicator.filter((duty) => duty.unitId === unitId);
  // A unit that got a new name or took another one in reports what that one owes in an older period.
  const formerly = new Set(unitId === '' ? [] : predecessorsOf(desk.units, unitId));
  const owing = new Set(own.map(({ periodId }) => periodId));
  const inherited = ofIndicator.filter((duty) => formerly.has(duty.unitId) && !owing.has(duty.periodId));
  const fitting = [...own, ...inherited];
  if (record.period !== undefined) return fitting.filter(({ periodId }) => periodId === record.period);
  const periodOf = ({ periodId }: Duty) => desk.periods.find(({ id }) => id === periodId);
  const open = fitting.filter((duty) => {
    const period = periodOf(duty);
    return period !== undefined && isOpenFor(period, sentAt);
  });
  if (open.length > 0) return open;
  const newest = fitting.sort(
    (a, b) => (periodOf(b)?.dueAt.getTime() ?? 0) - (periodOf(a)?.dueAt.getTime() ?? 0),
  )[0];
  return newest ? [newest] : [];
}

const sameAmounts = (figure: Figure, record: ReadRecord, amounts: Amounts): boolean =>
  figure.kind === record.kind &&
  figure.estimate === (record.estimate ?? false) &&
  figure.value === amounts.value &&
  figure.of === amounts.of;

const perMember = (desk: Desk, { id }: StoredIndicator, { member }: ReadRecord): boolean =>
  member === undefined && desk.duties.some(({ indicatorId }) => indicatorId === id);

async function recordOne(
  stores: Stores,
  desk: Desk,
  record: ReadRecord,
  by: ReportedBy,
  now: Date,
): Promise<Recorded | Unrecorded> {
  const indicator = indicatorByCode(desk, record.indicator);
  if (!indicator) return { kind: 'not-owed', record };
  const duties = candidates(desk, record, indicator, by.sentAt);
  const [duty, second] = duties;
  if (!duty)
    return perMember(desk, indicator, record)
      ? { kind: 'which-member', record, indicator }
      : { kind: 'not-owed', record };
  if (second) {
    const ids = new Set(duties.map(({ periodId }) => periodId));
    return { kind: 'which-period', record, periods: desk.periods.filter(({ id }) => ids.has(id)) };
  }
  const period = desk.periods.find(({ id }) => id === duty.periodId);
  if (!period) return { kind: 'not-owed', record };
  const amounts = amountsOf(record, indicator);
  if (typeof amounts === 'string') return { kind: amounts, record };

  const current = currentOf(desk, duty);
  const standing = record.estimate ? current.estimate : current.actual;
  if (record.kind === 'none-yet' && current.actual)
    return { kind: 'has-figure', record, indicator, figure: current.actual };
  if (standing && sameAmounts(standing, record, amounts))
    return { kind: 'same', record, indicator, figure: standing };
  const older = record.kind !== 'percent-of-plan' && standing !== null && standing.sentAt > by.sentAt;
  const proposed = !isOpenFor(period, by.sentAt);
  const figure = await stores.figures.append({
    organisationId: by.organisationId,
    ...{ periodId: period.id, blocId: duty.blocId, indicatorId: indicator.id, unitId: duty.unitId },
    ...{ kind: record.kind, ...amounts, estimate: record.estimate ?? false },
    status: proposed ? 'proposed' : 'accepted',
    late: by.sentAt > period.dueAt,
    ...{ typed: record.typed, reason: by.reason, source: by.source },
    ...{ inboxId: by.inboxId, authorId: by.personId, sentAt: by.sentAt, recordedAt: now },
  });
  if (older) {
    if (!proposed) await settleOlder(stores, period, duty, figure);
    return { kind: 'older', record, indicator, figure: standing };
  }
  const after = proposed ? duty : await settleDuty(stores, period, duty, figure, now);
  return {
    ...{ record, indicator, duty: after, period, figure },
    replaced: standing,
    previous: earlierFigure(desk, duty, 'earlier-periods'),
  };
}

/**
 * Appends a version for each record that has one duty to go to; what does not hold comes back with the reason. Each is judged by
 * what those before it left.
 */
export async function recordFigures(
  stores: Stores,
  before: Desk,
  records: readonly ReadRecord[],
  by: ReportedBy,
  now: Date,
): Promise<RecordingOutcome> {
  const recorded: Recorded[] = [];
  const unrecorded: Unrecorded[] = [];
  let desk = before;
  for (const record of records) {
    const outcome = await recordOne(stores, desk, record, by, now);
    if ('figure' in outcome && 'duty' in outcome) {
      recorded.push(outcome);
      desk = withRecorded(desk, outcome.figure, outcome.duty);
    } else unrecorded.push(outcome);
  }
  return { recorded, unrecorded, desk };
}
