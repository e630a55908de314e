// npm run import -- FILE… [--organisation CODE] — reads a catalogue and an organisation file, all or nothing.
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { runAdministration } from './administration/run-administration.ts';
import { fail, readOptionsAndFiles } from './terminal/arguments.ts';

const usage =
  'npm run import -- TỆP… [--organisation MÃ]   (ví dụ: npm run import -- chi-tieu.json to-chuc.json)';
const { values, positionals } = readOptionsAndFiles({ organisation: { type: 'string' } }, usage);
if (positionals.length === 0) fail('Chưa có tệp nào.', usage);

async function fileAt(path: string): Promise<{ name: string; text: string }> {
  try {
    return { name: basename(path), text: await readFile(path, 'utf8') };
  } catch (error) {
    return fail(
      `Không đọc được tệp ${path} (${error instanceof Error && 'code' in error ? String(error.code) : 'lỗi'}).`,
      usage,
    );
  }
}

const files = await Promise.all(positionals.map(fileAt));
await runAdministration('import', { organisation: values.organisation ?? null, files });
