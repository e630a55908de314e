// Says how the tests went, from vitest's own JSON: which were skipped and why, then the numbers alone on a line.
// Usage: node scripts/test-counts.mjs FILE
import { existsSync, readFileSync } from 'node:fs';

const file = process.argv[2] ?? '';
const results = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;

/** A file that could not be loaded has no tests to count: it counts as one that failed. */
const broken = (results?.testResults ?? []).filter(
  (each) => each.status === 'failed' && each.assertionResults.length === 0,
);
for (const { name } of broken) console.log(`could not be run: ${name}`);

/** Where a whole suite is skipped, its name says why. */
const skipped = (results?.testResults ?? []).flatMap((each) =>
  each.assertionResults
    .filter(({ status }) => status === 'skipped' || status === 'pending' || status === 'todo')
    .map(({ ancestorTitles, title }) => ancestorTitles.find((suite) => suite.includes('skipped')) ?? title),
);
for (const why of new Set(skipped)) console.log(`skipped: ${why}`);

const failed = results ? results.numFailedTests + broken.length : 1;
const counts = [`${results?.numPassedTests ?? 0} passed`, `${failed} failed`];
console.log([...counts, ...(skipped.length > 0 ? [`${skipped.length} skipped`] : [])].join(', '));
process.exitCode = failed > 0 ? 1 : 0;
