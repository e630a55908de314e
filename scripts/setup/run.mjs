import { spawn } from 'node:child_process';

/**
 * Runs a program to its end. Its output goes to standard error as it comes, or is kept when `quiet`.
 * @returns the exit code (128 and more: ended by a signal) and what a quiet program said
 */
export function run(command, args, { env = {}, quiet = false } = {}) {
  const output = quiet ? 'pipe' : 2;
  // Whoever stops the set-up stops what it runs. Listening begins first: a signal may come while the program starts.
  let child;
  const pass = (signal) => child?.kill(signal);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, pass);
  child = spawn(command, args, {
    stdio: ['ignore', output, output],
    env: { ...process.env, ...env },
    shell: process.platform === 'win32' && command === 'npm',
  });
  const said = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (bytes) => said.push(bytes));
  return new Promise((resolve) => {
    const ended = (code, output) => {
      for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.off(signal, pass);
      resolve({ code, output });
    };
    child.once('error', (error) => ended(127, error.message));
    child.once('close', (code, signal) => ended(code ?? (signal ? 130 : 1), Buffer.concat(said).toString()));
  });
}
