import { randomUUID } from 'node:crypto';
import type { Invitation, InvitationStore, OfficeKind, RoleName } from '../../app/ports/people.ts';
import type { Transaction } from '../database.ts';

type Row = Awaited<ReturnType<Transaction['invitation']['findUniqueOrThrow']>>;
type Purpose = Invitation['purpose'];

function purposeOf({ purpose, role, blocId, officeKind, officeFrom, personId }: Row): Purpose {
  if (purpose === 'role') return { kind: 'role', role: role as RoleName };
  if (purpose === 'account') return { kind: 'account', personId: personId ?? '' };
  const office = { kind: 'office' as const, blocId: blocId ?? '', office: officeKind as OfficeKind };
  return officeFrom === null ? office : { ...office, from: officeFrom };
}

function columnsOf(purpose: Purpose) {
  switch (purpose.kind) {
    case 'role':
      return { purpose: 'role', role: purpose.role };
    case 'office':
      return { purpose: 'office', blocId: purpose.blocId, officeKind: purpose.office };
    case 'account':
      return { purpose: 'account', personId: purpose.personId };
  }
}

const invitationOf = (row: Row): Invitation => ({
  id: row.id,
  organisationId: row.organisationId,
  purpose: purposeOf(row),
  createdById: row.createdById,
  expiresAt: row.expiresAt,
  codeExpiresAt: row.codeExpiresAt,
  usedAt: row.usedAt,
  revokedAt: row.revokedAt,
});

export const invitationStore = (tx: Transaction): InvitationStore => ({
  create: async ({ organisationId, purpose, createdById, expiresAt, codeExpiresAt }, secrets, createdAt) => {
    const officeFrom = purpose.kind === 'office' ? (purpose.from ?? null) : null;
    const facts = { organisationId, createdById, expiresAt, codeExpiresAt, createdAt, officeFrom };
    return invitationOf(
      await tx.invitation.create({ data: { id: randomUUID(), ...facts, ...columnsOf(purpose), ...secrets } }),
    );
  },
  byTokenHash: async (tokenHash) => {
    const row = await tx.invitation.findUnique({ where: { tokenHash } });
    return row && invitationOf(row);
  },
  byCodeHash: async (codeHash) => {
    const row = await tx.invitation.findFirst({
      where: { codeHash, usedAt: null, revokedAt: null },
      orderBy: { createdAt: 'desc' },
    });
    return row && invitationOf(row);
  },
  use: async (id, usedById, usedAt) => {
    const { count } = await tx.invitation.updateMany({
      where: { id, usedAt: null, revokedAt: null },
      data: { usedAt, usedById },
    });
    return count === 1;
  },
  revokeUnused: async (organisationId, purpose, revokedAt) => {
    await tx.invitation.updateMany({
      where: { organisationId, ...columnsOf(purpose), usedAt: null, revokedAt: null },
      data: { revokedAt },
    });
  },
  wrongCodesSince: ({ channel, botId, chatId }, since) =>
    tx.codeAttempt.count({ where: { channel, botId, chatId, at: { gte: since } } }),
  noteWrongCode: async ({ channel, botId, chatId }, at) => {
    await tx.codeAttempt.create({ data: { channel, botId, chatId, at } });
  },
});
