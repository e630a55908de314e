import { randomUUID } from 'node:crypto';
import type { BlocStore, StoredUnit } from '../../app/ports/blocs.ts';
import { addDays, parseDay } from '../../domain/calendar/day.ts';
import type { Transaction } from '../database.ts';
import { noteBlocsChanged } from './blocs-of-organisation.ts';
import { toJson } from './json.ts';

/** Single changes that a clerk makes to blocs and units, beside the file. */

type Arguments<M extends keyof BlocStore> = Parameters<BlocStore[M]>;

export async function handOver(
  tx: Transaction,
  ...[organisationId, { blocId, kind, unitId, validFrom }]: Arguments<'handOver'>
): Promise<void> {
  // What was arranged for later days is no longer as it was thought.
  await tx.handOver.deleteMany({ where: { organisationId, blocId, kind, validFrom: { gte: validFrom } } });
  await tx.handOver.create({ data: { id: randomUUID(), organisationId, blocId, kind, unitId, validFrom } });
  await noteBlocsChanged(tx, organisationId);
}

export async function changeBloc(
  tx: Transaction,
  ...[organisationId, id, change]: Arguments<'changeBloc'>
): Promise<void> {
  await tx.bloc.updateMany({ where: { organisationId, id }, data: change });
  await noteBlocsChanged(tx, organisationId);
}

export async function addUnit(
  tx: Transaction,
  ...[organisationId, { code, name, shortName, aliases, kind, validFrom }, blocIds]: Arguments<'addUnit'>
): Promise<StoredUnit> {
  const position = await tx.unit.count({ where: { organisationId } });
  const facts = { code, name, shortName, kind, validFrom };
  const { id } = await tx.unit.create({
    data: { id: randomUUID(), organisationId, ...facts, aliases: toJson(aliases), position },
  });
  const rows = blocIds.map((blocId) => ({ organisationId, blocId, unitId: id, validFrom }));
  await tx.blocMembership.createMany({ data: rows.map((row) => ({ id: randomUUID(), ...row })) });
  await noteBlocsChanged(tx, organisationId);
  return { id, ...facts, aliases, validUntil: null, mergedIntoId: null };
}

export async function endUnit(
  tx: Transaction,
  ...[organisationId, id, validUntil, mergedIntoId]: Arguments<'endUnit'>
): Promise<void> {
  await tx.unit.updateMany({ where: { organisationId, id }, data: { validUntil, mergedIntoId } });
  await noteBlocsChanged(tx, organisationId);
}

export async function moveUnit(
  tx: Transaction,
  ...[organisationId, unitId, blocId, validFrom]: Arguments<'moveUnit'>
): Promise<void> {
  const day = parseDay(validFrom);
  if (day === null) throw new Error(`not a day: ${validFrom}`);
  const ends = { OR: [{ validUntil: null }, { validUntil: { gte: validFrom } }] };
  await tx.blocMembership.updateMany({
    where: { organisationId, unitId, blocId: { not: blocId }, ...ends },
    data: { validUntil: addDays(day, -1) },
  });
  const stays = await tx.blocMembership.updateMany({
    where: { organisationId, unitId, blocId, ...ends },
    data: { validUntil: null },
  });
  if (stays.count === 0)
    await tx.blocMembership.create({ data: { id: randomUUID(), organisationId, blocId, unitId, validFrom } });
  await noteBlocsChanged(tx, organisationId);
}

export async function assignOwner(
  tx: Transaction,
  ...[organisationId, indicatorId, blocId]: Arguments<'assignOwner'>
): Promise<void> {
  const where = { organisationId, indicatorId, OR: [{ share: 'owner' }, { blocId }] };
  await tx.assignment.deleteMany({ where });
  await tx.assignment.create({
    data: { id: randomUUID(), organisationId, indicatorId, blocId, share: 'owner' },
  });
  await noteBlocsChanged(tx, organisationId);
}
