import { err, ok, type Result } from '../../domain/result.ts';
import { readCatalogueFile, type CampaignFile } from '../campaign-files/catalogue-file.ts';
import type { FileProblem } from '../campaign-files/file-problem.ts';
import {
  readOrganisationFile,
  type BlocFile,
  type OrganisationFile,
  type UnitFile,
} from '../campaign-files/organisation-file.ts';
import type { BlocFacts, UnitFacts } from '../ports/blocs.ts';
import type { StoredCampaign } from '../ports/campaigns.ts';
import type { Organisation } from '../ports/organisations.ts';
import type { Stores } from '../ports/stores.ts';
import { storableJson } from '../../domain/storable-text.ts';

export interface NamedFile {
  readonly name: string;
  readonly text: string;
}

/** What is wrong, in which file and where inside it. */
export interface ImportProblem extends FileProblem {
  readonly file: string;
}

export interface Imported {
  readonly campaign: { readonly name: string; readonly indicators: number } | null;
  readonly organisation: { readonly name: string; readonly blocs: number; readonly units: number } | null;
}

export type ReadFile =
  | { readonly kind: 'catalogue'; readonly name: string; readonly file: CampaignFile }
  | { readonly kind: 'organisation'; readonly name: string; readonly file: OrganisationFile };

function readNamedFile({ name, text }: NamedFile): Result<ReadFile, readonly ImportProblem[]> {
  const at = (problems: readonly FileProblem[]) =>
    err(problems.map((problem) => ({ file: name, ...problem })));
  let json: unknown;
  try {
    json = JSON.parse(storableJson(text.replace(/^\uFEFF/, '')));
  } catch {
    return at([{ path: '(tệp)', message: 'không phải JSON hợp lệ' }]);
  }
  const schema = typeof json === 'object' && json !== null && 'schema' in json ? json.schema : null;
  switch (schema) {
    case 'emulation-catalogue/1': {
      const read = readCatalogueFile(json);
      return read.ok ? ok({ kind: 'catalogue', name, file: read.value }) : at(read.error);
    }
    case 'emulation-organisation/1': {
      const read = readOrganisationFile(json);
      return read.ok ? ok({ kind: 'organisation', name, file: read.value }) : at(read.error);
    }
    default:
      return at([
        { path: 'schema', message: 'phải là «emulation-catalogue/1» hoặc «emulation-organisation/1»' },
      ]);
  }
}

/** Reads all files, catalogues first; every problem of every file at once. */
export function readCampaignFiles(
  files: readonly NamedFile[],
): Result<readonly ReadFile[], readonly ImportProblem[]> {
  const read = files.map(readNamedFile);
  const problems = read.flatMap((each) => (each.ok ? [] : each.error));
  if (problems.length > 0) return err(problems);
  const good = read.flatMap((each) => (each.ok ? [each.value] : []));
  return ok(good.sort((a, b) => a.kind.localeCompare(b.kind)));
}

/** Indicators that would go although figures are owed for them: they may not. */
async function stillOwed(
  stores: Stores,
  organisation: Organisation,
  file: CampaignFile,
): Promise<FileProblem[]> {
  const active = await stores.campaigns.active(organisation.id);
  if (!active || active.campaign.code !== file.campaign.id) return [];
  const kept = new Set(file.catalogue.indicators.map(({ code }) => code));
  const gone = active.catalogue.indicators.filter(({ code }) => !kept.has(code));
  if (gone.length === 0) return [];
  const periods = await stores.periods.ofCampaign(organisation.id, active.campaign.id);
  const owed = new Set<string>();
  for (const { id } of periods)
    for (const { indicatorId } of await stores.periods.duties(organisation.id, id)) owed.add(indicatorId);
  return gone
    .filter(({ id }) => owed.has(id))
    .map(({ code }) => ({
      path: 'indicators',
      message: `thiếu chỉ tiêu ${code}, trong khi kỳ đã mở đang thu số của chỉ tiêu này`,
    }));
}

async function saveCatalogue(
  stores: Stores,
  organisation: Organisation,
  file: CampaignFile,
  now: Date,
): Promise<StoredCampaign> {
  const { id: code, name, theme, horizon, startsOn, endsOn, source } = file.campaign;
  const verbatim = new Map(
    [...file.verbatim.indicators].map(([indicator, words]) => [indicator, words.verbatim]),
  );
  return stores.campaigns.save(
    organisation.id,
    { code, name, theme, horizon, startsOn, endsOn, source },
    file.catalogue,
    verbatim,
    now,
  );
}

interface KnownCatalogue {
  readonly code: string;
  readonly indicators: readonly { readonly code: string }[];
}

