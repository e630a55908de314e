import { isWord, type Token } from '../quantity/token.ts';

/** A line of the message by token indexes, end exclusive, without its line end. */
export interface Line {
  readonly from: number;
  readonly to: number;
  readonly number: number;
  /** text of somebody else: a quoted or pasted reminder */
  readonly quoted: boolean;
}

const startsWith = (tokens: readonly Token[], { from }: Span, ...words: readonly string[]): boolean =>
  words.every((word, at) => isWord(tokens[from + at], word) || tokens[from + at]?.norm === word);

interface Span {
  readonly from: number;
  readonly to: number;
}

/** First words of lines that only our reminders have (render/reminder.ts). */
const reminderStarts: readonly (readonly string[])[] = [
  ['⏰'],
  ['nhắc', 'hạn'],
  ['chưa', 'có', 'số', ':', '«'],
  ['cần', 'thêm', 'thời', 'gian', ':', '«'],
];
const exampleStart = ['nhắn', 'số', 'ngay', 'tại', 'đây'];

const contains = (tokens: readonly Token[], { from, to }: Span, norm: string): boolean =>
  tokens.slice(from, to).some((token) => token.norm === norm);

/** «1. Sản lượng lương thực (tấn) · KH 13.455,5»: a line of a reminder's list. */
const isOwedLine = (tokens: readonly Token[], span: Span): boolean =>
  contains(tokens, span, '·') && (tokens[span.from]?.kind === 'digits' || tokens[span.from]?.norm === '·');

/** «Còn 3/6 chỉ tiêu chưa có số:» */
const isOwedHeading = (tokens: readonly Token[], span: Span): boolean =>
  isWord(tokens[span.from], 'còn') &&
  tokens[span.from + 2]?.norm === '/' &&
  tokens[span.to - 1]?.norm === ':';

function spansOf(tokens: readonly Token[]): Span[] {
  const spans: Span[] = [];
  let from = 0;
  for (let at = 0; at <= tokens.length; at++) {
    if (at < tokens.length && tokens[at]?.kind !== 'break') continue;
    spans.push({ from, to: at });
    from = at + 1;
  }
  return spans;
}

/** Cuts a message into lines and finds the quoted ones. */
export function linesOf(tokens: readonly Token[]): readonly Line[] {
  let [example, reminder] = [false, false];
  return spansOf(tokens).map((span, number) => {
    const marked = tokens[span.from]?.norm === '>';
    const opens = reminderStarts.some((words) => startsWith(tokens, span, ...words));
    reminder ||= opens;
    const listed = reminder && (isOwedLine(tokens, span) || isOwedHeading(tokens, span));
    const explains = startsWith(tokens, span, ...exampleStart);
    const quoted = marked || opens || listed || explains || example;
    example = explains;
    return { ...span, number, quoted };
  });
}
