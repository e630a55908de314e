import { z } from 'zod';
import type { NamedUnit } from '../../domain/indicator/indicator.ts';
import type { Reporters } from '../../domain/reply/whose.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import { readShape, repeated, type FileProblem, type FileReading } from './file-problem.ts';

const text = z.string().min(1);
const codes = z.array(text);

const unitShape = z.strictObject({
  code: text,
  name: text,
  shortName: text,
  aliases: z.array(text),
  kind: text,
  /** null: belongs to no bloc */
  bloc: text.nullable(),
  /** both inclusive; absent: as long as anybody knows */
  validFrom: z.iso.date().optional(),
  validUntil: z.iso.date().optional(),
});

const blocShape = z.strictObject({
  code: text,
  name: text,
  shortName: text,
  /** unit codes */
  leader: text,
  deputy: text.nullable(),
  members: codes,
  /** indicator codes whose figure the bloc reports */
  owns: codes,
  /** indicator codes for which its members' figures are shown beside the owner's */
  contributes: codes,
  /** true: owes a report in words when it owes no figure */
  narrative: z.boolean().optional(),
});

const fileShape = z.strictObject({
  schema: z.literal('emulation-organisation/1'),
  id: text,
  catalogue: text,
  demo: z.boolean().default(false),
  authority: z.strictObject({
    code: text,
    name: text,
    province: z.string(),
    level: z.enum(['province', 'commune', 'district']),
    validUntil: z.iso.date().nullable().default(null),
    timeZone: text,
  }),
  council: z.strictObject({
    code: text,
    name: text,
    abbreviation: z.string(),
    roles: z.array(z.strictObject({ code: text, title: text, heldBy: z.string() })),
    group: z.strictObject({ code: text, name: text, receives: z.array(text) }).nullable(),
  }),
  standingAgency: z.strictObject({
    unit: text,
    name: text,
    roles: z.array(z.strictObject({ code: text, title: text, botRole: text })),
  }),
  botRoles: z.array(z.strictObject({ code: text, may: z.array(text) })),
  blocs: z.array(blocShape),
  units: z.array(unitShape),
  assignments: z.array(
    z.strictObject({ indicator: text, owner: text, sourceUnit: text.nullable(), contributors: codes }),
  ),
});

/** Who runs a campaign and who answers to whom: the file format `emulation-organisation/1`. */
export type OrganisationFile = z.infer<typeof fileShape>;
export type BlocFile = OrganisationFile['blocs'][number];
export type UnitFile = OrganisationFile['units'][number];

/** A reference to a code that no list holds. */
const unknownIn =
  (known: ReadonlySet<string>, what: string) =>
  (path: string, ...references: (string | null)[]): FileProblem[] =>
    references.flatMap((code) =>
      code === null || known.has(code) ? [] : [{ path, message: `không có ${what} «${code}»` }],
    );

const codesOf = (entries: readonly { readonly code: string }[]): ReadonlySet<string> =>
  new Set(entries.map(({ code }) => code));

function blocProblems(file: OrganisationFile): FileProblem[] {
  const unit = unknownIn(codesOf(file.units), 'đơn vị');
  return file.blocs.flatMap((bloc, index) => {
    const path = `blocs[${index}]`;
    const outside = (role: 'leader' | 'deputy'): FileProblem[] => {
      const code = bloc[role];
      return code === null || bloc.members.includes(code)
        ? []
        : [{ path: `${path}.${role}`, message: `«${code}» không phải thành viên của khối` }];
    };
    return [
      ...unit(`${path}.members`, ...bloc.members),
      ...outside('leader'),
      ...outside('deputy'),
      ...bloc.owns
        .filter((code) => bloc.contributes.includes(code))
        .map((code) => ({ path: `${path}.contributes`, message: `«${code}» đã ở trong owns` })),
    ];
  });
}

function unitProblems(file: OrganisationFile): FileProblem[] {
  const blocs = new Map(file.blocs.map((bloc) => [bloc.code, bloc]));
  return file.units.flatMap(({ code, bloc }, index) => {
    if (bloc === null) return [];
    const path = `units[${index}].bloc`;
    const home = blocs.get(bloc);
    if (!home) return [{ path, message: `không có khối «${bloc}»` }];
    return home.members.includes(code)
      ? []
      : [{ path, message: `khối «${bloc}» không ghi «${code}» trong members` }];
  });
}

