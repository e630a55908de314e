import { existsSync, readFileSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface PageFile {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly contentType: string;
}

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
};

/** The folder of package.json, wherever below it this code was bundled to. */
function packageRoot(from: string): string {
  if (existsSync(join(from, 'package.json'))) return from;
  const parent = dirname(from);
  if (parent === from) throw new Error('no package.json above the program');
  return packageRoot(parent);
}

/** @param name a bare file name from the address; null where the built page has no such file */
export function readPageFile(name: string): PageFile | null {
  const folder = join(packageRoot(dirname(fileURLToPath(import.meta.url))), 'dist', 'playground');
  const contentType = contentTypes[extname(name)];
  const path = join(folder, name);
  if (contentType === undefined || !/^[\w.-]+$/.test(name) || !existsSync(path)) return null;
  return { bytes: new Uint8Array(readFileSync(path)), contentType };
}
