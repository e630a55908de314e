import { z } from 'zod';
import type { ReportedFigure } from '../../domain/indicator/completion.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import type { BlocReporting } from '../../domain/review/reporting.ts';
import type { Summary } from '../../domain/review/summary.ts';
import { instant, list, reported, reporting, summaryShape } from '../summary-snapshot.ts';

/** One version of one figure. No person is named: the unit answers for it. */
export interface FigureVersion {
  /** code of the indicator */
  readonly indicator: string;
  readonly bloc: string;
  /** the member unit; null: the bloc's own figure */
  readonly unit: string | null;
  readonly version: number;
  /** null: the figure was taken back */
  readonly reported: ReportedFigure | null;
  readonly estimate: boolean;
  readonly status: 'accepted' | 'proposed' | 'refused';
  readonly late: boolean;
  readonly source: 'message' | 'choice' | 'entered-by-clerk';
  readonly sentAt: Date;
  /** as typed */
  readonly typed: string;
  readonly reason: string;
}

export interface WorkbookData {
  readonly summary: Summary;
  /** oldest first; none where the reader may not see what leaders typed: then the sheet is left out */
  readonly versions: readonly FigureVersion[];
  /** how the blocs kept their duties over the year; null: the sheet is left out */
  readonly year: YearOfBlocs | null;
}

export interface YearOfBlocs {
  readonly year: number;
  readonly periods: number;
  readonly blocs: readonly BlocReporting[];
}

const shape = z.object({
  summary: summaryShape,
  versions: list(
    z.object({
      indicator: z.string(),
      bloc: z.string(),
      unit: z.string().nullable(),
      version: z.number(),
      reported: reported.nullable(),
      estimate: z.boolean(),
      status: z.enum(['accepted', 'proposed', 'refused']),
      late: z.boolean(),
      source: z.enum(['message', 'choice', 'entered-by-clerk']),
      sentAt: instant,
      typed: z.string(),
      reason: z.string(),
    }),
  ),
  year: z.object({ year: z.number(), periods: z.number(), blocs: list(reporting) }).nullable(),
});

/** Plain JSON for an outgoing file. */
export const freezeWorkbook = (data: WorkbookData): z.input<typeof shape> => z.encode(shape, data);

export function readWorkbookData(json: unknown): Result<WorkbookData, string> {
  const read = shape.safeParse(json);
  return read.success ? ok(read.data) : err(z.prettifyError(read.error));
}
