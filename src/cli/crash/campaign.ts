import type { NamedFile } from '../../app/campaign/import-campaign.ts';
import type { Dimension } from '../../domain/indicator/indicator.ts';

/** How many authorities, blocs of each and indicators of each bloc: fifty leaders in all. */
export const size = { organisations: 5, blocs: 10, indicators: 4 } as const;

export interface BenchIndicator {
  readonly code: string;
  readonly unit: string;
  readonly dimension: Dimension;
  /** the bench asks about a doubtful figure of this one, and sends certain ones of the others */
  readonly doubtful: boolean;
}

const plan = 1000;
/** Twenty times the plan: the bot asks whether it is right. */
export const doubtfulFrom = plan * 20;

const subjects = [
  { name: 'Sản lượng lương thực vùng', unit: 'tấn', dimension: 'mass' },
  { name: 'Thu ngân sách khu', unit: 'tỷ đồng', dimension: 'money' },
  { name: 'Diện tích mía xóm', unit: 'ha', dimension: 'area' },
  { name: 'Diện tích rừng tiểu khu', unit: 'ha', dimension: 'area' },
] as const;

const range = (count: number): number[] => Array.from({ length: count }, (_, index) => index);

/** The indicators that a bloc owns; codes run on through the organisation. */
export const indicatorsOf = (bloc: number): readonly BenchIndicator[] =>
  subjects.map(({ unit, dimension }, index) => ({
    ...{ code: String(bloc * size.indicators + index + 1), unit, dimension },
    doubtful: index === subjects.length - 1,
  }));

export const blocCode = (bloc: number): string => `K${bloc + 1}`;

/** Both files of one authority: a catalogue whose indicators cannot be mistaken, and blocs that own four each. */
export function filesOf(organisation: number): NamedFile[] {
  return [
    { name: 'chi-tieu.json', text: JSON.stringify(catalogueOf(organisation)) },
    { name: 'to-chuc.json', text: JSON.stringify(organisationOf(organisation)) },
  ];
}

function catalogueOf(organisation: number) {
  const indicators = range(size.blocs).flatMap((bloc) =>
    indicatorsOf(bloc).map(({ code, unit, dimension }, index) => {
      const name = `${subjects[index]?.name ?? ''} ${code}`;
      return {
        ...{ code, point: Number(code), part: null, group: 'a', name, aliases: [], unit, dimension },
        ...{ measure: 'total', better: 'higher', target: { comparator: 'at-least', value: plan } },
        ...{ baseline: null, period: 'year', aggregate: 'sum', verbatim: name, span: name },
      };
    }),
  );
  return {
    ...{ schema: 'emulation-catalogue/1', id: `crash-${organisation}` },
    source: {
      ...{ seed: 'crash', section: null, documentType: 'Kế hoạch', documentNumber: null, issuedOn: null },
      ...{ issuedMonth: null, issuer: `UBND xã Thử ${organisation}`, province: null, subject: 'Thi đua' },
    },
    campaign: {
      ...{ name: 'Phong trào thi đua năm 2026', theme: '', horizon: 'year' },
      ...{ startsOn: null, startRule: '', endsOn: '2026-12-31' },
    },
    counts: { points: indicators.length, measures: indicators.length },
    groups: [{ code: 'a', name: 'Chỉ tiêu kinh tế', verbatim: '' }],
    indicators,
  };
}

function organisationOf(organisation: number) {
  const unitOf = (bloc: number): string => `don-vi-${bloc + 1}`;
  const name = `UBND xã Thử ${organisation}`;
  return {
    ...{
      schema: 'emulation-organisation/1',
      id: `crash-${organisation}`,
      catalogue: `crash-${organisation}`,
    },
    authority: { code: 'ubnd', name, province: '', level: 'commune', timeZone: 'Asia/Ho_Chi_Minh' },
    council: {
      code: 'hd',
      name: `Hội đồng xã Thử ${organisation}`,
      abbreviation: '',
      roles: [],
      group: null,
    },
    standingAgency: { unit: unitOf(0), name: 'Phòng Văn hóa - Xã hội', roles: [] },
    botRoles: [],
    blocs: range(size.blocs).map((bloc) => ({
      ...{ code: blocCode(bloc), name: `Khối thi đua số ${bloc + 1}`, shortName: `Khối ${bloc + 1}` },
      ...{ leader: unitOf(bloc), deputy: null, members: [unitOf(bloc)], contributes: [] },
      owns: indicatorsOf(bloc).map(({ code }) => code),
    })),
    units: range(size.blocs).map((bloc) => ({
      ...{ code: unitOf(bloc), name: `Đơn vị số ${bloc + 1}`, shortName: `ĐV ${bloc + 1}`, aliases: [] },
      ...{ kind: 'office', bloc: blocCode(bloc) },
    })),
    assignments: range(size.blocs).flatMap((bloc) =>
      indicatorsOf(bloc).map(({ code }) => ({
        ...{ indicator: code, owner: blocCode(bloc), sourceUnit: null, contributors: [] },
      })),
    ),
  };
}
