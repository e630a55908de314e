import { expect, it } from 'vitest';
import type { Publication, Review } from '../../src/app/ports/reviews.ts';
import { onEachDatabase } from '../storage/databases.ts';
import { after, atOnce, newOrganisation, sharedStores, start, storesOf, type Run } from './stores.ts';

type NewReview = Omit<Review, 'id' | 'previewedAt' | 'publishedAt'>;
type NewPublication = Omit<Publication, 'id' | 'number'>;

const reviewFacts = (organisationId: string, changed: Partial<NewReview> = {}): NewReview => ({
  ...{
    organisationId,
    campaignId: `campaign of ${organisationId}`,
    periodId: 'period',
    kind: 'interim',
    label: 'Sơ kết',
    at: after(100),
  },
  ...changed,
});
const publicationFacts = (organisationId: string, changed: Partial<NewPublication> = {}): NewPublication => ({
  ...{
    organisationId,
    campaignId: 'campaign',
    periodId: 'period',
    reviewId: null,
    snapshot: {},
    dueAt: null,
  },
  ...{ publishedAt: start, correctsId: null },
  ...changed,
});

onEachDatabase('reviews and publications', (fixture) => {
  const run = sharedStores(fixture);
  const add = (on: Run, review: NewReview) => on((stores) => stores.reviews.add(review));
  const publish = (publication: NewPublication) =>
    run((stores) => stores.reviews.publish(publication, 'clerk'));

  it('gives back a review as it was added, to its own organisation only', async () => {
    const [mine, theirs] = [await newOrganisation(run), await newOrganisation(run)];
    const review = await add(run, reviewFacts(mine.id, { kind: 'final', label: 'Tổng kết «2026»' }));
    const facts = reviewFacts(mine.id, { kind: 'final', label: 'Tổng kết «2026»' });
    expect(review).toEqual({ id: review.id, ...facts, previewedAt: null, publishedAt: null });
    expect(await run((stores) => stores.reviews.byId(mine.id, review.id))).toEqual(review);
    expect(await run((stores) => stores.reviews.byId(theirs.id, review.id))).toBeNull();
    expect(await run((stores) => stores.reviews.ofCampaign(theirs.id, review.campaignId))).toEqual([]);
  });

  it('lists the reviews of a campaign by date', async () => {
    const { id } = await newOrganisation(run);
    for (const seconds of [30, 10, 20])
      await add(run, reviewFacts(id, { label: `${seconds}`, at: after(seconds) }));
    await add(run, reviewFacts(id, { campaignId: 'another' }));
    const reviews = await run((stores) => stores.reviews.ofCampaign(id, `campaign of ${id}`));
    expect(reviews.map(({ label }) => label)).toEqual(['10', '20', '30']);
  });

  it('tells what is due of all organisations until it is published, the earliest first', async () => {
    const on = storesOf((await fixture.fresh()).db);
    const [one, other] = [await newOrganisation(on), await newOrganisation(on)];
    expect(await on((stores) => stores.reviews.nextAt())).toBeNull();
    const second = await add(on, reviewFacts(one.id, { label: 'second', at: after(20) }));
    const first = await add(on, reviewFacts(other.id, { label: 'first', at: after(10) }));
    await add(on, reviewFacts(one.id, { label: 'not yet', at: after(21) }));
    const due = async () =>
      (await on((stores) => stores.reviews.dueBefore(after(20)))).map(({ label }) => label);
    expect(await due()).toEqual(['first', 'second']);
    expect(await on((stores) => stores.reviews.nextAt())).toEqual(after(10));
    await on((stores) => stores.reviews.markPreviewed(second.id, after(1)));
    expect(await due(), 'a preview is no publication').toEqual(['first', 'second']);
    await on((stores) => stores.reviews.markPublished(first.id, after(11)));
    expect(await due()).toEqual(['second']);
    expect(await on((stores) => stores.reviews.nextAt())).toEqual(after(20));
    expect(await on((stores) => stores.reviews.byId(other.id, first.id))).toMatchObject({
      publishedAt: after(11),
    });
  });

  it('previews a review anew that was put off', async () => {
    const { id } = await newOrganisation(run);
    const review = await add(run, reviewFacts(id));
    await run((stores) => stores.reviews.markPreviewed(review.id, after(1)));
    expect(await run((stores) => stores.reviews.byId(id, review.id))).toMatchObject({
      previewedAt: after(1),
    });
    await run((stores) => stores.reviews.postpone(review.id, after(999)));
    expect(await run((stores) => stores.reviews.byId(id, review.id))).toEqual({ ...review, at: after(999) });
  });

  it('gives back what was published, frozen as it was', async () => {
    const { id } = await newOrganisation(run);
    const snapshot = {
      schema: 'summary/1',
      lines: [{ name: '«Sản lượng» 🌾', value: '33105412345.01', none: null }],
    };
    const facts = publicationFacts(id, {
      snapshot,
      reviewId: 'review',
      dueAt: after(-60),
      correctsId: 'earlier',
    });
    const publication = await publish(facts);
    expect(publication).toEqual({ id: publication.id, number: 1, ...facts });
    expect(await run((stores) => stores.reviews.lastPublication(id, 'period'))).toEqual(publication);
  });

  it('numbers the publications of each organisation by themselves, one after another', async () => {
    const [mine, theirs] = [await newOrganisation(run), await newOrganisation(run)];
    const numbers: number[] = [];
    for (const { id } of [mine, theirs, mine, mine])
      numbers.push((await publish(publicationFacts(id))).number);
    expect(numbers).toEqual([1, 1, 2, 3]);
  });

  it('gives each of those who publish at once a number of their own', async () => {
    const { id } = await newOrganisation(run);
    const published = await atOnce(8, () => publish(publicationFacts(id)));
    expect(published.map(({ number }) => number).sort()).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it('finds the last publication of a period', async () => {
    const [mine, theirs] = [await newOrganisation(run), await newOrganisation(run)];
    await publish(publicationFacts(mine.id));
    const last = await publish(publicationFacts(mine.id, { publishedAt: after(-5) }));
    await publish(publicationFacts(mine.id, { periodId: 'another' }));
    expect(await run((stores) => stores.reviews.lastPublication(mine.id, 'period'))).toEqual(last);
    expect(await run((stores) => stores.reviews.lastPublication(mine.id, 'none'))).toBeNull();
    expect(await run((stores) => stores.reviews.lastPublication(theirs.id, 'period'))).toBeNull();
  });
});
