import type { Organisation, OrganisationFacts } from '../../src/app/ports/organisations.ts';
import type { Stores } from '../../src/app/ports/stores.ts';
import type { Database } from '../../src/storage/database.ts';
import { allStores } from '../../src/storage/stores/all-stores.ts';
import type { DatabaseFixture } from '../storage/databases.ts';

/** When the tests begin; `after(s)` is so many seconds later. */
export const start = new Date('2026-06-16T02:00:00Z');
export const after = (seconds: number): Date => new Date(start.getTime() + seconds * 1000);

export type Run = <T>(work: (stores: Stores) => Promise<T>) => Promise<T>;

/** Each call is one transaction, as a use case has it. */
export const storesOf =
  (db: Database): Run =>
  (work) =>
    db.inTransaction((tx) => work(allStores(tx)));

const facts: OrganisationFacts = {
  ...{
    code: null,
    name: 'UBND xã Thử',
    province: 'Tỉnh Thử',
    level: 'commune',
    timeZone: 'Asia/Ho_Chi_Minh',
  },
  ...{ councilName: 'Hội đồng TĐKT xã Thử', standingAgency: 'Phòng Văn hóa', demo: false },
};
export const organisationFacts = (changed: Partial<OrganisationFacts> = {}): OrganisationFacts => ({
  ...facts,
  ...changed,
});

export const newOrganisation = (run: Run, changed: Partial<OrganisationFacts> = {}): Promise<Organisation> =>
  run((stores) => stores.organisations.create(organisationFacts(changed), start));

/**
 * One database for all tests of a suite. Each test makes organisations of its own, so that the rows of the other
 * tests are there to be left alone; what looks over all organisations takes `fresh()` instead.
 */
export function sharedStores({ fresh }: DatabaseFixture): Run {
  let run: Promise<Run> | undefined;
  return async (work) => (await (run ??= fresh().then(({ db }) => storesOf(db))))(work);
}

/** As many at once as the database lets in. */
export const atOnce = <T>(count: number, work: (index: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, index) => work(index)));
