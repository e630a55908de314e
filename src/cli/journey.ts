// npm run journey -- --replies FILE [--catalogue FILE --organisation FILE] — sends each message of a file through the
// Telegram path to an organisation of its own, and prints what was put on record beside what was expected.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { demoFiles } from '../playground/demo/demo-campaign.ts';
import { makeLog } from '../log.ts';
import { machineClock, machineTimer } from '../real-time.ts';
import { openStage } from '../playground/stage.ts';
import { readCases } from './accuracy/reply-corpus.ts';
import { playReply } from './journey/play-reply.ts';
import { printReply, summaryLine } from './journey/print-reply.ts';
import { fail, readOptions } from './terminal/arguments.ts';

const usage = 'npm run journey -- --replies TỆP [--catalogue TỆP --organisation TỆP]';

const values = readOptions(
  { replies: { type: 'string' }, catalogue: { type: 'string' }, organisation: { type: 'string' } },
  usage,
);

async function campaignFiles(): Promise<{ name: string; text: string }[]> {
  const { catalogue, organisation } = values;
  if (catalogue === undefined || organisation === undefined) return demoFiles(2026);
  return Promise.all(
    [catalogue, organisation].map(async (name) => ({ name, text: await readFile(name, 'utf8') })),
  );
}

async function run(replies: string): Promise<number> {
  const { cases, problems } = readCases(basename(replies), await readFile(replies, 'utf8'));
  for (const problem of problems) console.error(problem);
  const files = await campaignFiles();
  const folder = await mkdtemp(join(tmpdir(), 'thi-dua-journey-'));
  const stage = await openStage({
    databaseUrl: `file:${join(folder, 'journey.db')}`,
    clock: machineClock,
    timer: machineTimer,
    start: new Date('2026-06-10T02:00:00Z'),
    random: Math.random,
    log: makeLog({ logLevel: 'error', telegram: null }),
  });
  await stage.start();
  let right = 0;
  for (const each of cases) {
    const played = await playReply(stage, files, each);
    if (played.right) right += 1;
    console.log(printReply(each, played));
  }
  await stage.close();
  await rm(folder, { recursive: true });
  console.log(summaryLine(right, cases.length));
  return right === cases.length && problems.length === 0 ? 0 : 1;
}

process.exit(await run(values.replies ?? fail('Chưa có tệp tin nhắn.', usage)));
