import { readConfig } from './config.ts';
import { runBot } from './run-bot.ts';
import { makeLog } from './log.ts';
import { runPlayground } from './playground/run-playground.ts';
import { machineClock, machineTimer } from './real-time.ts';
import { everyMinute } from './scheduler/every-minute.ts';

/** The first signal asks to stop; later ones change nothing. */
function stopSignal(): AbortSignal {
  const stopping = new AbortController();
  for (const name of ['SIGTERM', 'SIGINT'] as const) process.on(name, () => stopping.abort(name));
  return stopping.signal;
}

/** However something hangs, the process is gone before a supervisor loses its patience. */
const lastResortMs = 9_500;

async function main(): Promise<number> {
  const config = readConfig(process.env);
  if (!config.ok) {
    console.error('Cài đặt chưa đúng · wrong settings:');
    for (const { setting, message } of config.error) console.error(`  ${setting}: ${message}`);
    return 1;
  }
  const stop = stopSignal();
  stop.addEventListener('abort', () => setTimeout(() => process.exit(0), lastResortMs).unref());
  const log = makeLog(config.value);
  const { telegram, zaloBot, zaloOa } = config.value;
  const run = telegram || zaloBot || zaloOa ? runBot : runPlayground;
  const machine = { clock: machineClock, timer: machineTimer };
  return run(config.value, { ...machine, machine, everyMinute, log, random: Math.random, stop });
}

process.exit(await main());
