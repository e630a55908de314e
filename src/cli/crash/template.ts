import { importCampaign, readCampaignFiles } from '../../app/campaign/import-campaign.ts';
import { openPeriod } from '../../app/campaign/open-period.ts';
import { makeAdminCode } from '../../app/linking/make-admin-code.ts';
import type { ChatAddress } from '../../app/ports/channel.ts';
import type { Stores } from '../../app/ports/stores.ts';
import { theDay } from '../../domain/calendar/day.ts';
import type { PlannedPeriod } from '../../domain/calendar/period.ts';
import { nodeSecrets } from '../../secrets.ts';
import { openDatabase } from '../../storage/database.ts';
import { allStores } from '../../storage/stores/all-stores.ts';
import { blocCode, filesOf, size } from './campaign.ts';
import type { BenchChats } from './platform/platform.ts';

/**
 * Times of the play, in Viet Nam: the period opens at 8:00 on the 10th, is due on the 16th, is summed up on the 19th. Never
 * a week of silence, after which Telegram counts updates anew: tests/chat/telegram/long-polling.test.ts is about that.
 */
export const vietnam = (day: number, hour: number, minute = 0): Date =>
  new Date(Date.UTC(2026, 5, day, hour - 7, minute));

export const beginning = vietnam(10, 7, 40);
export const period: PlannedPeriod = {
  ...{ kind: 'six-months', label: '6 tháng đầu năm 2026' },
  ...{ dataFrom: theDay(2026, 1, 1), dataTo: theDay(2026, 6, 14) },
  ...{ opensAt: vietnam(10, 8), dueAt: vietnam(16, 17), closesAt: vietnam(24, 17) },
};

/** The bot as the bench's server has it. */
export const botId = 7_000_000_001;

/** Chats keep their ids from run to run, so that one seeded database serves all runs. */
export const chatIds = {
  leader: (organisation: number, bloc: number): number => 6_100_000_000 + organisation * 1_000 + bloc,
  clerk: (organisation: number): number => 6_200_000_000 + organisation,
  group: (organisation: number): number => -4_200_000_000 - organisation,
} as const;

export const telegramChats: BenchChats = {
  ...{ channel: 'telegram', botId: String(botId) },
  leader: (organisation, bloc) => String(chatIds.leader(organisation, bloc)),
  clerk: (organisation) => String(chatIds.clerk(organisation)),
  group: (organisation) => String(chatIds.group(organisation)),
};

/** Fills an empty database with everybody and everything that the play begins with. */
export async function seedTemplate(url: string, chats = telegramChats): Promise<void> {
  const database = await openDatabase({ url });
  try {
    for (let organisation = 0; organisation < size.organisations; organisation += 1)
      await database.inTransaction((tx) => seedOrganisation(allStores(tx), organisation, chats));
  } finally {
    await database.close();
  }
}

async function seedOrganisation(stores: Stores, index: number, chats: BenchChats): Promise<void> {
  const { channel, botId } = chats;
  const address = (chatId: string): ChatAddress => ({ channel, botId, chatId });
  const files = readCampaignFiles(filesOf(index));
  if (!files.ok) throw new Error(`the bench's own files: ${JSON.stringify(files.error)}`);
  const made = await makeAdminCode(stores, nodeSecrets, 'new', beginning);
  if (!made) throw new Error('no organisation was made');
  const imported = await importCampaign(stores, made.organisation, files.value, null, beginning);
  const organisation = await stores.organisations.byId(made.organisation.id);
  if (!imported.ok || !organisation) throw new Error(`the import failed: ${JSON.stringify(imported)}`);
  const { id } = organisation;

  const clerk = await stores.people.create(id, `Cán bộ ${index}`, beginning);
  await stores.people.link(clerk, address(chats.clerk(index)), `Cán bộ ${index}`, beginning);
  await stores.people.grantRole(id, clerk.id, 'clerk', beginning);
  await stores.groups.bind(id, address(chats.group(index)), `Hội đồng ${index}`, clerk.id, beginning);
  const blocs = new Map((await stores.blocs.all(id)).map((bloc) => [bloc.code, bloc.id]));
  for (let bloc = 0; bloc < size.blocs; bloc += 1) {
    const name = `Trưởng khối ${index}.${bloc}`;
    const leader = await stores.people.create(id, name, beginning);
    await stores.people.link(leader, address(chats.leader(index, bloc)), name, beginning);
    await stores.people.giveOffice(id, blocs.get(blocCode(bloc)) ?? '', leader.id, 'leader', '2026-01-01');
  }
  const by = { personId: clerk.id, reviewLabel: 'Sơ kết 6 tháng đầu năm 2026' };
  const opened = await openPeriod(stores, organisation, period, by, beginning);
  if (typeof opened === 'string') throw new Error(`the period was refused: ${opened}`);
}
