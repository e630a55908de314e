import type { DelegationFact } from '../../domain/duty/reminder.ts';
import type { Organisation } from '../ports/organisations.ts';
import type { Duty } from '../ports/periods.ts';
import type { Delegation } from '../ports/reminders.ts';
import type { Stores } from '../ports/stores.ts';

type Passed = Pick<Delegation, 'blocId' | 'periodId' | 'indicatorId'>;

const covers = ({ blocId, periodId, indicatorId }: Passed, duty: Duty): boolean =>
  blocId === duty.blocId &&
  periodId === duty.periodId &&
  (indicatorId === '' || indicatorId === duty.indicatorId);

/** Was all that a bloc still owes in a period passed on? Its duties are looked at only where single figures were. */
async function isWhole(
  stores: Stores,
  organisation: Organisation,
  delegation: Delegation,
  all: readonly Delegation[],
): Promise<boolean> {
  if (delegation.indicatorId === '') return true;
  const duties = await stores.periods.duties(organisation.id, delegation.periodId);
  return duties
    .filter(({ blocId, state }) => blocId === delegation.blocId && (state === 'open' || state === 'none-yet'))
    .every((duty) => all.some((each) => covers(each, duty)));
}

/** What leaders passed on, as the ladder takes it. */
export async function delegationFactsOf(
  stores: Stores,
  organisation: Organisation,
  periodIds: readonly string[],
): Promise<readonly DelegationFact[]> {
  const all = await stores.reminders.delegations(organisation.id, periodIds);
  const facts: DelegationFact[] = [];
  for (const delegation of all) {
    const { blocId, periodId, toPersonId: personId, untilDay, askedAt } = delegation;
    const whole = await isWhole(stores, organisation, delegation, all);
    facts.push({ blocId, periodId, personId, untilDay, askedAt, whole });
  }
  return facts;
}
