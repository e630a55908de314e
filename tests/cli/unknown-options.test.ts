import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

const run = promisify(execFile);

interface Ended {
  readonly code: number;
  readonly stderr: string;
}

/** What the tool of that name says to these arguments. */
async function ended(tool: string, ...args: string[]): Promise<Ended> {
  try {
    const { stderr } = await run(process.execPath, [`dist/cli/${tool}.js`, ...args]);
    return { code: 0, stderr };
  } catch (error) {
    return error as Ended;
  }
}

describe('a command-line tool', () => {
  it.concurrent.each(['crash', 'import', 'journey', 'outbox', 'simulate'])(
    '%s says how it is used to whoever gives it an option that it does not know',
    async (tool) => {
      const { code, stderr } = await ended(tool, '--khong-co');
      expect(code).toBeGreaterThan(0);
      expect(stderr).toContain(`npm run ${tool}`);
      expect(stderr).not.toContain('    at ');
    },
  );

  it('names a file that is not there', async () => {
    const { code, stderr } = await ended('import', 'khong-co.json');
    expect(code).toBeGreaterThan(0);
    expect(stderr).toContain('Không đọc được tệp khong-co.json (ENOENT)');
  });

  it('takes only numbers for messages', async () => {
    const { stderr } = await ended('outbox', '--resend', 'ba');
    expect(stderr).toContain('«ba» không phải số của một tin');
  });
});
