import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readCatalogueFile } from '../../app/campaign-files/catalogue-file.ts';
import { readOrganisationFile } from '../../app/campaign-files/organisation-file.ts';
import type { Catalogue } from '../../domain/indicator/indicator.ts';
import type { ReadingContext } from '../../domain/reply/reading.ts';
import { readingContextOf } from '../understand/reading-context.ts';

/** What a corpus of replies is read with. */
export interface CampaignFiles {
  readonly catalogue: Catalogue;
  /** the same that `understand` uses; without units when no organisation file belongs to the catalogue */
  readonly context: ReadingContext;
}

const readJson = (path: string): unknown => {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return null;
  }
};

/** The catalogues of a folder with the units of the organisation that names them; other JSON files are passed over. */
export function campaignFilesIn(folder: string): readonly CampaignFiles[] {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => readJson(join(folder, name)));
  const reading = { ignoreUnknownFields: true };
  const organisations = files.flatMap((json) => {
    const read = readOrganisationFile(json, reading);
    return read.ok ? [read.value] : [];
  });
  return files.flatMap((json) => {
    const read = readCatalogueFile(json, reading);
    if (!read.ok) return [];
    const { campaign, catalogue } = read.value;
    const organisation = organisations.find((other) => other.catalogue === catalogue.id) ?? null;
    return [{ catalogue, context: readingContextOf(organisation, campaign) }];
  });
}

/**
 * `replies-ha-lang-2020-more` belongs to `ha-lang-2020`, and so does `replies-ha-lang`: the corpus's name begins with
 * the catalogue's or the other way round; the longer name wins.
 */
export function campaignOf(corpus: string, campaigns: readonly CampaignFiles[]): CampaignFiles | null {
  const stem = corpus.replace(/^replies-/, '');
  const byLength = [...campaigns].sort((a, b) => b.catalogue.id.length - a.catalogue.id.length);
  return (
    byLength.find(({ catalogue }) => stem === catalogue.id || stem.startsWith(`${catalogue.id}-`)) ??
    byLength.find(({ catalogue }) => catalogue.id.startsWith(`${stem}-`)) ??
    null
  );
}
