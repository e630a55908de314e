import { existsOn, type BlocStore } from '../../app/ports/blocs.ts';
import type { Transaction } from '../database.ts';
import { blocsOfOrganisation, type OrganisationBlocs } from './blocs-of-organisation.ts';
import { addUnit, assignOwner, changeBloc, endUnit, handOver, moveUnit } from './change-blocs.ts';
import { saveBlocs } from './save-blocs.ts';

export const blocStore = (tx: Transaction): BlocStore => {
  /** What this transaction has seen: it asks once. */
  const seen = new Map<string, Promise<OrganisationBlocs>>();
  const of = (organisationId: string): Promise<OrganisationBlocs> => {
    const known = seen.get(organisationId) ?? blocsOfOrganisation(tx, organisationId);
    seen.set(organisationId, known);
    return known;
  };
  /** What was seen before it was written does not hold any more. */
  const written = async <T>(organisationId: string, writing: Promise<T>): Promise<T> => {
    const done = await writing;
    seen.delete(organisationId);
    return done;
  };
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
    save: (...args) => written(args[0], saveBlocs(tx, ...args)),
    handOvers: async (organisationId) => (await of(organisationId)).handOvers,
    handOver: (...args) => written(args[0], handOver(tx, ...args)),
    changeBloc: (...args) => written(args[0], changeBloc(tx, ...args)),
    addUnit: (...args) => written(args[0], addUnit(tx, ...args)),
    endUnit: (...args) => written(args[0], endUnit(tx, ...args)),
    moveUnit: (...args) => written(args[0], moveUnit(tx, ...args)),
    blocsOfUnit: async (organisationId, unitId, day) => {
      const { memberships, blocs } = await of(organisationId);
      const theirs = memberships.filter((row) => row.unitId === unitId && existsOn(day, row));
      const ids = new Set(theirs.map(({ blocId }) => blocId));
      return blocs.filter(({ id }) => ids.has(id));
    },
    assignOwner: (...args) => written(args[0], assignOwner(tx, ...args)),
  };
};
