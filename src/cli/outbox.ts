// npm run outbox [-- --resend N … --replay N … --drop N …] — messages that did not go out or may not have, and events that
// could not be handled; sends or handles them again, or drops a message from the list.
import { parseArgs } from 'node:util';
import { runAdministration } from './administration/run-administration.ts';

const { values } = parseArgs({
  options: {
    resend: { type: 'string', multiple: true, default: [] },
    replay: { type: 'string', multiple: true, default: [] },
    drop: { type: 'string', multiple: true, default: [] },
  },
});
const { resend, replay, drop } = values;
await runAdministration('outbox', {
  ...{ resend: resend.map(Number), replay: replay.map(Number), drop: drop.map(Number) },
});
