import { createInterface } from 'node:readline';

/** `… | head` has seen enough: no fault of ours. */
function endQuietlyWhenNobodyReads(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit();
  });
}

/** Editors on Windows put a mark before the first line. */
export const withoutByteOrderMark = (text: string): string => text.replace(/^\uFEFF/, '');

/**
 * Answers the JSON lines of standard input, one line each on standard output and nothing else there. A line that
 * `answer` does not take (null) is named on standard error; the rest goes on, and the exit code is 1 at the end.
 */
export async function answerJsonLines(shape: string, answer: (line: string) => string | null): Promise<void> {
  endQuietlyWhenNobodyReads();
  let number = 0;
  for await (const typed of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
    number += 1;
    const line = number === 1 ? withoutByteOrderMark(typed) : typed;
    if (line.trim() === '') continue;
    const answered = answer(line);
    if (answered === null) {
      process.stderr.write(`Dòng ${number}: không phải JSON dạng ${shape}\n`);
      process.exitCode = 1;
    } else {
      process.stdout.write(`${answered}\n`);
    }
  }
}
