import type { ChannelName } from '../../app/ports/channel.ts';
import { scratchDatabases } from '../../storage/scratch-database.ts';
import type { DatabaseKind } from '../../storage/location.ts';
import type { Carelessness } from './careless-proxy.ts';
import { chatsOn } from './platform/open-platform.ts';
import { playRun, type RunReport } from './run.ts';
import { seedTemplate } from './template.ts';

export interface BenchOptions {
  readonly channel: ChannelName;
  readonly kind: DatabaseKind;
  /** PostgreSQL: where databases can be made */
  readonly server: string;
  readonly runs: number;
  /** of the first run */
  readonly seed: number;
  readonly processes: number;
  readonly careless: Carelessness | null;
  readonly say: (line: string) => void;
}

/** At most so many breaches of one run are told one by one. */
const shown = 10;

/** Plays the runs, one line each. @returns whether every promise held in all of them */
export async function runBench({
  channel,
  kind,
  server,
  runs,
  seed,
  processes,
  careless,
  say,
}: BenchOptions): Promise<boolean> {
  const databases = await scratchDatabases(kind, server);
  const reports: RunReport[] = [];
  try {
    const template = await databases.empty();
    await seedTemplate(template, await chatsOn(channel));
    const parts = { databases, template, processes, careless };
    for (let run = 0; run < runs; run += 1) {
      const report = await playRun({ seed: seed + run, channel, ...parts });
      reports.push(report);
      for (const line of linesOf(report)) say(line);
    }
  } finally {
    await databases.close();
  }
  say(closingLine(reports));
  return reports.every(({ breaches, troubles }) => breaches.length + troubles.length === 0);
}

const count = ({ breaches }: RunReport, kind: 'lost' | 'doubled' | 'wrong'): number =>
  breaches.filter((breach) => breach.kind === kind).length;

function linesOf(report: RunReport): string[] {
  const { seed, updates, messages, kills, unknown, breaches, troubles, seconds } = report;
  const wrong = count(report, 'wrong') + troubles.length;
  return [
    `run ${seed}: ${updates} updates, ${messages} messages, ${kills} kills, lost ${count(report, 'lost')}, doubled ${count(report, 'doubled')}, unknown ${unknown}${wrong > 0 ? `, wrong ${wrong}` : ''} (${seconds.toFixed(1)} s)`,
    ...breaches.slice(0, shown).map(({ promise, what }) => `  promise ${promise}: ${what}`),
    ...(breaches.length > shown ? [`  and ${breaches.length - shown} more`] : []),
    ...troubles.map((trouble) => `  ${trouble}`),
  ];
}

export function closingLine(reports: readonly RunReport[]): string {
  const sum = (of: (report: RunReport) => number): number =>
    reports.reduce((total, report) => total + of(report), 0);
  const [updates, kills, unknown] = [
    sum((each) => each.updates),
    sum((each) => each.kills),
    sum((each) => each.unknown),
  ];
  const [lost, doubled] = [sum((each) => count(each, 'lost')), sum((each) => count(each, 'doubled'))];
  const wrong = sum((each) => count(each, 'wrong') + each.troubles.length);
  return `crash: ${reports.length} runs, ${updates} updates, ${kills} kills, lost ${lost}, doubled ${doubled}, unknown ${unknown}${wrong > 0 ? `, wrong ${wrong}` : ''}`;
}
