import { randomUUID } from 'node:crypto';
import type { ChannelName, ChatAddress } from '../../app/ports/channel.ts';
import type { ChatAccount, Office, PeopleStore, Person, RoleName } from '../../app/ports/people.ts';
import { addDays, parseDay } from '../../domain/calendar/day.ts';
import type { Transaction } from '../database.ts';
import { Prisma } from '../generated/sqlite/client.ts';
import { organisationOf, type OrganisationRow } from './organisation-store.ts';

type AccountRow = Awaited<ReturnType<Transaction['chatAccount']['findUniqueOrThrow']>>;
type OfficeRow = Awaited<ReturnType<Transaction['office']['findUniqueOrThrow']>>;

const person = { id: true, organisationId: true, displayName: true, anytime: true };

/** A chat account with its person, their organisation and their roles, joined. */
type WhoRow = OrganisationRow &
  Omit<AccountRow, 'id' | 'linkedAt'> & {
    readonly accountId: string;
    /** separated by spaces */
    readonly roles: string | null;
    /** SQLite knows no booleans */
    readonly anytime: boolean | number;
  };

const accountOf = (row: Omit<AccountRow, 'linkedAt' | 'displayName'>): ChatAccount => ({
  id: row.id,
  organisationId: row.organisationId,
  personId: row.personId,
  address: { channel: row.channel as ChannelName, botId: row.botId, chatId: row.externalId },
  reachability: row.reachability as ChatAccount['reachability'],
  reachabilityReason: row.reachabilityReason,
  lastInboundAt: row.lastInboundAt,
  rank: row.rank,
});

const officeOf = ({
  id,
  organisationId,
  blocId,
  personId,
  kind,
  validFrom,
  validUntil,
}: OfficeRow): Office => ({
  ...{ id, organisationId, blocId, personId, validFrom, validUntil },
  kind: kind as Office['kind'],
});

function dayBefore(text: string): string {
  const day = parseDay(text);
  if (day === null) throw new Error(`not a day: ${text}`);
  return addDays(day, -1);
}

const endsNotBefore = (day: string) => ({ OR: [{ validUntil: null }, { validUntil: { gte: day } }] });
const key = (channel: string, botId: string, externalId: string) => ({
  channel_botId_externalId: { channel, botId, externalId },
});

const orderBy = [{ validFrom: 'asc' as const }, { id: 'asc' as const }];

/** Of every kind. */
async function officesValidOn(
  tx: Transaction,
  organisationId: string,
  day: string,
  personId?: string,
): Promise<Office[]> {
  const theirs = personId === undefined ? Prisma.empty : Prisma.sql`AND "personId" = ${personId}`;
  const rows = await tx.$queryRaw<OfficeRow[]>`
    SELECT * FROM "Office" WHERE "organisationId" = ${organisationId} ${theirs}
      AND "validFrom" <= ${day} AND ("validUntil" IS NULL OR "validUntil" >= ${day})
    ORDER BY "validFrom", "id"`;
  return rows.map(officeOf);
}

