import {
  namedUnitsOf,
  reportersOf,
  type OrganisationFile,
} from '../../app/campaign-files/organisation-file.ts';
import type { ReadingContext } from '../../domain/reply/reading.ts';

const withAndWithoutCommittee = (name: string): string[] => [name, name.replace(/^UBND\s+/iu, '')];

/** What is known when one message is read by itself: the units, who reports what, the names of the authority and its blocs. */
export function readingContextOf(organisation: OrganisationFile | null, issuer: string): ReadingContext {
  const issuers = withAndWithoutCommittee(issuer);
  if (!organisation) return { ownNames: issuers };
  const { authority, blocs } = organisation;
  const blocNames = blocs.flatMap(({ name, shortName }) => [name, shortName]);
  return {
    units: namedUnitsOf(organisation),
    reporters: reportersOf(organisation),
    ownNames: [...issuers, ...withAndWithoutCommittee(authority.name), ...blocNames],
  };
}
