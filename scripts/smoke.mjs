// Starts the product from a bare clone as a newcomer would, asks it how it is, stops it, and starts it again.
// Usage: node scripts/smoke.mjs FOLDER
import { spawn } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';

const folder = process.argv[2];
const port = 20_000 + (process.pid % 20_000);
const address = `http://127.0.0.1:${port}`;
const environment = { ...process.env, PORT: String(port) };
for (const name of Object.keys(environment))
  if (/^(TELEGRAM_|ZALO_|DATABASE_URL|PUBLIC_URL|npm_)/.test(name)) delete environment[name];

const fail = (message) => {
  console.error(`smoke: ${message}`);
  process.exit(1);
};

async function ready(child, withinMs) {
  const started = Date.now();
  while (Date.now() - started < withinMs) {
    if (child.exitCode !== null) fail(`npm start ended with ${child.exitCode}`);
    try {
      const answer = await fetch(`${address}/health`);
      if (answer.status === 200) return Date.now() - started;
    } catch {
      // not listening yet
    }
    await pause(50);
  }
  return fail(`no 200 from /health within ${withinMs / 1000} s`);
}

async function startAskStop(withinMs, signal) {
  const child = spawn('npm', ['start'], {
    cwd: folder,
    env: environment,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const took = await ready(child, withinMs);
  const page = await (await fetch(`${address}/`)).text();
  if (!page.includes('<html')) fail('the playground page does not answer at /');
  const asked = Date.now();
  const ended = new Promise((resolve) => child.once('exit', (code, by) => resolve(code ?? by)));
  child.kill(signal);
  await pause(10);
  child.kill(signal); // a second signal while the bot is stopping changes nothing
  const code = await Promise.race([ended, pause(10_000).then(() => 'still running after 10 s')]);
  if (code !== 0) fail(`after ${signal}: ${code}`);
  console.log(`smoke: ready after ${took} ms, stopped by ${signal} after ${Date.now() - asked} ms`);
  return took;
}

await startAskStop(15 * 60_000, 'SIGTERM');
const second = await startAskStop(60_000, 'SIGINT');
if (second > 3_000) console.log(`smoke: note: the second start took ${second} ms, more than 3 s`);
