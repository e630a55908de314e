import type { DatabaseLocation } from '../../storage/location.ts';
import { inspectPostgres, inspectSqlite } from '../../storage/inspection.ts';
import { pendingMigrations } from '../../storage/migrate.ts';
import { MigrationProblem } from '../../storage/migration-problem.ts';
import type { Witness } from './clock-finding.ts';
import { reason, size, well, wrong, type Finding } from './finding.ts';

export interface DatabaseExamined {
  readonly findings: readonly Finding[];
  /** the tables are there and up to date, so that rows can be looked at */
  readonly readable: boolean;
  /** the clock of the database's server */
  readonly witness: Witness | null;
  readonly writtenAt: Date | null;
}

const subject = 'Cơ sở dữ liệu';
const unreadable = (finding: Finding): DatabaseExamined => ({
  ...{ findings: [finding], readable: false, witness: null, writtenAt: null },
});

/** Below this, and below the size of the data, a backup or a busy week may fill the disk. */
const leastFreeBytes = 500e6;

async function examineFile(file: string): Promise<DatabaseExamined> {
  const state = await inspectSqlite(file);
  if (!state) return unreadable(wrong(subject, `chưa có ${file}. Chạy bot lần đầu: npm start.`));
  if (!state.sound)
    return unreadable(
      wrong(subject, `${file} bị hỏng. Dừng bot, khôi phục bản sao lưu gần nhất: npm run restore -- TỆP.`),
    );
  const needed = Math.max(leastFreeBytes, state.bytes);
  const room = `còn trống ${size(state.freeBytes)}, dữ liệu ${size(state.bytes)}`;
  return {
    findings: [
      state.isPrivate
        ? well(subject, `${file} nguyên vẹn, chỉ tài khoản này đọc được.`)
        : wrong(subject, `tài khoản khác trên máy đọc được ${file}. Chạy: chmod 600 ${file}.`),
      state.freeBytes >= needed
        ? well('Ổ đĩa', `${room}.`)
        : wrong('Ổ đĩa', `${room}. Dọn ổ đĩa cho trống ít nhất ${size(needed)}.`),
    ],
    ...{ readable: true, witness: null, writtenAt: state.writtenAt },
  };
}

async function examineServer(url: string): Promise<DatabaseExamined> {
  try {
    const { version, now, bytes } = await inspectPostgres(url);
    return {
      findings: [well(subject, `PostgreSQL ${version} trả lời, dữ liệu ${size(bytes)}.`)],
      ...{ readable: true, witness: { name: 'máy chủ PostgreSQL', now }, writtenAt: null },
    };
  } catch (error) {
    return unreadable(
      wrong(subject, `PostgreSQL không trả lời (${reason(error)}). Kiểm tra máy chủ và DATABASE_URL.`),
    );
  }
}

async function migrationFinding(location: DatabaseLocation): Promise<Finding> {
  const about = 'Cấu trúc dữ liệu';
  try {
    const pending = await pendingMigrations(location);
    return pending.length === 0
      ? well(about, 'đúng phiên bản.')
      : wrong(about, `chưa cập nhật (${pending.join(', ')}). Khởi động lại bot: bot tự cập nhật.`);
  } catch (error) {
    if (error instanceof MigrationProblem) return wrong(about, reason(error));
    return wrong(about, `không kiểm tra được (${reason(error)}).`);
  }
}

/** Looks at where the data are. Writes nothing. */
export async function examineDatabase(location: DatabaseLocation): Promise<DatabaseExamined> {
  const examined =
    location.kind === 'sqlite' ? await examineFile(location.file) : await examineServer(location.url);
  if (!examined.readable) return examined;
  const migrations = await migrationFinding(location);
  return { ...examined, findings: [...examined.findings, migrations], readable: migrations.ok };
}
