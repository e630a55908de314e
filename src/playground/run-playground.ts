import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { defaultDatabaseUrl, type Config } from '../config.ts';
import { openDatabase } from '../storage/database.ts';
import { lockDatabase } from '../storage/database-lock.ts';
import { allStores } from '../storage/stores/all-stores.ts';
import { untilStopped, type Surroundings } from '../surroundings.ts';
import { listen, makeWeb } from '../web/server.ts';
import { demoFiles } from './demo/demo-campaign.ts';
import { makeDemoPhones } from './demo/demo-phones.ts';
import { defaultGuide } from './guide.ts';
import { makePlaygroundRoutes } from './playground-routes.ts';
import { openStage } from './stage.ts';

const databaseFile = 'data/playground.db';

/** A demo beside real people's data would be taken for them. */
async function whyNot({ production, databaseUrl }: Config): Promise<string | null> {
  if (production)
    return 'Sân thử không chạy khi NODE_ENV=production. Đặt TELEGRAM_BOT_TOKEN để chạy bot thật. · The playground does not run in production.';
  const url = databaseUrl ?? defaultDatabaseUrl;
  if (url.startsWith('file:') && !existsSync(url.slice('file:'.length))) return null;
  const database = await openDatabase({ url });
  const real = await database.inTransaction(async (tx) =>
    (await allStores(tx).organisations.all()).filter(({ demo }) => !demo),
  );
  await database.close();
  return real.length === 0
    ? null
    : `Cơ sở dữ liệu ${url.startsWith('file:') ? url : 'PostgreSQL'} có dữ liệu thật (${real[0]?.name ?? ''}), nên sân thử không chạy. Thiếu TELEGRAM_BOT_TOKEN? · A real organisation is in the database; is the token missing?`;
}

/** The demo begins on a Monday three weeks before the half-year's figures close, whatever day it is today. */
function demoStart(today: Date): Date {
  const start = new Date(Date.UTC(today.getUTCFullYear(), 4, 25, 2, 0));
  const toMonday = (8 - start.getUTCDay()) % 7;
  return new Date(start.getTime() + toMonday * 24 * 60 * 60 * 1000);
}

function sayWhatToTry(address: string): void {
  console.log(
    [
      '',
      `  Sân thử Bot thi đua: ${address}`,
      '',
      '  Mở địa chỉ trên: ba điện thoại của khối trưởng, cán bộ và nhóm Hội đồng.',
      '  Làm theo các bước bên trái: nhận vai cán bộ, mời khối trưởng, mở kỳ, gửi số, công bố.',
      '  Đồng hồ trên trang đưa thời gian đi tới. Dừng: Ctrl-C.',
      '',
      `  The playground: open ${address} and follow the steps, from the invitation to the published`,
      '  summary. No token is needed. For a real bot: TELEGRAM_BOT_TOKEN=… npm start',
      '',
    ].join('\n'),
  );
}

/** Runs the demo on a local Bot API server, until it is asked to stop. Answers with the exit code. */
export async function runPlayground(config: Config, surroundings: Surroundings): Promise<number> {
  const refusal = await whyNot(config);
  if (refusal !== null) {
    console.error(refusal);
    return 1;
  }
  const url = `file:./${databaseFile}`;
  const lock = await lockDatabase(url);
  if (!lock.ok) {
    console.error(lock.error.text);
    return 1;
  }
  for (const suffix of ['', '-wal', '-shm']) await rm(`${databaseFile}${suffix}`, { force: true });
  const { log, random, stop, clock: machineClock, timer, everyMinute } = surroundings;
  const start = demoStart(machineClock.now());
  const stage = await openStage({
    databaseUrl: url,
    clock: machineClock,
    timer,
    start,
    random,
    log,
    withZalo: true,
  });
  const { bot, clock, server, channel } = stage;
  const { token, code } = await stage.seed(demoFiles(start.getUTCFullYear()));
  let ready = false;
  const routes = makePlaygroundRoutes({
    phones: makeDemoPhones(
      server.world,
      stage.zalo?.server.world ?? null,
      stage.zaloOa?.server.world ?? null,
    ),
    clock: { now: () => clock.now(), nextEventAt: () => bot.nextEventAt(), moveTo: (at) => stage.moveTo(at) },
    guide: defaultGuide(channel.inviteLink(token) ?? '', code),
    stopping: stop,
  });
  const health = async () => ({ problem: await bot.problem() });
  // Files first: they carry no page, and are for whoever has the link.
  const apps = stage.zalo ? [stage.zalo.files, routes] : [routes];
  const parts = {
    health,
    metrics: null,
    ready: () => ready,
    routes: apps.map((app) => ({ path: '/', app })),
  };
  const web = await listen(makeWeb(parts), config.port, '127.0.0.1');
  if (stage.zalo) stage.zalo.baseUrl = `http://127.0.0.1:${web.port}`;
  await stage.start();
  const cron = everyMinute(() => bot.tick());
  ready = true;
  sayWhatToTry(`http://127.0.0.1:${web.port}`);
  await untilStopped(stop);
  ready = false;
  await cron.stop();
  await web.close();
  await stage.close();
  lock.value();
  return 0;
}
