import { createInterface } from 'node:readline';
import { answerLine } from './quantity/answer-line.ts';

// `npm run -s quantity`: JSON lines on standard input, one answer each on standard output and nothing else there.
// A broken line is named on standard error; the rest goes on, and the exit code is 1 at the end.
let number = 0;
for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  number += 1;
  if (line.trim() === '') continue;
  const answer = answerLine(line);
  if (answer.ok) {
    process.stdout.write(`${answer.value}\n`);
  } else {
    process.stderr.write(`line ${number}: not a JSON object with a "text"\n`);
    process.exitCode = 1;
  }
}
