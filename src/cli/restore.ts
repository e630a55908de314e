// npm run restore -- FILE — puts the data of a backup in the place of the present ones, which are kept aside.
import { ok } from '../domain/result.ts';
import { restoreDatabase } from '../storage/backup.ts';
import { runKeepingCommand } from './keeping/keeping-command.ts';

await runKeepingCommand('npm run restore -- TỆP   (tệp do npm run backup tạo ra)', async (url, source) => {
  const restored = await restoreDatabase(url, source, new Date());
  if (!restored.ok) return restored;
  const { before } = restored.value;
  return ok(
    [
      `Đã khôi phục dữ liệu từ ${source}.`,
      ...(before === null ? [] : [`Dữ liệu trước đó được giữ ở ${before}.`]),
      'Hãy khởi động lại bot: npm start',
    ].join('\n'),
  );
});