export const peopleStore = (tx: Transaction): PeopleStore => ({
  byChat: async (channel, botId, externalId) => {
    const [row] = await tx.$queryRaw<WhoRow[]>`
      SELECT o.*, a."id" AS "accountId", a."channel", a."botId", a."externalId", a."reachability",
        a."reachabilityReason", a."lastInboundAt", a."rank", p."id" AS "personId", p."displayName", p."anytime",
        (SELECT string_agg(r."role", ' ') FROM "RoleGrant" r WHERE r."personId" = p."id") AS "roles"
      FROM "ChatAccount" a
      JOIN "Person" p ON p."id" = a."personId"
      JOIN "Organisation" o ON o."id" = a."organisationId"
      WHERE a."channel" = ${channel} AND a."botId" = ${botId} AND a."externalId" = ${externalId}`;
    if (!row) return null;
    const { id: organisationId, personId, displayName } = row;
    return {
      person: { id: personId, organisationId, displayName, anytime: Boolean(row.anytime) },
      account: accountOf({ ...row, organisationId, id: row.accountId }),
      organisation: organisationOf(row),
      roles: (row.roles ?? '').split(' ').filter((role) => role !== '') as RoleName[],
    };
  },
  byId: (organisationId, id) => tx.person.findFirst({ where: { organisationId, id }, select: person }),
  create: (organisationId, displayName, at) =>
    tx.person.create({
      data: { id: randomUUID(), organisationId, displayName, createdAt: at },
      select: person,
    }),
  byIds: (organisationId, ids) =>
    tx.person.findMany({ where: { organisationId, id: { in: [...ids] } }, select: person }),
  setAnytime: async (organisationId, id, anytime) => {
    await tx.person.updateMany({ where: { organisationId, id }, data: { anytime } });
  },
  link: async ({ id: personId, organisationId }: Person, address: ChatAddress, displayName, at) => {
    const { channel, botId, chatId: externalId } = address;
    const heard = { lastInboundAt: at, reachability: 'reachable', reachabilityReason: '' };
    const facts = { organisationId, personId, displayName, rank: null, linkedAt: at, ...heard };
    const row = await tx.chatAccount.upsert({
      where: key(channel, botId, externalId),
      create: { id: randomUUID(), channel, botId, externalId, ...facts },
      update: facts,
    });
    return accountOf(row);
  },
  unlinkAccount: async (organisationId, id) => {
    await tx.chatAccount.deleteMany({ where: { organisationId, id } });
  },
  rankAccounts: async (organisationId, personId, accountIds) => {
    const theirs = { organisationId, personId };
    await tx.chatAccount.updateMany({ where: theirs, data: { rank: null } });
    for (const [rank, id] of accountIds.entries())
      await tx.chatAccount.updateMany({ where: { ...theirs, id }, data: { rank } });
  },
  unlink: async (organisationId, personId, day) => {
    await tx.chatAccount.deleteMany({ where: { organisationId, personId } });
    await tx.roleGrant.deleteMany({ where: { organisationId, personId } });
    await tx.office.updateMany({
      where: { organisationId, personId, OR: [{ validUntil: null }, { validUntil: { gte: day } }] },
      data: { validUntil: dayBefore(day) },
    });
  },
  accountsOf: async (organisationId, personIds) => {
    const rows = await tx.chatAccount.findMany({
      where: { organisationId, personId: { in: [...personIds] } },
      orderBy: { linkedAt: 'asc' },
    });
    return rows.map(accountOf);
  },
  countOn: (channel, botId) => tx.chatAccount.count({ where: { channel, botId } }),
  heardBetween: async (channel, botId, from, to) => {
    const rows = await tx.chatAccount.findMany({
      where: { channel, botId, reachability: 'reachable', lastInboundAt: { gte: from, lte: to } },
      orderBy: { id: 'asc' },
    });
    return rows.map(accountOf);
  },
  setReachability: async (channel, botId, externalId, reachability, reachabilityReason) => {
    const row = await tx.chatAccount.findUnique({ where: key(channel, botId, externalId) });
    if (!row) return null;
    return accountOf(
      await tx.chatAccount.update({ where: { id: row.id }, data: { reachability, reachabilityReason } }),
    );
  },
  noteOpenBots: async (open, reachabilityReason) => {
    const bots = open.map(({ channel, botId }) => ({ channel, botId }));
    const off = { reachability: 'unknown', reachabilityReason };
    await tx.chatAccount.updateMany({ where: { reachability: 'reachable', NOT: { OR: bots } }, data: off });
    await tx.chatAccount.updateMany({
      where: { ...off, OR: bots },
      data: { reachability: 'reachable', reachabilityReason: '' },
    });
  },
  heardFrom: async (id, at) => {
    await tx.$executeRaw`
      UPDATE "ChatAccount" SET "lastInboundAt" = ${at}, "reachability" = 'reachable', "reachabilityReason" = ''
      WHERE "id" = ${id}`;
  },
  rolesOf: async (organisationId, personId) => {
    const rows = await tx.roleGrant.findMany({ where: { organisationId, personId } });
    return rows.map(({ role }) => role as RoleName);
  },
  grantRole: async (organisationId, personId, role, grantedAt) => {
    await tx.roleGrant.upsert({
      where: { personId_role: { personId, role } },
      create: { id: randomUUID(), organisationId, personId, role, grantedAt },
      update: {},
    });
  },
  withRole: async (organisationId, roles) => {
    const rows = await tx.roleGrant.findMany({ where: { organisationId, role: { in: [...roles] } } });
    return tx.person.findMany({
      where: { organisationId, id: { in: rows.map(({ personId }) => personId) } },
      select: person,
      orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    });
  },
  linked: async (organisationId) => {
    const accounts = await tx.chatAccount.findMany({ where: { organisationId }, select: { personId: true } });
    return tx.person.findMany({
      where: { organisationId, id: { in: accounts.map(({ personId }) => personId) } },
      select: person,
      orderBy: [{ displayName: 'asc' }, { id: 'asc' }],
    });
  },
  heldOn: (organisationId, day, personId) => officesValidOn(tx, organisationId, day, personId),
  officesOn: async (organisationId, day, personId) =>
    (await officesValidOn(tx, organisationId, day, personId)).filter(({ kind }) => kind !== 'sponsor'),
  sponsorsOn: async (organisationId, day, personId) =>
    (await officesValidOn(tx, organisationId, day, personId)).filter(({ kind }) => kind === 'sponsor'),
  officesFrom: async (organisationId, day) =>
    (await tx.office.findMany({ where: { organisationId, ...endsNotBefore(day) }, orderBy })).map(officeOf),
  giveOffice: async (organisationId, blocId, personId, kind, from, until) => {
    await tx.office.updateMany({
      where: { organisationId, blocId, kind, ...endsNotBefore(from) },
      data: { validUntil: dayBefore(from) },
    });
    const validity = { validFrom: from, validUntil: until ?? null };
    return officeOf(
      await tx.office.create({
        data: { id: randomUUID(), organisationId, blocId, personId, kind, ...validity },
      }),
    );
  },
  endOffice: async (organisationId, blocId, kind, from) => {
    const where = { organisationId, blocId, kind, ...endsNotBefore(from) };
    const rows = await tx.office.findMany({ where, orderBy });
    await tx.office.updateMany({ where, data: { validUntil: dayBefore(from) } });
    return rows.map(officeOf);
  },
});
