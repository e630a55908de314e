// One bot of the crash bench: what `npm start` runs, on a clock that the bench moves on. Started by src/cli/crash/herd.ts.
import { parseArgs } from 'node:util';
import { readConfig, type Config } from '../../config.ts';
import { makeLog } from '../../log.ts';
import type { MovingClock } from '../../playground/moving-clock.ts';
import { machineClock, machineTimer } from '../../real-time.ts';
import { runBot } from '../../run-bot.ts';
import type { Surroundings } from '../../surroundings.ts';
import { fasterTime, followedClock, isTimeMessage } from './bench-time.ts';
import { isCarelessness, startCarelessProxy } from './careless-proxy.ts';

const { values } = parseArgs({
  options: { 'ahead-ms': { type: 'string', default: '0' }, careless: { type: 'string' } },
});

const minuteMs = 60_000;

/** As node-cron does by the machine's time: at every full minute that the clock comes to. */
const everyMinuteOf =
  (clock: MovingClock): Surroundings['everyMinute'] =>
  (tick) => {
    const { signal, abort } = stopping();
    const run = async (): Promise<void> => {
      while (!signal.aborted) {
        const next = new Date((Math.floor(clock.now().getTime() / minuteMs) + 1) * minuteMs);
        await clock.sleepUntil(next, signal);
        if (!signal.aborted) await tick();
      }
    };
    const running = run();
    return {
      stop: () => {
        abort();
        return running;
      },
    };
  };

function stopping(): { signal: AbortSignal; abort: () => void } {
  const controller = new AbortController();
  return { signal: controller.signal, abort: () => controller.abort() };
}

/** Puts carelessness between the bot and the platform, where the bench is to find it. */
async function behindProxy(config: Config): Promise<Config> {
  const { careless } = values;
  if (careless === undefined) return config;
  if (!isCarelessness(careless)) throw new Error(`--careless ${careless}`);
  const through = async <T extends { readonly apiRoot: string | null }>(messenger: T | null) =>
    messenger?.apiRoot
      ? { ...messenger, apiRoot: await startCarelessProxy(messenger.apiRoot, careless) }
      : null;
  return {
    ...config,
    ...{ telegram: await through(config.telegram), zaloBot: await through(config.zaloBot) },
    zaloOa: await through(config.zaloOa),
  };
}

async function main(): Promise<number> {
  const config = readConfig(process.env);
  if (!config.ok) throw new Error(JSON.stringify(config.error));
  const clock = followedClock(machineClock, Number(values['ahead-ms']));
  process.on('message', (message) => {
    if (isTimeMessage(message)) clock.moveTo(new Date(machineClock.now().getTime() + message.aheadMs));
  });
  const { signal, abort } = stopping();
  process.on('SIGTERM', abort);
  // A bench that is gone leaves no bots behind.
  process.on('disconnect', () => process.exit(3));
  const leases = fasterTime(machineClock, machineTimer);
  // Several bots on one machine: none of them has the port to itself.
  return runBot(await behindProxy({ ...config.value, metricsPort: null }), {
    ...{ clock, timer: clock, machine: { clock: leases, timer: leases } },
    ...{ everyMinute: everyMinuteOf(clock), random: Math.random, log: makeLog(config.value), stop: signal },
  });
}

process.exit(await main());
