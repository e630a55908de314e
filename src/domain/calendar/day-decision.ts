import { theDay, type Day } from './day.ts';

/**
 * A day that differs from the rules: the Prime Minister's yearly decision, a swapped Saturday, a storm. An
 * organisation enters its own; they win over the rules and over those that ship.
 */
export interface DayDecision {
  readonly day: Day;
  readonly kind: 'off' | 'working';
  readonly name: string;
}

/**
 * Decisions known when this version was made. 2026: văn bản 12729/VPCP-KGVX of 25/12/2025 (New Year), and the
 * Prime Minister's agreement announced on 13/10/2025 (Tết 14–22/02, which the rules give; Quốc khánh 29/08–02/09).
 */
export const knownDecisions: readonly DayDecision[] = [
  { day: theDay(2026, 1, 2), kind: 'off', name: 'Nghỉ hoán đổi Tết Dương lịch' },
  { day: theDay(2026, 1, 10), kind: 'working', name: 'Làm bù ngày 02/01' },
  { day: theDay(2026, 8, 22), kind: 'working', name: 'Làm bù ngày 31/08' },
  { day: theDay(2026, 8, 31), kind: 'off', name: 'Nghỉ hoán đổi Quốc khánh' },
];
