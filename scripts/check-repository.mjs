// Fails when a tracked file names a package registry or a path of the machine it was written on, or holds something
// that looks like a token.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const forbidden = [
  { what: 'a registry host', pattern: new RegExp(['registry', 'npmjs', 'org'].join('\\.')) },
  { what: 'a registry host', pattern: /"resolved":\s*"https?:/ },
  { what: 'a machine path', pattern: /(^|["'\s(=])\/(work|farm|root|home\/[a-z]+)\// },
  { what: 'a bot token', pattern: /\b\d{8,10}:AA[\w-]{33}\b/ },
  { what: 'a private key', pattern: /-----BEGIN [A-Z ]*PRIVATE KEY-----/ },
];

const files = execFileSync('git', ['ls-files', '-z'], { encoding: 'utf8' }).split('\0').filter(Boolean);
const found = [];
for (const file of files) {
  const text = readFileSync(file, 'latin1');
  if (text.includes('\0')) continue;
  for (const { what, pattern } of forbidden) {
    const match = pattern.exec(text);
    if (match) found.push(`${file}:${text.slice(0, match.index).split('\n').length}: ${what}`);
  }
}
if (found.length > 0) {
  console.error(found.join('\n'));
  process.exit(1);
}
console.log(`${files.length} files hold no registry host, machine path or secret`);
