import { randomUUID } from 'node:crypto';
import type { Assignment, Bloc, HandOver, StoredUnit } from '../../app/ports/blocs.ts';
import type { Transaction } from '../database.ts';
import { boundedMap } from './bounded-map.ts';
import { fromJson } from './json.ts';

interface Membership {
  readonly blocId: string;
  readonly unitId: string;
  readonly validFrom: string | null;
  readonly validUntil: string | null;
}

/** An organisation's blocs and units, all of them: some dozens of each. */
export interface OrganisationBlocs {
  readonly blocs: readonly Bloc[];
  readonly units: readonly StoredUnit[];
  readonly memberships: readonly Membership[];
  readonly assignments: readonly Assignment[];
  readonly handOvers: readonly HandOver[];
}

type UnitRow = Awaited<ReturnType<Transaction['unit']['findUniqueOrThrow']>>;
type AssignmentRow = Awaited<ReturnType<Transaction['assignment']['findUniqueOrThrow']>>;

const unitOf = ({
  id,
  code,
  name,
  shortName,
  aliases,
  kind,
  validFrom,
  validUntil,
  mergedIntoId,
}: UnitRow): StoredUnit => ({
  ...{ id, code, name, shortName, kind, validFrom, validUntil, mergedIntoId },
  aliases: fromJson<string[]>(aliases),
});

const assignmentOf = ({ indicatorId, blocId, share, sourceUnitId }: AssignmentRow): Assignment => ({
  ...{ indicatorId, blocId, sourceUnitId },
  share: share as Assignment['share'],
});

type HandOverRow = Awaited<ReturnType<Transaction['handOver']['findUniqueOrThrow']>>;

const handOverOf = ({ blocId, kind, unitId, validFrom }: HandOverRow): HandOver => ({
  ...{ blocId, unitId, validFrom },
  kind: kind as HandOver['kind'],
});

const ofBloc = {
  id: true,
  organisationId: true,
  code: true,
  name: true,
  shortName: true,
  leaderUnitId: true,
  deputyUnitId: true,
  validFrom: true,
  validUntil: true,
  narrative: true,
};

async function load(tx: Transaction, organisationId: string): Promise<OrganisationBlocs> {
  const where = { organisationId };
  const orderBy = [{ position: 'asc' as const }, { code: 'asc' as const }];
  return {
    blocs: await tx.bloc.findMany({ where, select: ofBloc, orderBy }),
    units: (await tx.unit.findMany({ where, orderBy })).map(unitOf),
    memberships: await tx.blocMembership.findMany({ where }),
    assignments: (await tx.assignment.findMany({ where })).map(assignmentOf),
    handOvers: (await tx.handOver.findMany({ where, orderBy: { validFrom: 'asc' } })).map(handOverOf),
  };
}

/** What each transaction has seen: it asks once. */
const seen = new WeakMap<Transaction, Map<string, OrganisationBlocs>>();

/** Whoever changes any of it says so. */
export async function noteBlocsChanged(tx: Transaction, organisationId: string): Promise<void> {
  // A random revision: one that was rolled back never comes again, so nothing wrong is found under it.
  await tx.organisation.updateMany({ where: { id: organisationId }, data: { blocsRevision: randomUUID() } });
  seen.get(tx)?.delete(organisationId);
}

/** As they were loaded, by organisation and revision. */
const loaded = boundedMap<OrganisationBlocs>(64);

const nothing: OrganisationBlocs = {
  ...{ blocs: [], units: [], memberships: [], assignments: [], handOvers: [] },
};

/** The same object as long as nothing has changed: they are needed for every message. */
export async function blocsOfOrganisation(
  tx: Transaction,
  organisationId: string,
): Promise<OrganisationBlocs> {
  const ofTransaction = seen.get(tx) ?? new Map<string, OrganisationBlocs>();
  seen.set(tx, ofTransaction);
  const blocs = ofTransaction.get(organisationId) ?? (await loadNew(tx, organisationId));
  ofTransaction.set(organisationId, blocs);
  return blocs;
}

async function loadNew(tx: Transaction, organisationId: string): Promise<OrganisationBlocs> {
  const [organisation] = await tx.$queryRaw<{ blocsRevision: string }[]>`
    SELECT "blocsRevision" FROM "Organisation" WHERE "id" = ${organisationId}`;
  if (!organisation) return nothing;
  const key = `${organisationId}/${organisation.blocsRevision}`;
  const known = loaded.get(key);
  if (known) return known;
  const blocs = await load(tx, organisationId);
  loaded.set(key, blocs);
  return blocs;
}
