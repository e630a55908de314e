// npm run crash -- [--channel telegram|zalo-bot|zalo-oa] [--runs N] [--seed S] [--database sqlite|postgres] [--processes K] [--careless HOW] — bots that are
// killed and restarted over and over between a hostile messenger and fifty leaders, and whether every promise held.
import { channelNames } from '../app/ports/channel.ts';
import { carelessness, isCarelessness } from './crash/careless-proxy.ts';
import { runBench } from './crash/bench.ts';
import { readOptions } from './terminal/arguments.ts';

const usage = `npm run crash -- [--channel CHANNEL] [--runs N] [--seed S] [--database sqlite|postgres] [--processes K] [--careless HOW]
  --channel    telegram (polled), or zalo-bot or zalo-oa (by webhook)
  --runs       how many runs (10)
  --seed       of the first run (1); the next run has the next one. A seed repeats all that chance decides: faults, kills,
               what people say. When things happen in between is the machine's business, as with real processes.
  --database   sqlite (one process) or postgres (the server of TEST_POSTGRES_URL, else 127.0.0.1:5432)
  --processes  bots on one database: 1 on SQLite, 2 on PostgreSQL
  --careless   breaks a promise, to see that it is noticed: ${carelessness.join(', ')}`;

const values = readOptions(
  {
    channel: { type: 'string', default: 'telegram' },
    runs: { type: 'string', default: '10' },
    seed: { type: 'string', default: '1' },
    database: { type: 'string', default: 'sqlite' },
    processes: { type: 'string' },
    careless: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
  usage,
);

function wrong(what: string): never {
  console.error(`${what}\n${usage}`);
  process.exit(2);
}

const whole = (name: string, text: string): number =>
  /^\d{1,9}$/.test(text) ? Number(text) : wrong(`--${name} ${text}: a whole number is needed`);

const { database: kind, careless = null } = values;
const channel = channelNames.find((name) => name === values.channel);
if (values.help) {
  console.log(usage);
  process.exit(0);
}
if (channel === undefined) wrong(`--channel ${values.channel}`);
if (kind !== 'sqlite' && kind !== 'postgres') wrong(`--database ${kind}`);
if (careless !== null && !isCarelessness(careless)) wrong(`--careless ${careless}`);
const processes = whole('processes', values.processes ?? (kind === 'sqlite' ? '1' : '2'));
if (processes < 1 || (kind === 'sqlite' && processes > 1)) wrong('a SQLite file has one bot');

const held = await runBench({
  ...{
    channel,
    kind,
    processes,
    careless,
    runs: whole('runs', values.runs),
    seed: whole('seed', values.seed),
  },
  server: process.env['TEST_POSTGRES_URL'] ?? 'postgres://postgres@127.0.0.1:5432/postgres',
  say: (line) => console.log(line),
});
process.exit(held ? 0 : 1);
