import type { NewOutboxRow } from '../../app/ports/outbox.ts';
import type { OutgoingContent } from '../../app/ports/channel.ts';
import type { WorkCalendar } from '../../domain/calendar/work-calendar.ts';
import { clockWords, dayWords, fullDateWords } from '../../domain/calendar/day-words.ts';

/** What a message is about: one duty. */
export interface NamedDuty {
  readonly bloc: string;
  readonly indicator: string;
  readonly period: string;
  /** the member unit whose figure it is */
  readonly unit?: string;
}

/** One message that would be sent. */
export interface SimulatedLine {
  /** with the organisation's offset: `2026-06-16T08:00:00+07:00` */
  readonly at: string;
  readonly to: string;
  /** why: the rung of the ladder, or what else the bot says by itself; null: the answer to the person's own message */
  readonly rung: string | null;
  readonly duties: readonly NamedDuty[];
  readonly text: string;
}

/** The instant as that place writes it, to the second. */
export function localIso(instant: Date, { zone }: WorkCalendar): string {
  const { day, minute } = zone.wallTimeOf(instant);
  const offset = Math.round(
    (zone.instantOf(day, minute).getTime() - Date.parse(`${day}T${clockWords(minute)}:00Z`)) / -60_000,
  );
  const sign = offset < 0 ? '-' : '+';
  const seconds = String(instant.getUTCSeconds()).padStart(2, '0');
  return `${day}T${clockWords(minute)}:${seconds}${sign}${clockWords(Math.abs(offset))}`;
}

/** `reminder/<periods>/<rung>/<person>/<day>` gives the rung, `reply/…` none; other keys begin with what they are. */
export function rungOf({ key }: Pick<NewOutboxRow, 'key'>): string | null {
  const [kind = key, , rung] = key.split('/');
  if (kind === 'reply') return null;
  return kind === 'reminder' && rung !== undefined ? rung : kind;
}

/** The words of a message, with its buttons as `[label]`. */
export function textOf(content: OutgoingContent): string {
  switch (content.kind) {
    case 'text':
    case 'edit': {
      const buttons = (content.buttons ?? []).flat().map(({ label }) => `[${label}]`);
      return [
        ...content.lines.map(({ text }) => text),
        ...(buttons.length > 0 ? [buttons.join(' ')] : []),
      ].join('\n');
    }
    case 'file':
      return [`(${content.file.fileName})`, content.caption].filter((part) => part !== '').join(' ');
    case 'press-answer':
      return content.text;
    case 'menu':
    case 'leave-group':
    case 'create-group':
      return '';
  }
}

/** A line for people: when, to whom and why, then the text. */
export function inWords(
  { at, to, rung, duties, text }: SimulatedLine,
  instant: Date,
  { zone }: WorkCalendar,
): string {
  const { day } = zone.wallTimeOf(instant);
  const why = rung ?? 'trả lời';
  const about = duties.length > 0 ? ` · ${duties.length} số liệu` : '';
  const head = `${at.slice(11, 16)} ${dayWords(day)}/${fullDateWords(day).slice(6)} → ${to} · ${why}${about}`;
  return [head, ...text.split('\n').map((line) => `    ${line}`), ''].join('\n');
}
