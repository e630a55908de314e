import type { MessageEntity } from 'grammy/types';
import type { TextLine } from '../../app/ports/channel.ts';

export interface FormattedText {
  readonly text: string;
  readonly entities: MessageEntity[];
}

/**
 * Lines as Telegram takes them without a parse mode: bold is told by position, so that nothing in the text is markup,
 * whatever it looks like.
 */
export function formatLines(lines: readonly TextLine[]): FormattedText {
  const entities: MessageEntity[] = [];
  let text = '';
  lines.forEach((line, index) => {
    if (index > 0) text += '\n';
    const shown = wellFormed(line.text);
    if (line.strong && shown.trim() !== '')
      entities.push({ type: 'bold', offset: text.length, length: shown.length });
    text += shown;
  });
  return { text, entities };
}

/** Telegram refuses text that is not valid Unicode; half of a character may come in from anywhere. */
export const wellFormed = (text: string): string =>
  text.replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '\uFFFD');
