import { describe, expect, it } from 'vitest';
import { readDayCommand } from '../../../src/domain/calendar/decision-words.ts';
import { the } from './arbitrary-days.ts';

const today = the('2026-09-28');

describe('days that a clerk declares', () => {
  it.each([
    { text: 'nghỉ 5/10 Nghỉ do bão', kind: 'off', days: ['2026-10-05'], name: 'Nghỉ do bão' },
    { text: 'lam bu 10/10', kind: 'working', days: ['2026-10-10'], name: '' },
    { text: 'làm việc ngày 10/10/2026: bù 5/10', kind: 'working', days: ['2026-10-10'], name: 'bù 5/10' },
    {
      text: 'nghỉ từ 5/10 đến 7/10',
      kind: 'off',
      days: ['2026-10-05', '2026-10-06', '2026-10-07'],
      name: '',
    },
    { text: 'nghỉ 31/12 - 1/1 Tết', kind: 'off', days: ['2026-12-31', '2027-01-01'], name: 'Tết' },
    { text: 'bỏ 10/10', kind: 'usual', days: ['2026-10-10'], name: '' },
  ])('«$text»', ({ text, ...command }) => {
    expect(readDayCommand(text, today)).toEqual({ ok: true, value: command });
  });

  it.each([
    { text: 'nghỉ', error: { kind: 'not-understood' }, why: 'no day' },
    { text: '5/10', error: { kind: 'not-understood' }, why: 'off or worked?' },
    { text: 'nghỉ từ 7/10 đến 5/10', error: { kind: 'backwards' }, why: 'ends before it begins' },
    { text: 'nghỉ từ 1/10 đến 30/11', error: { kind: 'too-many', days: 61 }, why: 'a slip of the finger' },
  ])('refuses «$text»: $why', ({ text, error }) => {
    expect(readDayCommand(text, today)).toEqual({ ok: false, error });
  });
});
