import { describe, expect, it } from 'vitest';
import type { StoredUnit } from '../../../src/app/ports/blocs.ts';
import { formerNamesOf } from '../../../src/app/reporting/units-of-desk.ts';

const unit = (id: string, facts: Partial<StoredUnit> = {}): StoredUnit => ({
  ...{ id, code: id, name: id, shortName: id, kind: 'xã', aliases: [] },
  ...{ validFrom: null, validUntil: null, mergedIntoId: null, ...facts },
});

const ended = (id: string, validUntil: string, mergedIntoId: string): StoredUnit =>
  unit(id, { validUntil, mergedIntoId });

describe('the units that a unit was before', () => {
  it('are those that were renamed into it, the newest first', () => {
    const units = [
      ended('first', '2026-03-31', 'second'),
      { ...ended('second', '2026-06-30', 'third'), validFrom: '2026-04-01' },
      unit('third', { validFrom: '2026-07-01' }),
    ];
    expect(formerNamesOf(units, 'third')).toEqual(['second', 'first']);
    expect(formerNamesOf(units, 'first')).toEqual([]);
  });

  it('are not those that became part of a unit that was there already', () => {
    const old = unit('old');
    const younger = unit('younger', { validFrom: '2026-01-01' });
    const units = [old, younger, ended('a', '2026-06-30', 'old'), ended('b', '2026-06-30', 'younger')];
    expect(formerNamesOf(units, 'old')).toEqual([]);
    expect(formerNamesOf(units, 'younger')).toEqual([]);
  });

  it('are not two that a new unit was made of', () => {
    const made = unit('made', { validFrom: '2026-07-01' });
    const units = [ended('a', '2026-06-30', 'made'), ended('b', '2026-06-30', 'made'), made];
    expect(formerNamesOf(units, 'made')).toEqual([]);
  });

  it('stay so when another unit joins the renamed one later', () => {
    const renamed = unit('renamed', { validFrom: '2026-07-01' });
    const units = [ended('a', '2026-06-30', 'renamed'), renamed, ended('b', '2026-08-31', 'renamed')];
    expect(formerNamesOf(units, 'renamed')).toEqual(['a']);
  });
});
