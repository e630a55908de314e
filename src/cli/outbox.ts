// npm run outbox [-- --resend N … --replay N …] — messages that did not go out or may not have, and events that could
// not be handled; sends or handles them again.
import { parseArgs } from 'node:util';
import { runAdministration } from './administration/run-administration.ts';

const { values } = parseArgs({
  options: {
    resend: { type: 'string', multiple: true, default: [] },
    replay: { type: 'string', multiple: true, default: [] },
  },
});
await runAdministration('outbox', { resend: values.resend.map(Number), replay: values.replay.map(Number) });
