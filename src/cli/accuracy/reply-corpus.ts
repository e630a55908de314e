import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { z } from 'zod';
import { campaignFilesIn, campaignOf, type CampaignFiles } from './campaign-files.ts';
import type { ReplyCase } from './replies.ts';

export interface ReplyCorpus {
  /** the file's name without `.jsonl` */
  readonly name: string;
  readonly campaign: CampaignFiles;
  readonly cases: readonly ReplyCase[];
}

export interface ReplyCorpora {
  readonly corpora: readonly ReplyCorpus[];
  /** files and lines that could not be used, in words */
  readonly problems: readonly string[];
}

const recordShape = z.object({
  indicator: z.string(),
  kind: z.enum(['value', 'ratio', 'percent-of-plan', 'none-yet', 'not-applicable']),
  value: z.number().nullable(),
  of: z.number().optional(),
  member: z.string().optional(),
  estimate: z.boolean().optional(),
  optional: z.boolean().optional(),
});

const caseShape = z.object({
  id: z.string(),
  text: z.string(),
  expect: z.array(recordShape),
  or: z.array(z.array(recordShape)).optional(),
  ask: z.string().optional(),
});

function caseOf(line: string): ReplyCase | null {
  try {
    return caseShape.safeParse(JSON.parse(line)).data ?? null;
  } catch {
    return null;
  }
}

/** One message a line; empty lines are passed over, a broken one is reported with its number. */
export function readCases(
  name: string,
  text: string,
): { readonly cases: readonly ReplyCase[]; readonly problems: readonly string[] } {
  const cases: ReplyCase[] = [];
  const problems: string[] = [];
  text.split('\n').forEach((line, index) => {
    if (line.trim() === '') return;
    const read = caseOf(line);
    if (read) cases.push(read);
    else problems.push(`${name}, line ${index + 1}: not a message of a corpus`);
  });
  return { cases, problems };
}

/** All `replies-*.jsonl` of a folder; their catalogues are looked for there, then one folder up. */
export function readReplyCorpora(folder: string): ReplyCorpora {
  const names = readdirSync(folder)
    .filter((file) => /^replies-.*\.jsonl$/.test(file))
    .map((file) => file.replace(/\.jsonl$/, ''))
    .sort();
  if (names.length === 0) return { corpora: [], problems: [] };
  const [here, above] = [campaignFilesIn(folder), campaignFilesIn(dirname(resolve(folder)))];
  const corpora: ReplyCorpus[] = [];
  const problems: string[] = [];
  for (const name of names) {
    const campaign = campaignOf(name, here) ?? campaignOf(name, above);
    if (!campaign) {
      problems.push(`${name}: no catalogue of that name in the folder or the one above`);
      continue;
    }
    const read = readCases(name, readFileSync(join(folder, `${name}.jsonl`), 'utf8'));
    corpora.push({ name, campaign, cases: read.cases });
    problems.push(...read.problems);
  }
  return { corpora, problems };
}
