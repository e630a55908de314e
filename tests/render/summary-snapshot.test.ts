import { describe, expect, it } from 'vitest';
import { summarise, type Summary } from '../../src/domain/review/summary.ts';
import { fromSnapshot, toSnapshot } from '../../src/render/summary-snapshot.ts';
import { halfYear } from '../domain/review/half-year.ts';

const summary = summarise(halfYear);
const frozen = (of: Summary): unknown => JSON.parse(JSON.stringify(toSnapshot(of)));

describe('a frozen summary', () => {
  it('comes back as it was, through JSON text', () => {
    expect(fromSnapshot(frozen(summary))).toEqual({ ok: true, value: summary });
  });

  it('holds numbers as text, so that no digit is lost', () => {
    expect(JSON.stringify(frozen(summary))).toContain('"value":"6820.5"');
  });

  it('takes in no name of a person, whatever the records carry', () => {
    const named = {
      ...halfYear,
      indicators: halfYear.indicators.map((one) => ({
        ...one,
        figure: one.figure && { ...one.figure, authorName: 'Người Gửi' },
        contributions: one.contributions.map((part) => ({ ...part, authorName: 'Người Gửi' })),
      })),
      blocs: halfYear.blocs.map((bloc) => ({ ...bloc, leaderName: 'Người Gửi' })),
      difficulties: halfYear.difficulties.map((one) => ({ ...one, personName: 'Người Gửi' })),
    };
    expect(JSON.stringify(frozen(summarise(named)))).not.toContain('Người Gửi');
  });

  it.each([
    { json: null, why: 'nothing' },
    { json: { authority: 'UBND' }, why: 'a part' },
    { json: 'text', why: 'text' },
    { json: { ...toSnapshot(summary), asOf: 'hôm nay' }, why: 'an instant that is none' },
    {
      json: {
        ...toSnapshot(summary),
        reporting: [{ ...toSnapshot(summary).reporting[0], timeliness: '81,8' }],
      },
      why: 'a decimal with a comma',
    },
  ])('is refused when it is $why', ({ json }) => {
    expect(fromSnapshot(json).ok).toBe(false);
  });
});
