import { describe, expect, it } from 'vitest';
import type { OutgoingFile } from '../../src/app/ports/channel.ts';
import { summarise } from '../../src/domain/review/summary.ts';
import { draw } from '../../src/render/draw.ts';
import { toSnapshot } from '../../src/render/summary-snapshot.ts';
import { freezeWorkbook } from '../../src/render/workbook/workbook-data.ts';
import { halfYear } from '../domain/review/half-year.ts';

const summary = summarise(halfYear);
/** as it comes out of the outbox */
const frozen = (data: unknown): unknown => JSON.parse(JSON.stringify(data));
const file = (drawing: OutgoingFile['drawing'], data: unknown): OutgoingFile => ({
  picture: drawing === 'chart',
  fileName: 'tep.bin',
  drawing,
  data: frozen(data),
});
const startOf = (bytes: Uint8Array) => Buffer.from(bytes.subarray(0, 4)).toString('latin1');

describe('draw', () => {
  it.each([
    { drawing: 'chart', data: toSnapshot(summary), start: '\u0089PNG' },
    {
      drawing: 'workbook',
      data: freezeWorkbook({ summary, versions: [], year: null }),
      start: 'PK\u0003\u0004',
    },
    { drawing: 'qr', data: 'https://example.org/?start=abc', start: '\u0089PNG' },
    { drawing: 'json', data: { tên: 'số' }, start: '{\n  ' },
  ] as const)('draws a $drawing from frozen data', async ({ drawing, data, start }) => {
    expect(startOf(await draw(file(drawing, data)))).toBe(start);
  });

  it('draws the same file each time it is sent', async () => {
    const chart = file('chart', toSnapshot(summary));
    expect(await draw(chart)).toEqual(await draw(chart));
  });

  it('writes JSON that people can read, accents and all', async () => {
    expect(new TextDecoder().decode(await draw(file('json', { tên: ['số'] })))).toBe(
      '{\n  "tên": [\n    "số"\n  ]\n}\n',
    );
  });

  it.each([
    { drawing: 'chart', data: {}, why: 'no summary' },
    {
      drawing: 'chart',
      data: freezeWorkbook({ summary, versions: [], year: null }),
      why: 'another kind’s data',
    },
    { drawing: 'workbook', data: toSnapshot(summary), why: 'a summary alone' },
    { drawing: 'qr', data: { text: 'x' }, why: 'no text' },
    { drawing: 'qr', data: '', why: 'an empty text' },
  ] as const)('refuses $why as a $drawing', async ({ drawing, data }) => {
    await expect(draw(file(drawing, data))).rejects.toThrow('tep.bin');
  });
});
