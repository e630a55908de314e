// A worker of `npm run bench:delivery`, in a process of its own: node dist/bench/delivery-worker.js DATABASE_URL. Says
// «ready», waits for a line, handles what is in the inbox until nothing waits, and says what of the processor that took.
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { openUnchanged } from '../../src/storage/database.ts';
import { processorMs } from './delivery/handling.ts';
import { takesNothing, workingBot } from './delivery/working-bot.ts';

const [, , url = ''] = process.argv;
const database = await openUnchanged({ url });
const { bot } = workingBot(database, takesNothing);
console.log('ready');
await once(process.stdin, 'data');
const before = processorMs();
await bot.start();
while ((await bot.queues()).inboxWaiting > 0) await pause(200);
const cpuMs = processorMs() - before;
await bot.stop();
await database.close();
console.log(JSON.stringify({ cpuMs }));
process.exit();
