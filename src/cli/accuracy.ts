// npm run accuracy [-- --data DIR] [--failures]: how often the reader is right, asks, or is silently wrong.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { reportOnCorpora } from './accuracy/corpora-report.ts';
import { readOptions } from './terminal/arguments.ts';
import { understoodReply } from './understand/understood-reply.ts';

/** Both src/cli and dist/cli lie two folders below the package's root. */
const shipped = fileURLToPath(new URL('../../tests/corpora', import.meta.url));

const values = readOptions(
  { data: { type: 'string' }, failures: { type: 'boolean', default: false } },
  'Cách dùng: npm run accuracy [-- --data THƯ-MỤC] [--failures]',
);
const folder = values.data ?? shipped;

if (existsSync(folder)) {
  const report = reportOnCorpora(
    folder,
    (id, text, { catalogue, context }) => understoodReply(id, text, catalogue, context),
    values.failures,
  );
  console.log(report.lines.join('\n'));
  for (const problem of report.problems) console.error(problem);
  if (report.problems.length > 0) process.exitCode = 1;
} else {
  console.error(`${folder}: no such folder`);
  process.exitCode = 1;
}
