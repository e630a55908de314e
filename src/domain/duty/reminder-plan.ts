import { clock } from '../calendar/time-zone.ts';
import { err, ok, type Result } from '../result.ts';

/**
 * When people are reminded of one campaign's duties: the rungs of a ladder, each finite, so that nobody is
 * reminded without end. Stored as JSON; `readReminderPlan` reads it back.
 */
export interface ReminderPlan {
  /** minute of the day of every rung but the opening notice, which comes when the period opens */
  readonly at: number;
  /** a notice when the period opens */
  readonly opening: boolean;
  /** calendar days before the due day, largest first; one on a day off moves to the working day before it */
  readonly before: readonly number[];
  /** on the morning of the due day */
  readonly dueDay: boolean;
  readonly late: LateRungs;
  readonly postponement: PostponementLimit;
  readonly delegation: DelegationLimit;
}

/** Rungs after the deadline; `deputyFrom` 2: from the second of them the deputy gets it too. */
export interface LateRungs {
  readonly everyWorkingDays: number;
  /** 0: none */
  readonly atMost: number;
  readonly deputyFrom: number;
  readonly clerkFrom: number;
  readonly sponsorFrom: number;
}

/** How often, and how far past the due day, a bloc may put one period off. */
export interface PostponementLimit {
  readonly atMost: number;
  readonly workingDays: number;
}

/** How long a leader who asked the deputy is left alone; 0: not at all. */
export interface DelegationLimit {
  readonly workingDays: number;
}

export const defaultReminderPlan: ReminderPlan = {
  at: clock(8),
  opening: true,
  before: [5, 1],
  dueDay: true,
  late: { everyWorkingDays: 1, atMost: 5, deputyFrom: 2, clerkFrom: 3, sponsorFrom: 4 },
  postponement: { atMost: 2, workingDays: 5 },
  delegation: { workingDays: 3 },
};

/** What a plan may hold at most; beyond it the bot would be a nuisance rather than a help. */
export const planLimits = {
  beforeRungs: 6,
  daysBefore: 60,
  lateRungs: 10,
  lateEvery: 10,
  postponements: 5,
  postponedWorkingDays: 20,
  delegatedWorkingDays: 10,
} as const;

export type PlanFault =
  | { readonly kind: 'not-a-plan' }
  /** not a minute of the day outside quiet hours */
  | { readonly kind: 'bad-time' }
  | { readonly kind: 'bad-before' }
  /** no cap on late rungs, or one above the limit */
  | { readonly kind: 'unlimited' }
  | { readonly kind: 'bad-late' }
  | { readonly kind: 'bad-postponement' }
  | { readonly kind: 'bad-delegation' }
  /** nothing would ever be sent */
  | { readonly kind: 'empty' };

const isWhole = (value: unknown, min: number, max: number): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max;

/** The first thing wrong with a plan; null when it may be used. */
export function faultOfPlan(
  plan: ReminderPlan,
  quiet: { readonly from: number; readonly until: number } = { from: clock(20), until: clock(7) },
): PlanFault | null {
  const { at, before, late, postponement, delegation } = plan;
  if (!isWhole(at, quiet.until, quiet.from - 1)) return { kind: 'bad-time' };
  if (before.length > planLimits.beforeRungs) return { kind: 'bad-before' };
  if (!before.every((days) => isWhole(days, 1, planLimits.daysBefore))) return { kind: 'bad-before' };
  if (new Set(before).size < before.length) return { kind: 'bad-before' };
  if (!isWhole(late.atMost, 0, planLimits.lateRungs)) return { kind: 'unlimited' };
  if (!isWhole(late.everyWorkingDays, 1, planLimits.lateEvery)) return { kind: 'bad-late' };
  const froms = [late.deputyFrom, late.clerkFrom, late.sponsorFrom];
  if (!froms.every((from) => isWhole(from, 1, planLimits.lateRungs))) return { kind: 'bad-late' };
  if (!isWhole(postponement.atMost, 0, planLimits.postponements)) return { kind: 'bad-postponement' };
  if (!isWhole(postponement.workingDays, 0, planLimits.postponedWorkingDays))
    return { kind: 'bad-postponement' };
  if (!isWhole(delegation.workingDays, 0, planLimits.delegatedWorkingDays)) return { kind: 'bad-delegation' };
  if (!plan.opening && !plan.dueDay && before.length === 0 && late.atMost === 0) return { kind: 'empty' };
  return null;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Reads a stored plan. Errors: as `faultOfPlan`, and `not-a-plan` when a field is missing or of another kind. */
export function readReminderPlan(data: unknown): Result<ReminderPlan, PlanFault> {
  const plan = planOf(data);
  if (!plan) return err({ kind: 'not-a-plan' });
  const fault = faultOfPlan(plan);
  return fault ? err(fault) : ok(plan);
}

function planOf(data: unknown): ReminderPlan | null {
  if (!isObject(data) || !isObject(data['late']) || !isObject(data['postponement'])) return null;
  const { at, opening, before, dueDay, late, postponement, delegation } = data;
  if (typeof at !== 'number' || typeof opening !== 'boolean' || typeof dueDay !== 'boolean') return null;
  if (!Array.isArray(before) || !before.every((days): days is number => typeof days === 'number'))
    return null;
  const number = (from: unknown, field: string): number => {
    const value = isObject(from) ? from[field] : undefined;
    return typeof value === 'number' ? value : NaN;
  };
  return {
    ...{ at, opening, dueDay, before: [...before].sort((a, b) => b - a) },
    late: {
      everyWorkingDays: number(late, 'everyWorkingDays'),
      atMost: number(late, 'atMost'),
      deputyFrom: number(late, 'deputyFrom'),
      clerkFrom: number(late, 'clerkFrom'),
      sponsorFrom: number(late, 'sponsorFrom'),
    },
    postponement: {
      atMost: number(postponement, 'atMost'),
      workingDays: number(postponement, 'workingDays'),
    },
    delegation: { workingDays: number(delegation, 'workingDays') },
  };
}
