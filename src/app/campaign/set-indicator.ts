import type { Actor } from '../actor.ts';
import type { IndicatorSettings, StoredIndicator } from '../ports/campaigns.ts';
import type { Bloc } from '../ports/blocs.ts';
import type { Stores } from '../ports/stores.ts';

/** Sets how an indicator is reported, from the next period on that opens; every change is noted with what was before. */
export async function setIndicator(
  stores: Stores,
  { organisation, person }: Pick<Actor, 'organisation' | 'person'>,
  indicator: StoredIndicator,
  change: Partial<IndicatorSettings>,
  now: Date,
): Promise<void> {
  await stores.campaigns.setIndicator(organisation.id, indicator.id, change);
  const named = Object.entries(change);
  const before = named.map(([field]) => [`${field}Before`, indicator[field as keyof IndicatorSettings]]);
  await stores.audit.note({
    ...{ organisationId: organisation.id, personId: person.id, at: now, action: 'set-indicator' },
    detail: { indicator: indicator.code, ...Object.fromEntries([...named, ...before]) },
  });
}

/** Another bloc reports the indicator, from the next period on that opens. */
export async function assignIndicator(
  stores: Stores,
  { organisation, person }: Pick<Actor, 'organisation' | 'person'>,
  indicator: StoredIndicator,
  bloc: Bloc,
  now: Date,
): Promise<void> {
  await stores.blocs.assignOwner(organisation.id, indicator.id, bloc.id);
  await stores.audit.note({
    ...{ organisationId: organisation.id, personId: person.id, at: now, action: 'assign-indicator' },
    detail: { indicator: indicator.code, bloc: bloc.code },
  });
}
