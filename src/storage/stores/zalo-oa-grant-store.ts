import type { OaTroubleKind, ZaloOaGrant, ZaloOaGrantStore } from '../../app/ports/zalo-oa-grants.ts';
import type { Transaction } from '../database.ts';

type Row = Awaited<ReturnType<Transaction['zaloOaGrant']['findUniqueOrThrow']>>;

const grantOf = ({
  previousSealed: _previous,
  trouble,
  troubleDetail: detail,
  troubleSince: since,
  ...row
}: Row): ZaloOaGrant => ({
  ...row,
  trouble: trouble === '' || since === null ? null : { kind: trouble as OaTroubleKind, detail, since },
});

const noTrouble = { trouble: '', troubleDetail: '', troubleSince: null };

export const zaloOaGrantStore = (tx: Transaction): ZaloOaGrantStore => ({
  byOa: async (oaId) => {
    const row = await tx.zaloOaGrant.findUnique({ where: { oaId } });
    return row && grantOf(row);
  },
  all: async () => (await tx.zaloOaGrant.findMany({ orderBy: { oaId: 'asc' } })).map(grantOf),
  save: async ({ oaId, ...grant }) => {
    const before = await tx.zaloOaGrant.findUnique({ where: { oaId } });
    const changed = before && before.sealed !== grant.sealed ? { previousSealed: before.sealed } : {};
    await tx.zaloOaGrant.upsert({
      where: { oaId },
      create: { oaId, ...grant },
      update: { ...grant, ...changed, ...(before?.trouble === 'grant' ? noTrouble : {}) },
    });
  },
  noteOrigin: async (oaId, origin, at) => {
    await tx.zaloOaGrant.upsert({
      where: { oaId },
      create: { oaId, origin, accessUntil: at, grantUntil: at },
      update: { origin },
    });
  },
  noteTrouble: async (oaId, trouble, troubleDetail, at) => {
    const before = await tx.zaloOaGrant.findUnique({ where: { oaId } });
    const troubleSince = before?.trouble === trouble && before.troubleSince ? before.troubleSince : at;
    await tx.zaloOaGrant.updateMany({ where: { oaId }, data: { trouble, troubleDetail, troubleSince } });
  },
  endTrouble: async (oaId) => {
    await tx.zaloOaGrant.updateMany({
      where: { oaId, trouble: 'account' },
      data: noTrouble,
    });
  },
});
