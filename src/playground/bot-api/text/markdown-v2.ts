import type { MessageEntity } from 'grammy/types';
import { badRequest } from '../refusal.ts';
import type { FormattedText } from './formatted-text.ts';
import { linkKind } from './html-markup.ts';
import { type EntityKind, byteOffset, entityOver } from './open-entities.ts';

type Mark = '*' | '_' | '__' | '~' | '||' | '`' | '```' | '[' | '![' | '>' | '**>';
interface Open {
  readonly mark: Mark;
  readonly start: number;
  readonly at: number;
  readonly kind: EntityKind | null;
}

const kindOfMark: Readonly<Partial<Record<Mark, EntityKind>>> = {
  '*': { type: 'bold' },
  _: { type: 'italic' },
  __: { type: 'underline' },
  '~': { type: 'strikethrough' },
  '||': { type: 'spoiler' },
  '`': { type: 'code' },
  '```': { type: 'pre' },
  '>': { type: 'blockquote' },
  '**>': { type: 'expandable_blockquote' },
};
const namesInComplaints: Readonly<Partial<Record<Mark, string>>> = {
  '*': 'Bold',
  _: 'Italic',
  __: 'Underline',
  '~': 'Strikethrough',
  '||': 'Spoiler',
  '`': 'Code',
  '```': 'Pre',
  '[': 'TextUrl',
  '![': 'CustomEmoji',
};
/** Longest first: `__` is underline before it is two italics. */
const openings: readonly Mark[] = ['```', '**>', '__', '||', '![', '`', '*', '_', '~', '['];
const reserved = new Set('_*[]()~`>#+-=|{}.!');

/** Reads `parse_mode: MarkdownV2`; an unescaped reserved character is refused, as Telegram refuses it. */
export const parseMarkdownV2 = (source: string): FormattedText => new MarkdownReader(source).read();

class MarkdownReader {
  readonly #source: string;
  readonly #open: Open[] = [];
  readonly #entities: MessageEntity[] = [];
  #text = '';
  #at = 0;

  constructor(source: string) {
    this.#source = source;
  }

  read(): FormattedText {
    while (this.#at < this.#source.length) this.#step();
    this.#endQuote();
    const left = this.#open.at(-1);
    if (left !== undefined) throw complaint(this.#source, left);
    return { text: this.#text, entities: this.#entities };
  }

  #step(): void {
    const source = this.#source;
    const character = source[this.#at] ?? '';
    const code = source.charCodeAt(this.#at + 1);
    const inside = this.#open.at(-1)?.mark;
    if (character === '\\' && code > 0 && code <= 126) {
      this.#text += source[this.#at + 1] ?? '';
      this.#at += 2;
    } else if (this.#closes(inside)) this.#close();
    else if (inside === '`' || inside === '```') this.#take();
    else if (character === '\n') this.#newLine();
    else if (reserved.has(character)) this.#openMark(character);
    else this.#take();
  }

  #take(): void {
    this.#text += this.#source[this.#at] ?? '';
    this.#at += 1;
  }

  #closes(mark: Mark | undefined): boolean {
    if (mark === undefined || mark === '>' || mark === '**>') return false;
    if (mark === '[' || mark === '![') return this.#source[this.#at] === ']';
    if (mark === '_') return this.#ahead('_') && this.#source[this.#at + 1] !== '_';
    return this.#ahead(mark);
  }

  #ahead(piece: string): boolean {
    return this.#source.startsWith(piece, this.#at);
  }

  #close(): void {
    const open = this.#open.pop();
    if (open === undefined) return;
    if (open.mark === '[' || open.mark === '![') return this.#closeLink(open);
    this.#at += open.mark.length;
    this.#add(open.kind, open.start);
  }

  #closeLink(open: Open): void {
    this.#at += 1;
    const address = this.#readAddress(open);
    if (open.mark === '[') return this.#add(linkKind(address ?? this.#text.slice(open.start)), open.start);
    const id = /^tg:\/\/emoji\?id=(\d+)/.exec(address ?? '')?.[1];
    if (id === undefined)
      throw badRequest("can't parse entities: Custom emoji entity must contain a tg://emoji URL");
    this.#add({ type: 'custom_emoji', custom_emoji_id: id }, open.start);
  }

  #readAddress(open: Open): string | null {
    if (!this.#ahead('(')) return null;
    let address = '';
    for (let at = this.#at + 1; at < this.#source.length; at += 1) {
      if (this.#source[at] === ')') {
        this.#at = at + 1;
        return address;
      }
      if (this.#source[at] === '\\') at += 1;
      address += this.#source[at] ?? '';
    }
    throw complaint(this.#source, open);
  }

  #newLine(): void {
    const quote = this.#open.at(-1)?.mark;
    if ((quote === '>' || quote === '**>') && this.#source[this.#at + 1] !== '>') this.#endQuote();
    this.#take();
    if (this.#ahead('>') && this.#open.some(({ mark }) => mark === '>' || mark === '**>')) this.#at += 1;
  }

  #endQuote(): void {
    const last = this.#open.at(-1);
    if (last?.mark !== '>' && last?.mark !== '**>') return;
    this.#open.pop();
    this.#add(last.kind, last.start);
  }

  #openMark(character: string): void {
    const lineStart = this.#at === 0 || this.#source[this.#at - 1] === '\n';
    const quote = lineStart ? (['**>', '>'] as const).find((mark) => this.#ahead(mark)) : undefined;
    if (quote !== undefined) return this.#push(quote);
    if (this.#ahead('||') && this.#endsExpandableQuote()) return;
    const mark = openings.find((candidate) => candidate !== '**>' && this.#ahead(candidate));
    if (mark === undefined)
      throw badRequest(
        `can't parse entities: Character '${character}' is reserved and must be escaped with the preceding '\\'`,
      );
    this.#push(mark);
    if (mark === '```') this.#readLanguage();
  }

  /** `||` at the end of a quote's last line makes the quote expandable. */
  #endsExpandableQuote(): boolean {
    const last = this.#open.at(-1);
    const next = this.#source[this.#at + 2];
    if ((last?.mark !== '>' && last?.mark !== '**>') || (next !== undefined && next !== '\n')) return false;
    this.#open.pop();
    this.#add({ type: 'expandable_blockquote' }, last.start);
    this.#at += 2;
    return true;
  }

  #push(mark: Mark): void {
    this.#open.push({ mark, start: this.#text.length, at: this.#at, kind: kindOfMark[mark] ?? null });
    this.#at += mark.length;
  }

  #readLanguage(): void {
    const language = /^([^\s`]+)\n/.exec(this.#source.slice(this.#at))?.[1];
    const open = this.#open.pop();
    if (open === undefined) return;
    if (language !== undefined) this.#at += language.length + 1;
    else if (this.#ahead('\n')) this.#at += 1;
    this.#open.push(language === undefined ? open : { ...open, kind: { type: 'pre', language } });
  }

  #add(kind: EntityKind | null, start: number): void {
    const entity = kind === null ? null : entityOver(kind, start, this.#text.length);
    if (entity !== null) this.#entities.push(entity);
  }
}

const complaint = (source: string, open: Open) =>
  badRequest(
    `can't parse entities: Can't find end of ${namesInComplaints[open.mark] ?? 'BlockQuote'} entity at byte offset ${byteOffset(source, open.at)}`,
  );
