import { randomUUID } from 'node:crypto';
import type { Invitation, InvitationStore, OfficeKind, RoleName } from '../../app/ports/people.ts';
import type { Transaction } from '../database.ts';

type Row = Awaited<ReturnType<Transaction['invitation']['findUniqueOrThrow']>>;
type Purpose = Invitation['purpose'];

const purposeOf = (row: Row): Purpose =>
  row.purpose === 'role'
    ? { kind: 'role', role: row.role as RoleName }
    : { kind: 'office', blocId: row.blocId ?? '', office: row.officeKind as OfficeKind };

const columnsOf = (purpose: Purpose) =>
  purpose.kind === 'role'
    ? { purpose: 'role', role: purpose.role }
    : { purpose: 'office', blocId: purpose.blocId, officeKind: purpose.office };

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
    const facts = { organisationId, createdById, expiresAt, codeExpiresAt, createdAt };
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
