// npm run outbox [-- --resend N … --replay N … --drop N …] — messages that did not go out or may not have, and events that
// could not be handled; sends or handles them again, or drops a message from the list.
import { runAdministration } from './administration/run-administration.ts';
import { fail, readOptions } from './terminal/arguments.ts';

const usage = 'npm run outbox -- [--resend SỐ]… [--replay SỐ]… [--drop SỐ]…   (không có gì: xem danh sách)';
const { resend, replay, drop } = readOptions(
  {
    resend: { type: 'string', multiple: true, default: [] },
    replay: { type: 'string', multiple: true, default: [] },
    drop: { type: 'string', multiple: true, default: [] },
  },
  usage,
);

const idsOf = (texts: readonly string[]): number[] =>
  texts.map((text) =>
    /^\d{1,15}$/.test(text) ? Number(text) : fail(`«${text}» không phải số của một tin.`, usage),
  );

await runAdministration('outbox', {
  ...{ resend: idsOf(resend), replay: idsOf(replay), drop: idsOf(drop) },
});
