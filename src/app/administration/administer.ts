import { z } from 'zod';
import { dropDead } from './drop-dead.ts';
import { importCampaign, readCampaignFiles } from '../campaign/import-campaign.ts';
import { makeAdminCode } from '../linking/make-admin-code.ts';
import type { Organisation } from '../ports/organisations.ts';
import type { Secrets } from '../ports/secrets.ts';
import type { InTransaction, Stores } from '../ports/stores.ts';

/** What the command-line tools may ask for; they run it themselves, or the running bot does. */
const requests = {
  import: z.object({
    organisation: z.string().nullable(),
    files: z.array(z.object({ name: z.string(), text: z.string() })).min(1),
  }),
  'admin-code': z.object({ organisation: z.string().nullable() }),
  outbox: z.object({
    resend: z.array(z.number().int()),
    replay: z.array(z.number().int()),
    drop: z.array(z.number().int()).default([]),
  }),
};
export type AdministrationCommand = keyof typeof requests;
export type AdministrationRequest<C extends AdministrationCommand> = z.input<(typeof requests)[C]>;

/** Lines for the terminal, and whether the command failed. */
export interface AdministrationAnswer {
  readonly ok: boolean;
  readonly lines: readonly string[];
}

const refused = (...lines: readonly string[]): AdministrationAnswer => ({ ok: false, lines });
const answered = (...lines: readonly string[]): AdministrationAnswer => ({ ok: true, lines });

async function organisationNamed(
  stores: Stores,
  code: string | null,
): Promise<Organisation | AdministrationAnswer> {
  const all = await stores.organisations.all();
  if (code !== null) return all.find((each) => each.code === code) ?? refused(`Không có cơ quan «${code}».`);
  const [only, second] = all;
  if (only && !second) return only;
  if (second)
    return refused(
      'Có nhiều cơ quan: thêm --organisation <mã>.',
      ...all.map((each) => `  ${each.code ?? '-'}  ${each.name}`),
    );
  return refused('Chưa có cơ quan nào. Chạy npm run admin-code trước.');
}

async function runImport(
  stores: Stores,
  { organisation, files }: z.infer<(typeof requests)['import']>,
  now: Date,
): Promise<AdministrationAnswer> {
  const read = readCampaignFiles(files);
  const said = (problems: readonly { file: string; path: string; message: string }[]) =>
    refused('Chưa nhận gì:', ...problems.map(({ file, path, message }) => `  ${file}: ${path}: ${message}`));
  if (!read.ok) return said(read.error);
  const target = await organisationNamed(stores, organisation);
  if ('ok' in target) return target;
  const done = await importCampaign(stores, target, read.value, null, now);
  if (!done.ok) return said(done.error);
  const { campaign, organisation: imported } = done.value;
  return answered(
    ...(campaign ? [`Đã nhận ${campaign.name}: ${campaign.indicators} chỉ tiêu.`] : []),
    ...(imported ? [`Đã nhận ${imported.name}: ${imported.blocs} khối, ${imported.units} đơn vị.`] : []),
  );
}

/** The words of an admin code, in the two languages of whoever installs the bot. */
export function adminCodeLines(
  code: string,
  token: string,
  links: readonly string[],
  organisation: string,
): string[] {
  return [
    `Mã quản trị cho ${organisation} (dùng một lần, trong 24 giờ) · admin code (once, within 24 hours):`,
    `  /start ${code}`,
    ...links.map((link) => `  ${link.replace('{token}', token)}`),
  ];
}

async function runAdminCode(
  stores: Stores,
  secrets: Secrets,
  { organisation }: z.infer<(typeof requests)['admin-code']>,
  now: Date,
): Promise<AdministrationAnswer> {
  const made = await makeAdminCode(stores, secrets, organisation, now);
  if (!made) return refused(`Không có cơ quan «${organisation ?? ''}».`);
  return answered(...adminCodeLines(made.code, made.token, [], made.organisation.name));
}

async function runOutbox(
  stores: Stores,
  { resend, replay, drop }: z.infer<(typeof requests)['outbox']>,
  now: Date,
): Promise<AdministrationAnswer> {
  const lines: string[] = [];
  for (const id of resend)
    lines.push(
      (await stores.outbox.resend(id, now)) ? `Gửi lại tin #${id}.` : `Tin #${id} không cần gửi lại.`,
    );
  for (const id of replay)
    lines.push(
      (await stores.inbox.replay(id))
        ? `Xử lý lại tin nhận #${id}.`
        : `Tin nhận #${id} không ở trong danh sách.`,
    );
  for (const id of drop)
    lines.push((await dropDead(stores, id, now)) ? `Bỏ tin #${id}.` : `Tin #${id} không ở trong danh sách.`);
  if (lines.length > 0) return answered(...lines);
  for (const row of await stores.outbox.dead(200))
    lines.push(`gửi #${row.id}  ${row.state}  ${row.key}  ${row.error}`);
  for (const row of await stores.inbox.setAside(200)) lines.push(`nhận #${row.id}  ${row.error}`);
  return answered(...(lines.length > 0 ? lines : ['Không có tin nào bị kẹt.']));
}

/** Does what a command-line tool asks for. `argument` comes from outside and is checked. */
export async function administer(
  inTransaction: InTransaction,
  secrets: Secrets,
  command: string,
  argument: unknown,
  now: Date,
): Promise<AdministrationAnswer> {
  switch (command) {
    case 'import':
      return inTransaction((stores) => runImport(stores, requests.import.parse(argument), now));
    case 'admin-code':
      return inTransaction((stores) =>
        runAdminCode(stores, secrets, requests['admin-code'].parse(argument), now),
      );
    case 'outbox':
      return inTransaction((stores) => runOutbox(stores, requests.outbox.parse(argument), now));
    default:
      return refused(`Không có lệnh ${command}.`);
  }
}

/** Answers what command-line tools have asked of the running bot. Resolves with how many asked. */
export async function answerRequests(
  inTransaction: InTransaction,
  secrets: Secrets,
  now: Date,
): Promise<number> {
  const waiting = await inTransaction((stores) => stores.commandRequests.waiting());
  const failures: unknown[] = [];
  for (const { id, command, argument } of waiting)
    try {
      const answer = await administer(inTransaction, secrets, command, argument, now);
      await inTransaction((stores) => stores.commandRequests.answer(id, answer, now));
    } catch (error) {
      failures.push(error);
    }
  // Those behind it were answered; whoever asked for this one withdraws it when their patience ends.
  if (failures.length > 0) throw failures[0];
  return waiting.length;
}
