import { err, type Result } from '../domain/result.ts';

/** Why a backup was not made or not restored. Nothing has been changed then. */
export type KeepingProblemKind =
  /** the file to write is there already */
  | 'file-exists'
  /** there is no database, or no backup, to read */
  | 'nothing-there'
  /** the file is damaged, or comes from another program or from another kind of database */
  | 'not-a-backup'
  /** the backup was made by a newer version of the program */
  | 'newer'
  /** a bot works on the database */
  | 'in-use'
  /** pg_dump, pg_restore or psql is missing or refused */
  | 'tool';

export interface KeepingProblem {
  readonly kind: KeepingProblemKind;
  /** Vietnamese: what is wrong and what to do */
  readonly text: string;
}

export const problem = (kind: KeepingProblemKind, text: string): Result<never, KeepingProblem> =>
  err({ kind, text });

export const notABackup = (file: string): Result<never, KeepingProblem> =>
  problem(
    'not-a-backup',
    `${file} không phải bản sao lưu dùng được của chương trình này.
Hãy chọn tệp do lệnh npm run backup tạo ra, cho cùng loại cơ sở dữ liệu.`,
  );

export const newerBackup = (file: string): Result<never, KeepingProblem> =>
  problem(
    'newer',
    `${file} do phiên bản mới hơn của chương trình tạo ra.
Hãy cài phiên bản mới nhất rồi khôi phục lại.`,
  );

export const botRuns: Result<never, KeepingProblem> = problem(
  'in-use',
  `Bot đang chạy trên cơ sở dữ liệu này nên chưa thể khôi phục.
Hãy dừng bot rồi chạy lại lệnh này.`,
);
