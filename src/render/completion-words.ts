import type { CompletionClass } from '../domain/indicator/completion.ts';

interface ClassWords {
  /** as in a sentence: `2 vượt` */
  readonly name: string;
  /** at the end of a line of a chat; the list of counts explains it */
  readonly mark: string;
}

/** How the degrees of completion are called, best first. */
export const classWords: Readonly<Record<CompletionClass, ClassWords>> = {
  exceeded: { name: 'vượt', mark: '⭐' },
  met: { name: 'đạt', mark: '✅' },
  nearlyMet: { name: 'cơ bản hoàn thành', mark: '☑️' },
  notMet: { name: 'chưa đạt', mark: '❌' },
  onTrack: { name: 'đúng tiến độ', mark: '▶️' },
  behind: { name: 'chậm tiến độ', mark: '⚠️' },
  noFigure: { name: 'chưa có số liệu', mark: '❔' },
  notApplicable: { name: 'không thực hiện', mark: '➖' },
};
