import { importCampaign, readCampaignFiles } from '../../../src/app/campaign/import-campaign.ts';
import { openPeriod } from '../../../src/app/campaign/open-period.ts';
import { makeAdminCode } from '../../../src/app/linking/make-admin-code.ts';
import type { ChatAddress, RawUpdate } from '../../../src/app/ports/channel.ts';
import type { Stores } from '../../../src/app/ports/stores.ts';
import { toRawUpdate } from '../../../src/chat/telegram/raw-update.ts';
import { blocCode, filesOf, indicatorsOf, size } from '../../../src/cli/crash/campaign.ts';
import { beginning, period } from '../../../src/cli/crash/template.ts';
import { nodeSecrets } from '../../../src/secrets.ts';
import type { Database } from '../../../src/storage/database.ts';
import { allStores } from '../../../src/storage/stores/all-stores.ts';

export const botId = '42';
/** The hour at which everybody answers: the period is open, nothing is due. */
export const now = new Date(beginning.getTime() + 3 * 3_600_000);
export const chatOf = (leader: number): number => 6_100_000 + leader;
const address = (chatId: number): ChatAddress => ({ channel: 'telegram', botId, chatId: String(chatId) });

async function seedOrganisation(stores: Stores, index: number, leaders: number): Promise<void> {
  const files = readCampaignFiles(filesOf(index));
  const made = await makeAdminCode(stores, nodeSecrets, 'new', beginning);
  if (!files.ok || !made) throw new Error('the bench cannot read its own files');
  await importCampaign(stores, made.organisation, files.value, null, beginning);
  const organisation = await stores.organisations.byId(made.organisation.id);
  if (!organisation) throw new Error('the organisation is gone');
  const { id } = organisation;
  const blocs = new Map((await stores.blocs.all(id)).map((bloc) => [bloc.code, bloc.id]));
  for (let bloc = 0; bloc < leaders; bloc += 1) {
    const person = await stores.people.create(id, `Trưởng khối ${index}.${bloc}`, beginning);
    const chat = address(chatOf(index * size.blocs + bloc));
    await stores.people.link(person, chat, person.displayName, beginning);
    await stores.people.giveOffice(id, blocs.get(blocCode(bloc)) ?? '', person.id, 'leader', '2026-01-01');
  }
  const by = { personId: null, reviewLabel: 'Sơ kết' };
  const opened = await openPeriod(
    stores,
    organisation,
    period,
    { ...by, personId: made.organisation.id },
    now,
  );
  if (typeof opened === 'string') throw new Error(`the period was refused: ${opened}`);
}

/** As many leaders as wanted, ten to an authority, each with four figures to give. */
export async function seedLeaders(database: Database, leaders: number): Promise<void> {
  for (let index = 0; index * size.blocs < leaders; index += 1) {
    const seats = Math.min(size.blocs, leaders - index * size.blocs);
    await database.inTransaction((tx) => seedOrganisation(allStores(tx), index, seats));
  }
}

/** What a leader writes: one figure of their own, with its unit; in each round another value. */
export function answerOf(leader: number, round: number, updateId: number): RawUpdate {
  const [first, second] = indicatorsOf(leader % size.blocs);
  const indicator = round % 2 === 0 ? first : second;
  const text = `${indicator?.code ?? '1'}: ${600 + (round >> 1)} ${indicator?.unit ?? 'tấn'}`;
  const chat = { id: chatOf(leader), type: 'private' };
  const from = { id: chat.id, is_bot: false, first_name: 'Trưởng khối' };
  const date = Math.floor(now.getTime() / 1000) + round;
  return toRawUpdate(
    { update_id: updateId, message: { message_id: updateId, chat, from, date, text } },
    botId,
    now,
  );
}
