// npm run admin-code [-- CODE | new] — a one-time code that makes whoever opens it a clerk: when the only clerk lost
// the phone (CODE: of that organisation), or for a further organisation (new).
import { runAdministration } from './administration/run-administration.ts';

await runAdministration('admin-code', { organisation: process.argv[2] ?? null });
