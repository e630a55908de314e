import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../src/domain/calendar/day.ts';
import { clockWords, dayWords, fullDateWords } from '../../../src/domain/calendar/day-words.ts';
import { findDay, readDay } from '../../../src/domain/calendar/read-day.ts';
import { findTime, readTime } from '../../../src/domain/calendar/read-time.ts';
import { withoutMarks } from '../../../src/domain/calendar/typed-words.ts';
import { days, the } from './arbitrary-days.ts';

/** a Tuesday */
const today = the('2026-06-16');

describe('a day as people type it, on Tuesday 16 June 2026', () => {
  it.each([
    { text: 'mai', day: '2026-06-17', why: 'tomorrow' },
    { text: 'mai em gửi ạ', day: '2026-06-17', why: 'with courtesy' },
    { text: 'sáng mai', day: '2026-06-17', why: 'part of a day' },
    { text: 'ngày mốt', day: '2026-06-18', why: 'the day after' },
    { text: 'mốt', day: '2026-06-18', why: 'southern, with its mark' },
    { text: 'hôm nay', day: '2026-06-16', why: 'today' },
    { text: 'chiều nay', day: '2026-06-16', why: 'this afternoon' },
    { text: 'thứ 6', day: '2026-06-19', why: 'the coming Friday' },
    { text: 'thu 6', day: '2026-06-19', why: 'without marks' },
    { text: 'thứ sáu', day: '2026-06-19', why: 'in words' },
    { text: 'T6', day: '2026-06-19', why: 'short' },
    { text: 'thứ 3', day: '2026-06-23', why: 'today is Tuesday: the next one' },
    { text: 'thứ 3 này', day: '2026-06-16', why: 'this one' },
    { text: 'thứ 2 tuần này', day: '2026-06-15', why: 'named, though past' },
    { text: 'thứ 6 tuần sau', day: '2026-06-26', why: 'next week' },
    { text: 'chủ nhật', day: '2026-06-21', why: 'Sunday' },
    { text: 'CN', day: '2026-06-21', why: 'short' },
    { text: 'thứ Năm, 25/6', day: '2026-06-25', why: 'the date says which Thursday' },
    { text: 'cuối tuần', day: '2026-06-19', why: 'the week of an office ends on Friday' },
    { text: 'đầu tuần sau', day: '2026-06-22', why: 'Monday' },
    { text: 'cuối tháng', day: '2026-06-30', why: 'month end' },
    { text: 'đầu tháng sau', day: '2026-07-01', why: 'month start' },
    { text: '20/6', day: '2026-06-20', why: 'day and month' },
    { text: '20-6', day: '2026-06-20', why: 'with a dash' },
    { text: '20/6/26', day: '2026-06-20', why: 'two digits of the year' },
    { text: '20.6.2026', day: '2026-06-20', why: 'dots, with the year' },
    { text: '2026-06-20', day: '2026-06-20', why: 'as machines write' },
    { text: 'ngày 20', day: '2026-06-20', why: 'this month' },
    { text: 'ngày 10', day: '2026-07-10', why: 'past in this month: the next' },
    { text: 'ngày 31', day: '2026-07-31', why: 'June has none' },
    { text: 'ngày 20 tháng 7', day: '2026-07-20', why: 'spoken' },
    { text: 'mùng 5 tháng sau', day: '2026-07-05', why: 'spoken' },
    { text: '15/6', day: '2026-06-15', why: 'yesterday, not next year' },
    { text: '5/1', day: '2027-01-05', why: 'next January rather than the last' },
    { text: '29/2', day: '2028-02-29', why: 'the nearest leap year' },
    { text: '3 ngày nữa', day: '2026-06-19', why: 'counted' },
    { text: 'hai hôm nữa', day: '2026-06-18', why: 'counted in words' },
    { text: 'một tuần nữa', day: '2026-06-23', why: 'a week' },
    { text: 'xin lùi 3 ngày', day: '2026-06-19', why: 'asked for' },
    { text: '2 ngày', day: '2026-06-18', why: 'nothing else was said' },
    {
      text: 'Anh cho em xin lùi đến thứ 6 nhé, còn 2 xã chưa gửi số về',
      day: '2026-06-19',
      why: 'inside a message',
    },
    { text: 'từ thứ 5 đến thứ 6', day: '2026-06-19', why: 'the end of the stretch' },
    { text: 'hôm nay em bận, mai gửi', day: '2026-06-17', why: 'the one to come' },
    { text: 'Từ ngày mai em đi công tác', day: '2026-06-17', why: 'a start' },
  ])('«$text» is $day: $why', ({ text, day }) => {
    expect(readDay(text, today)).toBe(day);
  });

  it.each([
    { text: 'vài hôm nữa', why: 'vague' },
    { text: 'chị Mai gửi rồi', why: 'a person' },
    { text: '31/2', why: 'no such day' },
    { text: '62/110', why: 'a ratio' },
    { text: '13.455,5', why: 'a figure' },
    { text: '20.6 tấn', why: 'a dot without a year is a number' },
    { text: 'có 3 ngày làm việc', why: 'a count, in a sentence' },
    { text: 'mot xa', why: 'one commune' },
    { text: 'thứ 8', why: 'no such weekday' },
    { text: 'thứ tự', why: 'an order, not Wednesday' },
    { text: 'năm nay đạt', why: 'a year' },
    { text: '', why: 'nothing' },
  ])('«$text» names no day: $why', ({ text }) => {
    expect(readDay(text, today)).toBeNull();
  });

  it('says where the words stand', () => {
    const text = 'Em xin lùi đến thứ 6 tuần sau ạ';
    const found = findDay(text, today);
    expect(text.slice(found?.start, found?.end)).toBe('thứ 6 tuần sau');
    const decomposed = 'hẹn ngày mốt nhé'.normalize('NFD');
    const there = findDay(decomposed, today);
    expect(decomposed.slice(there?.start, there?.end).normalize('NFC')).toBe('ngày mốt');
  });

  it.each([
    { on: '2026-06-19', text: 'cuối tuần', day: '2026-06-21', why: 'on Friday the weekend itself' },
    { on: '2026-06-19', text: 'thứ 6', day: '2026-06-26', why: 'today has its own word' },
    { on: '2026-06-21', text: 'thứ 2 tuần sau', day: '2026-06-22', why: 'Sunday ends the week' },
    { on: '2026-12-30', text: '5/1', day: '2027-01-05', why: 'over New Year' },
    { on: '2026-12-31', text: 'mai', day: '2027-01-01', why: 'New Year' },
    { on: '2028-02-28', text: 'mai', day: '2028-02-29', why: 'a leap day' },
    { on: '2026-01-31', text: 'cuối tháng sau', day: '2026-02-28', why: 'a short month' },
  ])('on $on «$text» is $day: $why', ({ on, text, day }) => {
    expect(readDay(text, the(on))).toBe(day);
  });

  it('reads back what the bot writes, with or without marks, composed or not', () => {
    const spellings = fc.constantFrom(
      (text: string) => text,
      withoutMarks,
      (text: string) => text.normalize('NFD'),
      (text: string) => text.toUpperCase(),
    );
    fc.assert(
      fc.property(days(), fc.integer({ min: -90, max: 180 }), spellings, (now, n, spell) => {
        const day = addDays(now, n);
        expect(readDay(spell(dayWords(day, now)), now)).toBe(day);
        expect(readDay(spell(fullDateWords(day)), now)).toBe(day);
      }),
    );
  });

  it('never throws', () => {
    const pieces = fc.constantFrom(
      'thứ',
      't',
      '6',
      'mai',
      '/',
      '.',
      '-',
      '31',
      '2',
      'tháng',
      'ngày',
      'nữa',
      '9999',
      'cuối',
      'tuần',
      '٣',
    );
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(pieces).map((parts) => parts.join('')),
      fc.array(pieces).map((parts) => parts.join(' ')),
    );
    fc.assert(
      fc.property(texts, days(), (text, now) => {
        const found = findDay(text, now);
        expect(found === null || (found.start < found.end && found.end <= text.length)).toBe(true);
        findTime(text);
      }),
    );
  });
});

describe('a time of day', () => {
  it.each([
    { text: '17:00', minute: 1020 },
    { text: '8h', minute: 480 },
    { text: '8h30', minute: 510 },
    { text: '8g30', minute: 510 },
    { text: '14 giờ 30', minute: 870 },
    { text: '7 giờ rưỡi', minute: 450 },
    { text: '2h chiều', minute: 840 },
    { text: '8 giờ tối', minute: 1200 },
    { text: '0:05', minute: 5 },
  ])('«$text» is minute $minute', ({ text, minute }) => {
    expect(readTime(text)).toBe(minute);
  });

  it.each(['24:00', '17:60', '17', '5 ha', 'giờ', '17:0'])('«%s» is none', (text) => {
    expect(readTime(text)).toBeNull();
  });

  it('reads back what the bot writes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1439 }), (minute) => readTime(clockWords(minute)) === minute),
    );
  });

  it('is found beside a day', () => {
    expect(findTime('hạn 17h ngày 19/6')).toEqual({ minute: 1020, start: 4, end: 7 });
  });
});
