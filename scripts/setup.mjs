// Brings a clone into a runnable state, doing only what is not done yet: install what the lock file says, generate
// the database clients, build. Every script of package.json calls it first, so any of them may be the first one run.
// Everything it prints goes to standard error: standard output belongs to the command that follows.
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { programs } from './setup/programs.mjs';
import { databaseClients } from './setup/database-clients.mjs';
import { packages } from './setup/packages.mjs';
import { oneAtATime } from './setup/one-at-a-time.mjs';
import { Problem, say } from './setup/say.mjs';

const needed = [20, 19];

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > needed[0] || (major === needed[0] && minor >= needed[1])) return;
  throw new Problem(
    `Cần Node.js ${needed.join('.')} trở lên; máy đang có ${process.version}. · Node.js ${needed.join('.')} or later is needed.`,
  );
}

/** In order; each is made when what it is made from has changed. */
const steps = [packages, databaseClients, programs];

const isDone = () => steps.every((step) => step.isDone());

async function setUp() {
  checkNode();
  const root = dirname(dirname(fileURLToPath(import.meta.url)));
  process.chdir(root);
  if (isDone()) return;
  await oneAtATime(root, async () => {
    for (const step of steps) if (!step.isDone()) await step.make();
  });
}

try {
  await setUp();
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  process.exitCode = error instanceof Problem ? error.exitCode : 1;
}
