import { readFileSync } from 'node:fs';
import { readCatalogueFile, type CampaignFile } from '../../../src/app/campaign-files/catalogue-file.ts';
import { namedUnitsOf, readOrganisationFile } from '../../../src/app/campaign-files/organisation-file.ts';
import { readingContextOf } from '../../../src/cli/understand/reading-context.ts';
import type { Catalogue } from '../../../src/domain/indicator/indicator.ts';
import { decimalText } from '../../../src/domain/quantity/decimal.ts';
import { readReply } from '../../../src/domain/reply/read-reply.ts';
import type { Reading, ReadingContext } from '../../../src/domain/reply/reading.ts';

const jsonOf = (name: string): unknown => JSON.parse(readFileSync(`tests/corpora/${name}.json`, 'utf8'));

function campaignNamed(name: string): CampaignFile {
  const read = readCatalogueFile(jsonOf(name));
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value;
}

const catalogueNamed = (name: string): Catalogue => campaignNamed(name).catalogue;

function contextNamed(name: string): ReadingContext {
  const read = readOrganisationFile(jsonOf(`organisation-${name}`));
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return { units: namedUnitsOf(read.value), ownNames: ['Khối Kinh tế'] };
}

type Reader = (text: string, context?: ReadingContext) => Reading;

/** Reads messages by themselves with the catalogue and the units of a corpus. */
export function readerOf(catalogueName: string, organisationName: string): Reader {
  const { campaign, catalogue } = campaignNamed(catalogueName);
  const organisation = readOrganisationFile(jsonOf(`organisation-${organisationName}`));
  if (!organisation.ok) throw new Error(JSON.stringify(organisation.error));
  const known = readingContextOf(organisation.value, campaign);
  return (text, context = {}) => readReply(text, catalogue, { ...known, ...context });
}

/** The district of the samples: 21 measures, 14 communes. */
export const haLang = catalogueNamed('ha-lang-2020');
export const haLangContext = contextNamed('ha-lang');

const [binhSuong, haVan, lungVai, directive] = [
  'binh-suong-2026',
  'ha-van-2026-2030',
  'lung-vai-2026',
  'directive-sample',
].map(catalogueNamed);

/** The catalogues of the corpora by short names, each with the units that its messages may name. */
const campaigns = {
  haLang: { catalogue: haLang, context: haLangContext },
  binhSuong: { catalogue: binhSuong, context: contextNamed('binh-suong-2026') },
  haVan: { catalogue: haVan, context: contextNamed('ha-van-2026-2030') },
  lungVai: { catalogue: lungVai, context: contextNamed('lung-vai-2026') },
  directive: { catalogue: directive, context: {} },
} as const;
export type Campaign = keyof typeof campaigns;

/** Reads a message as one of the campaigns' bot would. */
export function readIn(campaign: Campaign, text: string, given: ReadingContext = {}): Reading {
  const { catalogue, context } = campaigns[campaign];
  if (!catalogue) throw new Error(`no catalogue: ${campaign}`);
  return readReply(text, catalogue, { ...context, ...given });
}

export const read = (text: string, context: ReadingContext = {}): Reading =>
  readReply(text, haLang, { ...haLangContext, ...context });

/** Records in one line each: `3=318`, `9=13/13`, `11=none-yet`, `1=13460.2~` (estimate), `3=26.5@xa-minh-long`. */
export const recordsOf = ({ records }: Reading): string[] =>
  records
    .map(({ indicator, kind, value, of, member, estimate }) => {
      const figure = value === null ? kind : decimalText(value) + (of ? `/${decimalText(of)}` : '');
      const share = kind === 'percent-of-plan' ? '%KH' : '';
      return `${indicator}=${figure}${share}${estimate ? '~' : ''}${member === undefined ? '' : `@${member}`}`;
    })
    .sort();

export const doubtsOf = ({ questions }: Reading): string[] =>
  questions.map(({ doubt, indicator }) => `${indicator ?? '?'}:${doubt}`).sort();
