import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * The folder of package.json: above `src/storage/` when run from source, above `dist/chunks/` when bundled.
 * Searched rather than counted, because the bundler decides how deep a module ends up.
 */
export function packageRoot(): string {
  const start = dirname(fileURLToPath(import.meta.url));
  let folder = start;
  while (!existsSync(join(folder, 'package.json')) || !existsSync(join(folder, 'prisma'))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error(`no package.json beside a prisma folder above ${start}`);
    folder = parent;
  }
  return folder;
}
