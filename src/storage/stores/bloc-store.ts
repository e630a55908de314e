import { existsOn, type BlocStore } from '../../app/ports/blocs.ts';
import type { Transaction } from '../database.ts';
import { blocsOfOrganisation, type OrganisationBlocs } from './blocs-of-organisation.ts';
import { addUnit, assignOwner, changeBloc, endUnit, handOver, moveUnit } from './change-blocs.ts';
import { saveBlocs } from './save-blocs.ts';

export const blocStore = (tx: Transaction): BlocStore => {
  const of = (organisationId: string): Promise<OrganisationBlocs> => blocsOfOrganisation(tx, organisationId);
  return {
    all: async (organisationId) => (await of(organisationId)).blocs,
    byId: async (organisationId, blocId) =>
      (await of(organisationId)).blocs.find(({ id }) => id === blocId) ?? null,
    units: async (organisationId) => (await of(organisationId)).units,
    membersOf: async (organisationId, blocId, day) => {
      const { memberships, units } = await of(organisationId);
      const ofBloc = memberships.filter((row) => row.blocId === blocId && existsOn(day, row));
      const ids = new Set(ofBloc.map(({ unitId }) => unitId));
      return units.filter((unit) => ids.has(unit.id) && existsOn(day, unit));
    },
    assignments: async (organisationId) => (await of(organisationId)).assignments,
    save: (...args) => saveBlocs(tx, ...args),
    handOvers: async (organisationId) => (await of(organisationId)).handOvers,
    handOver: (...args) => handOver(tx, ...args),
    changeBloc: (...args) => changeBloc(tx, ...args),
    addUnit: (...args) => addUnit(tx, ...args),
    endUnit: (...args) => endUnit(tx, ...args),
    moveUnit: (...args) => moveUnit(tx, ...args),
    blocsOfUnit: async (organisationId, unitId, day) => {
      const { memberships, blocs } = await of(organisationId);
      const theirs = memberships.filter((row) => row.unitId === unitId && existsOn(day, row));
      const ids = new Set(theirs.map(({ blocId }) => blocId));
      return blocs.filter(({ id }) => ids.has(id));
    },
    assignOwner: (...args) => assignOwner(tx, ...args),
  };
};
