import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import {
  administer,
  type AdministrationAnswer,
  type AdministrationCommand,
  type AdministrationRequest,
} from '../../app/administration/administer.ts';
import type { InTransaction } from '../../app/ports/stores.ts';
import { defaultDatabaseUrl } from '../../config.ts';
import { nodeSecrets } from '../../secrets.ts';
import { openDatabase } from '../../storage/database.ts';
import { lockDatabase } from '../../storage/database-lock.ts';
import { allStores } from '../../storage/stores/all-stores.ts';

const answerShape = z.object({ ok: z.boolean(), lines: z.array(z.string()) });

const pollMs = 200;
const patienceMs = 30_000;

/** Leaves the request for the running bot and waits for its answer. */
async function askRunningBot(
  inTransaction: InTransaction,
  command: string,
  argument: unknown,
): Promise<AdministrationAnswer> {
  const id = await inTransaction((stores) => stores.commandRequests.ask(command, argument, new Date()));
  for (let waited = 0; waited < patienceMs; waited += pollMs) {
    await pause(pollMs);
    const answered = await inTransaction((stores) => stores.commandRequests.resultOf(id));
    if (answered) return answerShape.parse(answered.result);
  }
  await inTransaction((stores) => stores.commandRequests.withdraw(id));
  return { ok: false, lines: ['Bot đang chạy nhưng không trả lời trong 30 giây. Xem nhật ký của bot.'] };
}

/** Runs a command on the database, or has the bot that holds it run it; prints the answer and sets the exit code. */
export async function runAdministration<C extends AdministrationCommand>(
  command: C,
  argument: AdministrationRequest<C>,
): Promise<void> {
  const url = process.env['DATABASE_URL'] || defaultDatabaseUrl;
  const lock = await lockDatabase(url);
  const database = await openDatabase({ url });
  const inTransaction: InTransaction = (work, options) =>
    database.inTransaction((tx) => work(allStores(tx)), options);
  const { ok, lines } = lock.ok
    ? await administer(inTransaction, nodeSecrets, command, argument, new Date())
    : await askRunningBot(inTransaction, command, argument);
  await database.close();
  if (lock.ok) lock.value();
  (ok ? console.log : console.error)(lines.join('\n'));
  process.exitCode = ok ? 0 : 1;
}
