// npm run import -- FILE… [--organisation CODE] — reads a catalogue and an organisation file, all or nothing.
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { runAdministration } from './administration/run-administration.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { organisation: { type: 'string' } },
});
if (positionals.length === 0) {
  console.error(
    'npm run import -- TỆP… [--organisation MÃ]   (ví dụ: npm run import -- chi-tieu.json to-chuc.json)',
  );
  process.exitCode = 1;
} else {
  const files = await Promise.all(
    positionals.map(async (path) => ({ name: basename(path), text: await readFile(path, 'utf8') })),
  );
  await runAdministration('import', { organisation: values.organisation ?? null, files });
}
