// npm run backup -- FILE — writes all data into a file; the bot may go on working.
import { ok } from '../domain/result.ts';
import { backupDatabase } from '../storage/backup.ts';
import { runKeepingCommand } from './keeping/keeping-command.ts';

const megabytes = new Intl.NumberFormat('vi-VN', { minimumFractionDigits: 1, maximumFractionDigits: 1 });

await runKeepingCommand(
  'npm run backup -- TỆP   (ví dụ: npm run backup -- sao-luu.db)',
  async (url, target) => {
    const backup = await backupDatabase(url, target);
    if (!backup.ok) return backup;
    const { file, bytes } = backup.value;
    return ok(
      `Đã sao lưu vào ${file} (${megabytes.format(bytes / 1e6)} MB). Chỉ tài khoản này đọc được tệp.`,
    );
  },
);
