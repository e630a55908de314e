import { createInterface } from 'node:readline';
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readCatalogueFile } from '../app/campaign-files/catalogue-file.ts';
import type { FileProblem } from '../app/campaign-files/file-problem.ts';
import { readOrganisationFile } from '../app/campaign-files/organisation-file.ts';
import type { Result } from '../domain/result.ts';
import { readingContextOf } from './understand/reading-context.ts';
import { understoodReply } from './understand/understood-reply.ts';

const usage =
  'Cách dùng: npm run -s understand -- --catalogue TỆP [--organisation TỆP] [--explain] < tin-nhắn.jsonl';

function fail(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

/** Reads a file in one of our formats; fields that a newer version may have added are passed over. */
function fileOf<T>(
  path: string,
  read: (json: unknown, reading: { ignoreUnknownFields: boolean }) => Result<T, readonly FileProblem[]>,
): T {
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    fail(`${path}: không đọc được (${error instanceof Error ? error.message : String(error)})`);
  }
  const result = read(json, { ignoreUnknownFields: true });
  if (!result.ok)
    fail(result.error.map((problem) => `${path}: ${problem.path}: ${problem.message}`).join('\n'));
  return result.value;
}

/** The message of a line; null when the line is no `{"id", "text"}`. */
function messageOf(line: string): { id: unknown; text: string } | null {
  try {
    const json: unknown = JSON.parse(line);
    if (typeof json !== 'object' || json === null || !('text' in json) || typeof json.text !== 'string')
      return null;
    return { id: 'id' in json ? json.id : null, text: json.text };
  } catch {
    return null;
  }
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      catalogue: { type: 'string' },
      organisation: { type: 'string' },
      explain: { type: 'boolean', default: false },
    },
  });
  if (values.catalogue === undefined) fail(usage);
  const { campaign, catalogue } = fileOf(values.catalogue, readCatalogueFile);
  const organisation =
    values.organisation === undefined ? null : fileOf(values.organisation, readOrganisationFile);
  const context = readingContextOf(organisation, campaign.source.issuer);

  let lineNumber = 0;
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
    lineNumber += 1;
    if (line.trim() === '') continue;
    const message = messageOf(line);
    if (message) {
      const understood = understoodReply(message.id, message.text, catalogue, context, values.explain);
      process.stdout.write(`${JSON.stringify(understood)}\n`);
    } else {
      process.stderr.write(`Dòng ${lineNumber}: không phải JSON dạng {"id", "text"}\n`);
      process.exitCode = 1;
    }
  }
}

await main();
