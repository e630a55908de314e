import { randomUUID } from 'node:crypto';
import type { BlocStore } from '../../app/ports/blocs.ts';
import type { Transaction } from '../database.ts';
import { noteBlocsChanged } from './blocs-of-organisation.ts';
import { toJson } from './json.ts';

const idsOf = (rows: readonly { readonly id: string }[]): string[] => rows.map(({ id }) => id);

/** Units that the file no longer names: they go, unless a duty names them; those come last. */
async function removeUnits(tx: Transaction, organisationId: string, kept: readonly string[]): Promise<void> {
  const where = { organisationId, code: { notIn: [...kept] } };
  const gone = idsOf(await tx.unit.findMany({ where, select: { id: true } }));
  if (gone.length === 0) return;
  const naming = { organisationId, unitId: { in: gone } };
  const named = await tx.duty.groupBy({ by: ['unitId'], where: naming });
  // What was added or merged since the file was written is not in it.
  const dated = { OR: [{ validFrom: { not: null } }, { validUntil: { not: null } }] };
  const since = idsOf(await tx.unit.findMany({ where: { ...where, ...dated }, select: { id: true } }));
  const staying = [...named.map(({ unitId }) => unitId), ...since];
  await tx.unit.deleteMany({ where: { ...where, id: { notIn: staying } } });
  await tx.unit.updateMany({ where, data: { position: kept.length } });
}

/** The same for blocs, which an office or an invitation may name too. */
async function removeBlocs(tx: Transaction, organisationId: string, kept: readonly string[]): Promise<void> {
  const where = { organisationId, code: { notIn: [...kept] } };
  const gone = idsOf(await tx.bloc.findMany({ where, select: { id: true } }));
  if (gone.length === 0) return;
  const naming = { organisationId, blocId: { in: gone } };
  const named = [
    ...(await tx.duty.groupBy({ by: ['blocId'], where: naming })),
    ...(await tx.office.groupBy({ by: ['blocId'], where: naming })),
    ...(await tx.invitation.groupBy({ by: ['blocId'], where: naming })),
  ].flatMap(({ blocId }) => blocId ?? []);
  await tx.bloc.deleteMany({ where: { ...where, id: { notIn: named } } });
  await tx.bloc.updateMany({
    where,
    data: { position: kept.length, leaderUnitId: null, deputyUnitId: null },
  });
}

type Save = Parameters<BlocStore['save']>;
/** ids by code */
type Ids = ReadonlyMap<string, string>;

async function saveUnits(tx: Transaction, organisationId: string, units: Save[1]): Promise<Ids> {
  const ids = new Map<string, string>();
  for (const [position, { code, name, shortName, kind, aliases, validFrom, validUntil }] of units.entries()) {
    const facts = {
      ...{ name, shortName, kind, position, aliases: toJson(aliases) },
      ...(validFrom === undefined ? {} : { validFrom }),
      ...(validUntil === undefined ? {} : { validUntil }),
    };
    const { id } = await tx.unit.upsert({
      where: { organisationId_code: { organisationId, code } },
      create: { id: randomUUID(), organisationId, code, ...facts },
      update: facts,
    });
    ids.set(code, id);
  }
  return ids;
}

const idIn = (ids: Ids, code: string | null): string | null =>
  code === null ? null : (ids.get(code) ?? null);

async function saveMembers(
  tx: Transaction,
  organisationId: string,
  blocs: Save[2],
  units: Ids,
): Promise<Ids> {
  const ids = new Map<string, string>();
  await tx.blocMembership.deleteMany({ where: { organisationId, validFrom: null, validUntil: null } });
  const dated = await tx.blocMembership.findMany({ where: { organisationId } });
  for (const [position, bloc] of blocs.entries()) {
    const { code, name, shortName, leader, deputy, members, narrative, validUntil } = bloc;
    const leaders = { leaderUnitId: idIn(units, leader), deputyUnitId: idIn(units, deputy) };
    const facts = {
      ...{ name, shortName, position, ...leaders },
      ...(narrative === undefined ? {} : { narrative }),
      ...(validUntil === undefined ? {} : { validUntil }),
    };
    const { id: blocId } = await tx.bloc.upsert({
      where: { organisationId_code: { organisationId, code } },
      create: { id: randomUUID(), organisationId, code, ...facts },
      update: facts,
    });
    ids.set(code, blocId);
    const moved = new Set(dated.filter((row) => row.blocId === blocId).map(({ unitId }) => unitId));
    const rows = members
      .map((member) => ({ organisationId, blocId, unitId: idIn(units, member) ?? '' }))
      .filter(({ unitId }) => !moved.has(unitId));
    await tx.blocMembership.createMany({ data: rows.map((row) => ({ id: randomUUID(), ...row })) });
  }
  return ids;
}

/** Puts an organisation's units, blocs, memberships and assignments as its file says. */
export async function saveBlocs(
  tx: Transaction,
  ...[organisationId, units, blocs, assignments]: Save
): Promise<void> {
  const unitIds = await saveUnits(tx, organisationId, units);
  const blocIds = await saveMembers(tx, organisationId, blocs, unitIds);
  await tx.assignment.deleteMany({ where: { organisationId } });
  await tx.assignment.createMany({
    data: assignments.map(({ indicatorId, bloc, share, sourceUnit }) => ({
      ...{ id: randomUUID(), organisationId, indicatorId, share },
      ...{ blocId: blocIds.get(bloc) ?? '', sourceUnitId: idIn(unitIds, sourceUnit) },
    })),
  });
  await removeUnits(tx, organisationId, [...unitIds.keys()]);
  await removeBlocs(tx, organisationId, [...blocIds.keys()]);
  await noteBlocsChanged(tx, organisationId);
}
