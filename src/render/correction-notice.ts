import type { TextLine } from '../app/ports/channel.ts';
import type { PublishedChange } from '../domain/review/changes.ts';
import type { Summary } from '../domain/review/summary.ts';
import { flow, heading, paragraphs, sentence } from './lines.ts';
import { actualAndPlan, below, figureLines } from './summary-line.ts';

export interface Correction {
  /** number of the bulletin that this notice is */
  readonly number: number;
  /** number of the bulletin that it corrects */
  readonly corrects: number;
  readonly changes: readonly PublishedChange[];
}

/** Names every figure that a bulletin said otherwise; `summary` is the state now. */
export function renderCorrection(summary: Summary, { number, corrects, changes }: Correction): TextLine[] {
  return paragraphs([
    [
      ...heading(summary.authority),
      ...heading(`📌 Bản tin số ${number}: đính chính Bản tin số ${corrects}`),
      ...flow([summary.campaign, summary.period.label]),
    ],
    changes.flatMap(({ before, after }) => [
      ...figureLines(after),
      ...flow([`đã đăng: ${before ? (actualAndPlan(before)[0] ?? '') : 'chưa có'}`], { start: below }),
    ]),
    sentence('Các số khác trong bản tin không đổi.'),
  ]);
}
