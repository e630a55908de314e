import catalogue from './chi-tieu.json' with { type: 'json' };
import organisation from './to-chuc.json' with { type: 'json' };
import type { NamedFile } from '../../app/campaign/import-campaign.ts';

/**
 * The demo: the Hạ Lang campaign of 2020, its dates laid on another year, and an organisation made up for it. The
 * district level has ended; the demo keeps the names, and no validity.
 */
export function demoFiles(year: number): NamedFile[] {
  const onYear = {
    ...catalogue,
    campaign: { ...catalogue.campaign, name: `Phong trào thi đua năm ${year}`, endsOn: `${year}-12-31` },
  };
  const still = { ...organisation, authority: { ...organisation.authority, validUntil: null } };
  return [
    { name: 'chi-tieu.json', text: JSON.stringify(onYear) },
    { name: 'to-chuc.json', text: JSON.stringify(still) },
  ];
}

/** Owners of figures, then contributors, then those who owe none. */
function byDuties<B extends { readonly owns: readonly string[]; readonly contributes: readonly string[] }>(
  blocs: readonly B[],
): B[] {
  const rank = ({ owns, contributes }: B): number => (owns.length > 0 ? 0 : contributes.length > 0 ? 1 : 2);
  return [...blocs].sort((a, b) => rank(a) - rank(b));
}

export interface DemoLeader {
  readonly bloc: string;
  readonly blocName: string;
  /** how the phone is labelled: the post, no person's name */
  readonly leader: string;
  readonly deputy: string;
}

/** The blocs of the demo with the posts that lead them. */
export const demoLeaders: readonly DemoLeader[] = byDuties(organisation.blocs).map(
  ({ code, shortName, leader, deputy }) => {
    const unitName = (unit: string) =>
      organisation.units.find((each) => each.code === unit)?.shortName ?? unit;
    return { bloc: code, blocName: shortName, leader: unitName(leader), deputy: unitName(deputy) };
  },
);

export const demoCouncil = organisation.council.group.name;
