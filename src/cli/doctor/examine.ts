import type { Clock } from '../../app/ports/clock.ts';
import { defaultDatabaseUrl, type Config } from '../../config.ts';
import { openUnchanged } from '../../storage/database.ts';
import { parseDatabaseUrl } from '../../storage/location.ts';
import { allStores } from '../../storage/stores/all-stores.ts';
import { botFinding } from './bot-finding.ts';
import { clockFinding } from './clock-finding.ts';
import { examineDatabase } from './database-findings.ts';
import { reason, wrong, type Finding } from './finding.ts';
import { messengerClock, messengerFindings } from './messenger-findings.ts';
import { rowFindings } from './row-findings.ts';
import { zaloOaFindings } from './zalo-oa-finding.ts';

async function rowsOf(config: Config, url: string, now: Date): Promise<Finding[]> {
  try {
    const database = await openUnchanged({ url });
    try {
      return await database.inTransaction(
        async (tx) => {
          const stores = allStores(tx);
          return [...(await zaloOaFindings(config, stores, now)), ...(await rowFindings(stores, now))];
        },
        { isolation: 'read-committed' },
      );
    } finally {
      await database.close();
    }
  } catch (error) {
    return [wrong('Hàng đợi', `không đọc được (${reason(error)}). Xem nhật ký của bot.`)];
  }
}

/** Looks at everything that the bot needs, beside the running bot too. */
export async function examine(config: Config, clock: Clock): Promise<Finding[]> {
  const url = config.databaseUrl ?? defaultDatabaseUrl;
  const location = parseDatabaseUrl(url);
  if (!location.ok) return [wrong('Cơ sở dữ liệu', location.error.text)];
  const { findings, readable, witness, writtenAt } = await examineDatabase(location.value);
  const witnesses = [witness, await messengerClock(config)].filter((each) => each !== null);
  return [
    ...findings,
    clockFinding(clock.now(), witnesses, writtenAt),
    ...(await messengerFindings(config, clock)),
    ...(readable ? await rowsOf(config, url, clock.now()) : []),
    await botFinding(config.port),
  ];
}
