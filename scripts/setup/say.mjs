/** Something that a person can mend: its message says what and how, no stack trace. */
export class Problem extends Error {
  constructor(message, exitCode = 1) {
    super(message);
    this.exitCode = exitCode;
  }
}

export const say = (text) => process.stderr.write(`${text}\n`);
