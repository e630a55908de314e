import type { Actor } from '../actor.ts';
import type { IndicatorSettings, StoredIndicator } from '../ports/campaigns.ts';
import type { Bloc } from '../ports/blocs.ts';
import type { Stores } from '../ports/stores.ts';

const fields = ['byChat', 'frequency', 'accumulation', 'figureKind'] as const;

/** Sets how an indicator is reported, from the next period on that opens; every change is noted with what was before. */
export async function setIndicator(
  stores: Stores,
  { organisation, person }: Pick<Actor, 'organisation' | 'person'>,
  indicator: StoredIndicator,
  change: Partial<IndicatorSettings>,
  now: Date,
): Promise<void> {
  await stores.campaigns.setIndicator(organisation.id, indicator.id, change);
  const detail: Record<string, string | boolean | null> = { indicator: indicator.code };
  for (const field of fields) {
    const wanted = change[field];
    if (wanted === undefined) continue;
    detail[field] = wanted;
    detail[`${field}Before`] = indicator[field];
  }
  await stores.audit.note({
    ...{ organisationId: organisation.id, personId: person.id, at: now, action: 'set-indicator' },
    detail,
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
