// npm run doctor — looks at the settings, the database, the clock, the tokens, the webhooks, the disk and what is stuck;
// says for each that it is well, or what to do. Exit code 1 when something is wrong.
import { readConfig } from '../config.ts';
import { machineClock } from '../real-time.ts';
import { examine } from './doctor/examine.ts';
import { findingLine, wrong, type Finding } from './doctor/finding.ts';

async function findings(): Promise<Finding[]> {
  const config = readConfig(process.env);
  if (!config.ok) return config.error.map(({ setting, message }) => wrong(setting, message));
  return examine(config.value, machineClock);
}

const found = await findings();
console.log(found.map(findingLine).join('\n'));
const problems = found.filter(({ ok }) => !ok).length;
console.log(problems === 0 ? 'Mọi thứ đều ổn.' : `${problems} việc cần làm.`);
process.exitCode = problems === 0 ? 0 : 1;
