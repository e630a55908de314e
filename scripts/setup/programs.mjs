// The programs and the playground's page, bundled into dist/.
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { build } from '../build.mjs';
import { Problem } from './say.mjs';
import { fingerprint, hasStamp, writeStamp } from './stamp.mjs';

const stamp = join('dist', '.built-from');
const sources = ['src', 'tests/bench', 'scripts/build.mjs', 'package-lock.json'];

function filesBelow(place) {
  if (!existsSync(place)) return [];
  if (!statSync(place).isDirectory()) return [place];
  const entries = readdirSync(place, { withFileTypes: true });
  return entries.flatMap((entry) =>
    entry.isDirectory() ? filesBelow(join(place, entry.name)) : [join(place, entry.name)],
  );
}

/** Size and time of every source: reading them all would take as long as building. */
const wanted = () =>
  fingerprint(
    ...sources.flatMap(filesBelow).map((file) => {
      const { size, mtimeMs } = statSync(file);
      return `${file} ${size} ${mtimeMs}`;
    }),
  );

export const programs = {
  isDone: () => hasStamp(stamp, wanted()),
  make: async () => {
    const before = wanted();
    try {
      await build();
    } catch (error) {
      throw new Problem(`Không dựng được chương trình. · The build failed.\n${error.message}`);
    }
    writeStamp(stamp, before);
  },
};
