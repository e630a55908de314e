import type { DelegationFact } from '../../domain/duty/reminder.ts';
import type { Organisation } from '../ports/organisations.ts';
import type { Duty } from '../ports/periods.ts';
import type { Stores } from '../ports/stores.ts';
import { isOwed } from '../reporting/desk.ts';

/** What leaders passed on, as the ladder takes it; duties are looked at only where single figures were. */
export async function delegationFactsOf(
  stores: Stores,
  organisation: Organisation,
  periodIds: readonly string[],
): Promise<readonly DelegationFact[]> {
  const all = await stores.reminders.delegations(organisation.id, periodIds);
  const single = new Set(all.filter(({ indicatorId }) => indicatorId !== '').map(({ periodId }) => periodId));
  const owed: Duty[] = [];
  for (const periodId of single)
    owed.push(...(await stores.periods.duties(organisation.id, periodId)).filter(isOwed));
  return all.map(({ blocId, periodId, indicatorId, toPersonId: personId, untilDay, askedAt }) => ({
    ...{ blocId, periodId, personId, untilDay, askedAt },
    indicatorId: indicatorId === '' ? null : indicatorId,
    owed: owed.filter(
      (duty) => duty.blocId === blocId && duty.periodId === periodId && duty.indicatorId === indicatorId,
    ).length,
  }));
}
