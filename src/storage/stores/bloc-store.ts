import type { BlocStore } from '../../app/ports/blocs.ts';
import type { Transaction } from '../database.ts';
import { blocsOfOrganisation, type OrganisationBlocs } from './blocs-of-organisation.ts';
import { saveBlocs } from './save-blocs.ts';

const isOn = (
  day: string,
  row: { readonly validFrom: string | null; readonly validUntil: string | null },
): boolean =>
  (row.validFrom === null || row.validFrom <= day) && (row.validUntil === null || row.validUntil >= day);

export const blocStore = (tx: Transaction): BlocStore => {
  /** What this transaction has seen: it asks once. */
  const seen = new Map<string, Promise<OrganisationBlocs>>();
  const of = (organisationId: string): Promise<OrganisationBlocs> => {
    const known = seen.get(organisationId) ?? blocsOfOrganisation(tx, organisationId);
    seen.set(organisationId, known);
    return known;
  };
  return {
    all: async (organisationId) => (await of(organisationId)).blocs,
    byId: async (organisationId, blocId) =>
      (await of(organisationId)).blocs.find(({ id }) => id === blocId) ?? null,
    units: async (organisationId) => (await of(organisationId)).units,
    membersOf: async (organisationId, blocId, day) => {
      const { memberships, units } = await of(organisationId);
      const ofBloc = memberships.filter((row) => row.blocId === blocId && isOn(day, row));
      const ids = new Set(ofBloc.map(({ unitId }) => unitId));
      return units.filter((unit) => ids.has(unit.id) && isOn(day, unit));
    },
    assignments: async (organisationId) => (await of(organisationId)).assignments,
    save: async (organisationId, ...rest) => {
      seen.delete(organisationId);
      await saveBlocs(tx, organisationId, ...rest);
    },
  };
};