async function organisationProblems(
  stores: Stores,
  organisation: Organisation,
  file: OrganisationFile,
  known: KnownCatalogue | null,
): Promise<FileProblem[]> {
  if (!known || known.code !== file.catalogue)
    return [
      { path: 'catalogue', message: `chưa có bộ chỉ tiêu «${file.catalogue}»: gửi tệp chỉ tiêu trước` },
    ];
  const taken = await stores.organisations.byCode(file.id);
  if (taken && taken.id !== organisation.id)
    return [{ path: 'id', message: `mã «${file.id}» đã dùng cho một cơ quan khác` }];
  const codes = new Set(known.indicators.map(({ code }) => code));
  return file.assignments.flatMap(({ indicator }, index) =>
    codes.has(indicator)
      ? []
      : [{ path: `assignments[${index}].indicator`, message: `bộ chỉ tiêu không có mã «${indicator}»` }],
  );
}

/** Looks at every file before anything is written, so that nothing is imported by halves. */
async function problemsOf(
  stores: Stores,
  organisation: Organisation,
  files: readonly ReadFile[],
): Promise<readonly ImportProblem[]> {
  const active = await stores.campaigns.active(organisation.id);
  let known: KnownCatalogue | null = active && {
    code: active.campaign.code,
    indicators: active.catalogue.indicators,
  };
  const problems: ImportProblem[] = [];
  for (const each of files) {
    const found =
      each.kind === 'catalogue'
        ? await stillOwed(stores, organisation, each.file)
        : await organisationProblems(stores, organisation, each.file, known);
    if (each.kind === 'catalogue')
      known = { code: each.file.campaign.id, indicators: each.file.catalogue.indicators };
    problems.push(...found.map((problem) => ({ file: each.name, ...problem })));
  }
  return problems;
}

const unitFacts = ({ validFrom, validUntil, ...unit }: UnitFile): UnitFacts => ({
  ...unit,
  ...(validFrom === undefined ? {} : { validFrom }),
  ...(validUntil === undefined ? {} : { validUntil }),
});

const blocFacts = ({ narrative, ...bloc }: BlocFile): BlocFacts => ({
  ...bloc,
  ...(narrative === undefined ? {} : { narrative }),
});

async function saveOrganisation(
  stores: Stores,
  organisation: Organisation,
  file: OrganisationFile,
  { catalogue }: StoredCampaign,
): Promise<void> {
  const { authority, council, standingAgency } = file;
  await stores.organisations.change(organisation.id, {
    code: file.id,
    name: authority.name,
    province: authority.province,
    level: authority.level,
    timeZone: authority.timeZone,
    councilName: council.name,
    standingAgency: standingAgency.name,
    demo: file.demo,
  });
  const indicatorIds = new Map(catalogue.indicators.map(({ code, id }) => [code, id]));
  const assignments = file.assignments.flatMap(({ indicator, owner, sourceUnit, contributors }) => {
    const indicatorId = indicatorIds.get(indicator) ?? '';
    return [
      { indicatorId, bloc: owner, share: 'owner' as const, sourceUnit },
      ...contributors.map((bloc) => ({ indicatorId, bloc, share: 'contributor' as const, sourceUnit: null })),
    ];
  });
  await stores.blocs.save(organisation.id, file.units.map(unitFacts), file.blocs.map(blocFacts), assignments);
}

/** Puts a campaign's targets and an organisation's blocs in place: all that the files say, or nothing of it. */
export async function importCampaign(
  stores: Stores,
  organisation: Organisation,
  files: readonly ReadFile[],
  personId: string | null,
  now: Date,
): Promise<Result<Imported, readonly ImportProblem[]>> {
  const problems = await problemsOf(stores, organisation, files);
  if (problems.length > 0) return err(problems);
  let imported: Imported = { campaign: null, organisation: null };
  for (const each of files) {
    if (each.kind === 'catalogue') {
      const { campaign, catalogue } = await saveCatalogue(stores, organisation, each.file, now);
      imported = { ...imported, campaign: { name: campaign.name, indicators: catalogue.indicators.length } };
    } else {
      const active = await stores.campaigns.active(organisation.id);
      if (!active) throw new Error('the organisation file was checked against a campaign that is gone');
      await saveOrganisation(stores, organisation, each.file, active);
      const { authority, blocs, units } = each.file;
      imported = {
        ...imported,
        organisation: { name: authority.name, blocs: blocs.length, units: units.length },
      };
    }
  }
  await stores.audit.note({
    ...{ organisationId: organisation.id, personId, at: now, action: 'import' },
    detail: { files: files.map(({ name }) => name).join(', ') },
  });
  return ok(imported);
}
