// npm run new-migration -- NAME      writes the next migration for both databases
// npm run new-migration -- --squash  before the first release: one first migration instead of all
import { squashMigrations, writeMigration } from '../storage/migration-writer.ts';

const subject = process.argv[2] ?? '';
if (subject === '--squash') {
  await squashMigrations();
  console.log('0001_init');
} else if (/^[a-z0-9]+(-[a-z0-9]+)*$/.test(subject)) {
  console.log((await writeMigration(subject)) ?? 'nothing has changed since the last migration');
} else {
  console.error(
    'usage: npm run new-migration -- name-of-the-change   (or --squash before the first release)',
  );
  process.exitCode = 2;
}
