import { access, open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { ok, type Result } from '../domain/result.ts';
import { problem, type KeepingProblem } from './keeping-problem.ts';

export const exists = (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  );

/**
 * Makes a new file that only its owner reads (0600). It appears under its name when it is complete and on the disk;
 * one that is cut off leaves nothing.
 *
 * @param write fills the empty file that it is given
 * @returns its size in bytes. Errors: `file-exists`, and those of `write`
 */
export async function writePrivateFile(
  file: string,
  write: (part: string) => Promise<Result<void, KeepingProblem>>,
): Promise<Result<number, KeepingProblem>> {
  if (await exists(file))
    return problem('file-exists', `Đã có tệp ${file}. Hãy chọn tên khác, để không ghi đè bản sao lưu cũ.`);
  const part = `${file}.part`;
  await rm(part, { force: true });
  try {
    await (await open(part, 'wx', 0o600)).close();
    const written = await write(part);
    if (!written.ok) return written;
    await flush(part);
    await rename(part, file);
    await flush(dirname(file));
    return ok((await stat(file)).size);
  } finally {
    await rm(part, { force: true });
  }
}

async function flush(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
