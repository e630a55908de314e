import { describe, expect, it } from 'vitest';
import { readCatalogueFile } from '../../../src/app/campaign-files/catalogue-file.ts';
import {
  readOrganisationFile,
  unknownIndicators,
} from '../../../src/app/campaign-files/organisation-file.ts';
import { decimalOfNumber } from '../../../src/domain/quantity/decimal.ts';

const indicator = (over: object = {}): object => ({
  code: '1',
  point: 1,
  part: null,
  group: 'a',
  name: 'Thu ngân sách',
  aliases: ['thu NS'],
  unit: 'tỷ đồng',
  dimension: 'money',
  measure: 'total',
  better: 'higher',
  target: { comparator: 'at-least', value: 50.2, strict: false, explicit: false },
  baseline: null,
  period: 'year',
  aggregate: 'sum',
  verbatim: '1. Thu ngân sách: 50,2 tỷ đồng.',
  span: '50,2 tỷ đồng',
  ...over,
});

const catalogue = (indicators: readonly object[] = [indicator()], over: object = {}): object => ({
  schema: 'emulation-catalogue/1',
  id: 'mau',
  source: {
    seed: 'mau.txt',
    section: 'II',
    documentType: 'Chỉ thị',
    documentNumber: null,
    issuedOn: null,
    issuedMonth: '2026-01',
    issuer: 'UBND xã Mẫu',
    province: 'Mẫu',
    subject: 'Thi đua',
  },
  campaign: {
    name: 'Thi đua 2026',
    theme: '',
    horizon: 'year',
    startsOn: null,
    startRule: 'từ ngày ký',
    endsOn: '2026-12-31',
  },
  counts: { points: 1, measures: indicators.length },
  groups: [{ code: 'a', name: 'Kinh tế', verbatim: 'a) Kinh tế' }],
  indicators,
  ...over,
});

const organisation = (over: object = {}): object => ({
  schema: 'emulation-organisation/1',
  id: 'mau',
  catalogue: 'mau',
  demo: true,
  authority: {
    code: 'ubnd',
    name: 'UBND xã Mẫu',
    province: 'Mẫu',
    level: 'commune',
    validUntil: null,
    timeZone: 'Asia/Ho_Chi_Minh',
  },
  council: { code: 'hd', name: 'Hội đồng', abbreviation: 'HĐ', roles: [], group: null },
  standingAgency: { unit: 'vhxh', name: 'Phòng VHXH', roles: [] },
  botRoles: [],
  blocs: [
    {
      code: 'K1',
      name: 'Khối 1',
      shortName: 'Khối 1',
      leader: 'vhxh',
      deputy: null,
      members: ['vhxh'],
      owns: ['1'],
      contributes: [],
    },
  ],
  units: [
    {
      code: 'vhxh',
      name: 'Phòng Văn hóa - Xã hội',
      shortName: 'VHXH',
      aliases: [],
      kind: 'administration',
      bloc: 'K1',
    },
  ],
  assignments: [{ indicator: '1', owner: 'K1', sourceUnit: 'vhxh', contributors: [] }],
  ...over,
});

describe('a catalogue file', () => {
  it('keeps figures exact and the document beside them', () => {
    const read = readCatalogueFile(catalogue());
    expect(read.ok && read.value.catalogue.indicators[0]?.target).toEqual({
      comparator: 'at-least',
      value: decimalOfNumber(50.2),
      strict: false,
      explicit: false,
    });
    expect(read.ok && read.value.verbatim.indicators.get('1')?.span).toBe('50,2 tỷ đồng');
  });

  it.each([
    {
      why: 'an empty unit',
      file: catalogue([indicator({ unit: '' })]),
      path: 'indicators[0].unit',
      says: 'để trống',
    },
    {
      why: 'a field misspelt',
      file: catalogue([indicator({ aliasses: [] })]),
      path: 'indicators[0]',
      says: 'aliasses',
    },
    {
      why: 'a number typed as text',
      file: catalogue([
        indicator({ target: { comparator: 'at-least', value: '50,2', strict: false, explicit: false } }),
      ]),
      path: 'indicators[0].target.value',
      says: 'số',
    },
    {
      why: 'a code used twice',
      file: catalogue([indicator(), indicator()]),
      path: 'indicators[1].code',
      says: 'đã dùng',
    },
    {
      why: 'a group that is not there',
      file: catalogue([indicator({ group: 'b' })]),
      path: 'indicators[0].group',
      says: '«b»',
    },
    {
      why: 'a range upside down',
      file: catalogue([
        indicator({ target: { comparator: 'range', min: 2, max: 1, strict: false, explicit: true } }),
      ]),
      path: 'indicators[0].target.max',
      says: 'min',
    },
    {
      why: 'a count that does not agree',
      file: catalogue(undefined, { counts: { points: 1, measures: 3 } }),
      path: 'counts.measures',
      says: '3',
    },
    { why: 'not an object', file: 7, path: '(cả tệp)', says: 'phải là' },
  ])('refuses $why and says where', ({ file, path, says }) => {
    const read = readCatalogueFile(file);
    expect(read.ok ? [] : read.error).toContainEqual({
      path,
      message: expect.stringContaining(says) as string,
    });
  });

  it('can be told to leave out fields that it does not know', () => {
    expect(readCatalogueFile(catalogue([indicator({ remark: 'x' })]), { ignoreUnknownFields: true }).ok).toBe(
      true,
    );
  });
});

describe('an organisation file', () => {
  it('is read whole', () => {
    const read = readOrganisationFile(organisation());
    expect(read.ok && read.value.blocs[0]?.owns).toEqual(['1']);
    expect(read.ok && unknownIndicators(read.value, new Set(['2'])).map(({ path }) => path)).toEqual([
      'blocs[0].owns',
      'assignments[0].indicator',
    ]);
  });

  it.each([
    {
      why: 'an agency that is no unit',
      over: { standingAgency: { unit: 'x', name: 'X', roles: [] } },
      path: 'standingAgency.unit',
    },
    {
      why: 'a role that is not declared',
      over: {
        standingAgency: {
          unit: 'vhxh',
          name: 'X',
          roles: [{ code: 'head', title: 'Trưởng', botRole: 'admin' }],
        },
      },
      path: 'standingAgency.roles[0].botRole',
    },
    { why: 'a unit whose bloc does not list it', over: { blocs: [] }, path: 'units[0].bloc' },
    {
      why: 'an owner that does not own',
      over: { assignments: [{ indicator: '2', owner: 'K1', sourceUnit: null, contributors: [] }] },
      path: 'assignments[0].owner',
    },
  ])('refuses $why and says where', ({ over, path }) => {
    const read = readOrganisationFile(organisation(over));
    expect(read.ok ? [] : read.error.map((problem) => problem.path)).toContain(path);
  });
});