function assignmentProblems(file: OrganisationFile): FileProblem[] {
  const unit = unknownIn(codesOf(file.units), 'đơn vị');
  const bloc = unknownIn(codesOf(file.blocs), 'khối');
  const owners = new Map(file.blocs.flatMap(({ code, owns }) => owns.map((owned) => [owned, code])));
  return [
    ...repeated(
      file.assignments,
      ({ indicator }) => indicator,
      (index) => `assignments[${index}].indicator`,
    ),
    ...file.assignments.flatMap(({ indicator, owner, sourceUnit, contributors }, index) => {
      const path = `assignments[${index}]`;
      const disagrees = owners.get(indicator) !== owner;
      return [
        ...bloc(`${path}.owner`, owner),
        ...bloc(`${path}.contributors`, ...contributors),
        ...unit(`${path}.sourceUnit`, sourceUnit),
        ...(disagrees
          ? [{ path: `${path}.owner`, message: `khối «${owner}» không ghi «${indicator}» trong owns` }]
          : []),
      ];
    }),
  ];
}

function ownerProblems({ blocs }: OrganisationFile): FileProblem[] {
  const owned = blocs.flatMap(({ owns }, index) => owns.map((code) => ({ code, index })));
  return repeated(
    owned,
    ({ code }) => code,
    (position) => `blocs[${owned[position]?.index ?? 0}].owns`,
  );
}

function crossProblems(file: OrganisationFile): readonly FileProblem[] {
  const unit = unknownIn(codesOf(file.units), 'đơn vị');
  const role = unknownIn(codesOf(file.botRoles), 'vai trò');
  return [
    ...repeated(
      file.units,
      ({ code }) => code,
      (index) => `units[${index}].code`,
    ),
    ...repeated(
      file.blocs,
      ({ code }) => code,
      (index) => `blocs[${index}].code`,
    ),
    ...unit('standingAgency.unit', file.standingAgency.unit),
    ...file.standingAgency.roles.flatMap(({ botRole }, index) =>
      role(`standingAgency.roles[${index}].botRole`, botRole),
    ),
    ...blocProblems(file),
    ...unitProblems(file),
    ...ownerProblems(file),
    ...assignmentProblems(file),
  ];
}

/** Reads an organisation. All problems of the file are reported at once. */
export function readOrganisationFile(
  json: unknown,
  reading: FileReading = {},
): Result<OrganisationFile, readonly FileProblem[]> {
  const read = readShape(fileShape, json, reading);
  if (!read.ok) return read;
  const problems = crossProblems(read.value);
  return problems.length > 0 ? err(problems) : ok(read.value);
}

/** Codes of indicators that the organisation names and the catalogue lacks. */
export function unknownIndicators(
  file: OrganisationFile,
  indicatorCodes: ReadonlySet<string>,
): readonly FileProblem[] {
  const indicator = unknownIn(indicatorCodes, 'chỉ tiêu');
  return [
    ...file.blocs.flatMap(({ owns, contributes }, index) => [
      ...indicator(`blocs[${index}].owns`, ...owns),
      ...indicator(`blocs[${index}].contributes`, ...contributes),
    ]),
    ...file.assignments.flatMap((entry, index) =>
      indicator(`assignments[${index}].indicator`, entry.indicator),
    ),
  ];
}

/** The units whose names may stand in a message. */
export const namedUnitsOf = ({ units }: OrganisationFile): readonly NamedUnit[] =>
  units.map(({ code, name, shortName, aliases, kind }) => ({ code, name, shortName, aliases, kind }));

/** By indicator, who reports it for all (the leading unit, the source) and who for itself (members of contributing blocs). */
export function reportersOf({ assignments, blocs }: OrganisationFile): ReadonlyMap<string, Reporters> {
  const named = (code: string) => blocs.find((bloc) => bloc.code === code);
  return new Map(
    assignments.map(({ indicator, owner, sourceUnit, contributors }) => {
      const whole = [named(owner)?.leader, sourceUnit].filter((unit) => typeof unit === 'string');
      const own = contributors.flatMap((code) => named(code)?.members ?? []);
      return [indicator, { whole: new Set(whole), own: new Set(own) }];
    }),
  );
}
