import { readFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { readCatalogueFile } from '../../src/app/campaign-files/catalogue-file.ts';
import { namedUnitsOf, readOrganisationFile } from '../../src/app/campaign-files/organisation-file.ts';
import type { Catalogue, Indicator, NamedUnit } from '../../src/domain/indicator/indicator.ts';
import { readReply } from '../../src/domain/reply/read-reply.ts';

const folder = 'tests/corpora';
const jsonOf = (name: string): unknown => JSON.parse(readFileSync(`${folder}/${name}`, 'utf8'));

function catalogueNamed(name: string): Catalogue {
  const read = readCatalogueFile(jsonOf(`${name}.json`));
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value.catalogue;
}

function unitsNamed(name: string): readonly NamedUnit[] {
  const read = readOrganisationFile(jsonOf(`organisation-${name}.json`));
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return namedUnitsOf(read.value);
}

const textsOf = (name: string): string[] =>
  readFileSync(`${folder}/replies-${name}.jsonl`, 'utf8')
    .trim()
    .split('\n')
    .map((line) => (JSON.parse(line) as { text: string }).text);

/** The same targets over and over under new codes and names: what a province with all its plans has. */
function enlarged(catalogue: Catalogue, size: number): Catalogue {
  const indicators = Array.from({ length: size }, (_, at): Indicator => {
    const model = catalogue.indicators[at % catalogue.indicators.length];
    if (!model) throw new Error('empty catalogue');
    if (at < catalogue.indicators.length) return model;
    const round = Math.floor(at / catalogue.indicators.length);
    return {
      ...model,
      code: String(100 + at),
      point: 100 + at,
      part: null,
      name: `${model.name} loại ${round}`,
      aliases: [],
    };
  });
  return { ...catalogue, id: `${catalogue.id}-${size}`, indicators };
}

/** Milliseconds that this process has computed: other work on the machine does not count against the reader. */
function now(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Replies in each second of computing, the first second first: it holds the start of the engine's compiler too. */
function repliesPerSecond(
  catalogue: Catalogue,
  units: readonly NamedUnit[],
  texts: readonly string[],
): readonly number[] {
  const context = { units };
  return Array.from({ length: 6 }, () => {
    const started = now();
    let count = 0;
    while (now() - started < 1000) {
      for (const text of texts) readReply(text, catalogue, context);
      count += texts.length;
    }
    return count / ((now() - started) / 1000);
  });
}

const repeated = (piece: string, length: number): string =>
  piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
const hostile: readonly (readonly [name: string, piece: string])[] = [
  ['digits', '1234567890'],
  ['separators', '1.2,3-4/5 '],
  ['commas', ',.;:-/'],
  ['one word', 'tỷ lệ '],
  ['name and figure', 'mía 318 ha, '],
  ['codes', '1: 2 3: 4; '],
  ['brackets', '((('],
  ['lines', '1 2\n'],
  ['table', '1\tmía\tha\t318\n'],
  ['number words', 'ba trăm năm mươi tư '],
  ['place words', 'xã '],
  ['estimate words', 'ước '],
  ['corrections', 'à nhầm '],
  ['cells', '|1|'],
  ['plan and result', 'Mía KH 340 TH 318 đạt 93,5% '],
];

function timesOf(
  catalogue: Catalogue,
  units: readonly NamedUnit[],
  length: number,
): readonly (readonly [string, number])[] {
  return hostile.map(([name, piece]) => {
    const text = repeated(piece, length);
    readReply(text.slice(0, 2000), catalogue, { units });
    const runs = Array.from({ length: 3 }, () => {
      const started = now();
      readReply(text, catalogue, { units });
      return now() - started;
    });
    return [name, Math.min(...runs)] as const;
  });
}

const greatest = (named: readonly (readonly [string, number])[]): readonly [string, number] =>
  named.reduce((most, each) => (each[1] > most[1] ? each : most), ['', 0]);

function slowest(
  catalogue: Catalogue,
  units: readonly NamedUnit[],
  length: number,
): readonly [string, number] {
  const times = timesOf(catalogue, units, length);
  process.stdout.write(`    ${times.map(([name, time]) => `${name} ${time.toFixed(1)}`).join(', ')} ms\n`);
  return greatest(times);
}

const catalogue = catalogueNamed('ha-lang-2020');
const units = unitsNamed('ha-lang');
const texts = textsOf('ha-lang');
let failed = false;

function report(what: string, value: number, unit: string, target: number, atLeast: boolean): void {
  const met = atLeast ? value >= target : value <= target;
  failed ||= !met;
  const bound = atLeast ? 'at least' : 'at most';
  process.stdout.write(
    `${met ? 'ok  ' : 'MISS'} ${what}: ${value.toFixed(1)} ${unit} (${bound} ${target})\n`,
  );
}

function reportSpeed(what: string, seconds: readonly number[], target: number): void {
  process.stdout.write(
    `    ${what}, second by second: ${seconds.map((each) => each.toFixed(0)).join(' ')}\n`,
  );
  report(what, Math.max(...seconds), 'replies/s', target, true);
}

process.stdout.write(`load of the machine: ${loadavg()[0]?.toFixed(1)} on ${cpus().length} cores\n`);
reportSpeed('21 measures', repliesPerSecond(catalogue, units, texts), 2000);
reportSpeed('500 indicators', repliesPerSecond(enlarged(catalogue, 500), units, texts), 500);
const [kind, time] = slowest(catalogue, units, 64 * 1024);
report(
  `64 KB of hostile text (${kind}; refused with words, being over 4.096 characters)`,
  time,
  'ms',
  50,
  false,
);
const [worst, whole] = slowest(catalogue, units, 4_000);
report(`4.000 characters, nearly the longest that is read (${worst})`, whole, 'ms', 50, false);
const halves = new Map(timesOf(catalogue, units, 2_000));
const growth = timesOf(catalogue, units, 4_000).map(([name, each]): [string, number] => [
  name,
  each < 5 ? 1 : each / (halves.get(name) ?? each),
]);
const [steepest, times] = greatest(growth);
report(`a text twice as long (${steepest})`, times, 'times', 3, false);
if (failed) process.exitCode = 1;
