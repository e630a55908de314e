import { randomUUID } from 'node:crypto';
import type { Publication, Review, ReviewStore } from '../../app/ports/reviews.ts';
import type { Transaction } from '../database.ts';
import { fromJson, toJson } from './json.ts';

type ReviewRow = Awaited<ReturnType<Transaction['review']['findUniqueOrThrow']>>;
type PublicationRow = Awaited<ReturnType<Transaction['publication']['findUniqueOrThrow']>>;

const reviewOf = ({ kind, periodId, ...row }: ReviewRow): Review => ({
  ...row,
  periodId: periodId ?? '',
  kind: kind as Review['kind'],
});

const publicationOf = ({ snapshot, publishedById: _by, ...row }: PublicationRow): Publication => ({
  ...row,
  snapshot: fromJson<unknown>(snapshot),
});

export const reviewStore = (tx: Transaction): ReviewStore => ({
  add: async (review) => reviewOf(await tx.review.create({ data: { id: randomUUID(), ...review } })),
  byId: async (organisationId, id) => {
    const row = await tx.review.findFirst({ where: { organisationId, id } });
    return row && reviewOf(row);
  },
  ofCampaign: async (organisationId, campaignId) =>
    (await tx.review.findMany({ where: { organisationId, campaignId }, orderBy: { at: 'asc' } })).map(
      reviewOf,
    ),
  dueBefore: async (instant) =>
    (
      await tx.review.findMany({ where: { publishedAt: null, at: { lte: instant } }, orderBy: { at: 'asc' } })
    ).map(reviewOf),
  nextAt: async () => {
    const row = await tx.review.findFirst({ where: { publishedAt: null }, orderBy: { at: 'asc' } });
    return row?.at ?? null;
  },
  markPreviewed: async (id, previewedAt) => {
    await tx.review.update({ where: { id }, data: { previewedAt } });
  },
  markPublished: async (id, publishedAt) => {
    await tx.review.update({ where: { id }, data: { publishedAt } });
  },
  postpone: async (id, at) => {
    await tx.review.update({ where: { id }, data: { at, previewedAt: null } });
  },
  dropOf: async (periodId) => {
    await tx.review.deleteMany({ where: { periodId, publishedAt: null } });
  },
  publish: async ({ snapshot, ...publication }, publishedById) => {
    const { organisationId } = publication;
    const last = await tx.publication.aggregate({ where: { organisationId }, _max: { number: true } });
    const number = (last._max.number ?? 0) + 1;
    return publicationOf(
      await tx.publication.create({
        data: { id: randomUUID(), ...publication, publishedById, number, snapshot: toJson(snapshot) },
      }),
    );
  },
  lastPublication: async (organisationId, periodId) => {
    const [row] = await tx.$queryRaw<PublicationRow[]>`
      SELECT * FROM "Publication" WHERE "organisationId" = ${organisationId} AND "periodId" = ${periodId}
      ORDER BY "number" DESC LIMIT 1`;
    return row ? publicationOf(row) : null;
  },
});
