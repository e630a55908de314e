// npm run -s understand -- --catalogue FILE: reads JSON lines {"id","text"}, writes what would be recorded and asked.
import { readFileSync } from 'node:fs';
import { readCatalogueFile } from '../app/campaign-files/catalogue-file.ts';
import type { FileProblem } from '../app/campaign-files/file-problem.ts';
import { readOrganisationFile } from '../app/campaign-files/organisation-file.ts';
import type { Result } from '../domain/result.ts';
import { fail, readOptions } from './terminal/arguments.ts';
import { answerJsonLines, withoutByteOrderMark } from './terminal/json-lines.ts';
import { readingContextOf } from './understand/reading-context.ts';
import { understoodReply } from './understand/understood-reply.ts';

const usage =
  'Cách dùng: npm run -s understand -- --catalogue TỆP [--organisation TỆP] [--explain] < tin-nhắn.jsonl';

/** Reads a file in one of our formats; fields that a newer version may have added are passed over. */
function fileOf<T>(
  path: string,
  read: (json: unknown, reading: { ignoreUnknownFields: boolean }) => Result<T, readonly FileProblem[]>,
): T {
  let json: unknown;
  try {
    json = JSON.parse(withoutByteOrderMark(readFileSync(path, 'utf8')));
  } catch (error) {
    fail(`${path}: không đọc được (${error instanceof Error ? error.message : String(error)})`, usage);
  }
  const result = read(json, { ignoreUnknownFields: true });
  if (!result.ok)
    fail(result.error.map((problem) => `${path}: ${problem.path}: ${problem.message}`).join('\n'), usage);
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

const options = readOptions(
  {
    catalogue: { type: 'string' },
    organisation: { type: 'string' },
    explain: { type: 'boolean', default: false },
  },
  usage,
);
if (options.catalogue === undefined) fail('Thiếu --catalogue.', usage);
const { campaign, catalogue } = fileOf(options.catalogue, readCatalogueFile);
const organisation =
  options.organisation === undefined ? null : fileOf(options.organisation, readOrganisationFile);
const context = readingContextOf(organisation, campaign);

await answerJsonLines('{"id", "text"}', (line) => {
  const message = messageOf(line);
  if (!message) return null;
  return JSON.stringify(understoodReply(message.id, message.text, catalogue, context, options.explain));
});
