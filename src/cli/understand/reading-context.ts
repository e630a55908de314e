import type { CampaignFile } from '../../app/campaign-files/catalogue-file.ts';
import {
  namedUnitsOf,
  reportersOf,
  type OrganisationFile,
} from '../../app/campaign-files/organisation-file.ts';
import type { ReadingContext } from '../../domain/reply/reading.ts';

const withAndWithoutCommittee = (name: string): string[] => [name, name.replace(/^UBND\s+/iu, '')];

const yearOf = (day: string): number => Number(day.slice(0, 4));

function yearsOf({ startsOn, endsOn, horizon }: CampaignFile['campaign']): readonly [number, number] {
  const last = yearOf(endsOn);
  return [startsOn === null ? last - (horizon === 'five-years' ? 4 : 0) : yearOf(startsOn), last];
}

/** What is known when one message is read by itself: the units, who reports what, the names of the authority and its blocs. */
export function readingContextOf(
  organisation: OrganisationFile | null,
  campaign: CampaignFile['campaign'],
): ReadingContext {
  const issuers = withAndWithoutCommittee(campaign.source.issuer);
  const years = yearsOf(campaign);
  if (!organisation) return { ownNames: issuers, years };
  const { authority, blocs } = organisation;
  const blocNames = blocs.flatMap(({ name, shortName }) => [name, shortName]);
  return {
    years,
    units: namedUnitsOf(organisation),
    reporters: reportersOf(organisation),
    ownNames: [...issuers, ...withAndWithoutCommittee(authority.name), ...blocNames],
  };
}
