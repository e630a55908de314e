import { nextReminderAt } from '../../domain/duty/next-reminder.ts';
import type { Stores } from '../ports/stores.ts';
import { organisationsInPlay, reminderStateOf } from './reminder-state.ts';

/** When the next reminder of any organisation is due if nobody answers until then. */
export async function nextReminderOf(stores: Stores, now: Date): Promise<Date | null> {
  const instants: Date[] = [];
  for (const inPlay of await organisationsInPlay(stores, now)) {
    const at = nextReminderAt(now, await reminderStateOf(stores, inPlay, now));
    if (at) instants.push(at);
  }
  return instants.sort((a, b) => a.getTime() - b.getTime())[0] ?? null;
}
