import { countOutcomes, type FileScore, type ScoredRow } from './numbers.ts';
import type { FileFigures } from './report.ts';

/** `asked` holds both kinds of question; how many did not offer the right reading stands behind the row. */
export function figuresOfNumbers({ file, rows }: FileScore): FileFigures {
  const counts = countOutcomes(rows);
  return {
    name: `numbers/${file}`,
    items: rows.length,
    right: counts.right,
    asked: counts.asked + counts['asked-without'],
    missing: counts.missed,
    silentlyWrong: counts.wrong,
    more: `asked without the right reading among the choices ${counts['asked-without']}`,
  };
}

const answerText = ({ verdict, readings }: ScoredRow['answer']): string =>
  [
    verdict,
    ...readings.map(({ kind, value, unit }) =>
      `${kind} ${value.digits}e-${value.scale} ${unit ?? ''}`.trim(),
    ),
  ].join('; ');

export const numberFailureText = (row: ScoredRow): string | null =>
  row.outcome === 'right' || row.outcome === 'asked'
    ? null
    : `${row.outcome}  ${JSON.stringify(row.text)}  expected ${row.expected} ${row.unit}  got ${answerText(row.answer)}`;
