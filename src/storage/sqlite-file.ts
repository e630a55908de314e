import { chmod, mkdir, open, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, relative, resolve } from 'node:path';

const ownerOnlyFolder = 0o700;
const ownerOnlyFile = 0o600;
const sticky = 0o1000;

/**
 * Makes the database's folder (0700) and file (0600), so that no other account of the machine reads what people
 * reported. SQLite gives its `-wal` and `-shm` files the mode of the file itself.
 */
export async function prepareSqliteFile(file: string): Promise<void> {
  await prepareFolder(dirname(file));
  await createEmpty(file);
  for (const suffix of ['', '-wal', '-shm'])
    await chmod(file + suffix, ownerOnlyFile).catch((error: unknown) => {
      if (codeOf(error) !== 'ENOENT') throw error;
    });
}

/** Makes the folder, or closes it to others when it is there. */
export async function prepareFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: ownerOnlyFolder });
  if (await isOurs(folder)) await chmod(folder, ownerOnlyFolder);
}

/** An existing file is not even opened: closing it would drop the locks that SQLite holds on it in this process. */
async function createEmpty(file: string): Promise<void> {
  try {
    await (await open(file, 'wx', ownerOnlyFile)).close();
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  }
}

const codeOf = (error: unknown): unknown =>
  typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;

/** A shared folder (/tmp), the working folder and the home folder, or one above them, are not ours to close. */
async function isOurs(folder: string): Promise<boolean> {
  const { mode, uid } = await stat(folder);
  const holds = (path: string) => !relative(folder, resolve(path)).startsWith('..');
  return (mode & sticky) === 0 && uid === process.getuid?.() && !holds(process.cwd()) && !holds(homedir());
}
