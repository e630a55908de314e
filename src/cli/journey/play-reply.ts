import { openPeriod } from '../../app/campaign/open-period.ts';
import { readPeriod } from '../../app/campaign/read-period.ts';
import type { NamedFile } from '../../app/campaign/import-campaign.ts';
import { localDay } from '../../app/office-time.ts';
import type { StoredUnit } from '../../app/ports/blocs.ts';
import type { Organisation } from '../../app/ports/organisations.ts';
import type { Stores } from '../../app/ports/stores.ts';
import { valuesOf } from '../../app/reporting/current-figure.ts';
import { approximate, type Decimal } from '../../domain/quantity/decimal.ts';
import { wordsOf } from '../../playground/bot-api/world/chat-message.ts';
import type { Stage } from '../../playground/stage.ts';
import { scoreReply, type ComparedRecord, type ReplyCase, type RecordKind } from '../accuracy/replies.ts';

export interface PlayedReply {
  readonly right: boolean;
  readonly recorded: readonly ComparedRecord[];
  /** what the bot answered */
  readonly answer: string;
}

/** Somebody who speaks for every bloc, so that any message finds what it is about. */
async function appoint(stage: Stage, organisation: Organisation, chatId: number): Promise<void> {
  const now = stage.clock.now();
  await stage.bot.inTransaction(async (stores) => {
    const { channel, botId } = { channel: 'telegram' as const, botId: stage.channel.botId };
    const linked = await stores.people.byChat(channel, botId, String(chatId));
    if (!linked) throw new Error('the sender was not linked');
    const today = localDay(now, organisation.timeZone);
    for (const { id } of await stores.blocs.all(organisation.id))
      await stores.people.giveOffice(organisation.id, id, linked.person.id, 'leader', today);
    const planned = await readPeriod(stores, organisation, '6 tháng mở ngay', now);
    if (!planned.ok) throw new Error(planned.error.kind);
    await openPeriod(stores, organisation, planned.value, { personId: null, reviewLabel: '' }, now);
  });
}

const bareName = ({ shortName }: StoredUnit): string =>
  shortName.replace(/^(UBND )?(xã|thị trấn|phường|TT|P\.)\s+/iu, '');

const plain = (value: Decimal | null): number | null => (value === null ? null : approximate(value));

async function recordedIn(stores: Stores, organisation: Organisation): Promise<ComparedRecord[]> {
  const campaign = await stores.campaigns.active(organisation.id);
  if (!campaign) return [];
  const indicators = new Map(campaign.catalogue.indicators.map((indicator) => [indicator.id, indicator]));
  const units = new Map((await stores.blocs.units(organisation.id)).map((unit) => [unit.id, unit]));
  const [period] = await stores.periods.ofCampaign(organisation.id, campaign.campaign.id);
  const figures = period ? await stores.figures.ofPeriod(organisation.id, period.id) : [];
  return figures.flatMap((figure): ComparedRecord[] => {
    const indicator = indicators.get(figure.indicatorId);
    if (!indicator || figure.kind === 'withdrawn') return [];
    const { value, of } = valuesOf(figure, indicator);
    const unit = units.get(figure.unitId);
    return [
      {
        ...{ indicator: indicator.code, kind: figure.kind satisfies RecordKind, value: plain(value) },
        ...(of ? { of: approximate(of) } : {}),
        ...(unit ? { member: bareName(unit) } : {}),
        ...(figure.estimate ? { estimate: true } : {}),
      },
    ];
  });
}

/** Sends one message from a phone in an organisation of its own, and looks up what was put on record. */
export async function playReply(
  stage: Stage,
  files: readonly NamedFile[],
  reply: ReplyCase,
): Promise<PlayedReply> {
  const { organisation, token } = await stage.seed(files, reply.id);
  const sender = stage.server.world.addUser({ firstName: 'Khối trưởng' });
  sender.openDeepLink(token);
  await stage.settle();
  await appoint(stage, organisation, sender.chatId);
  const before = stage.server.deliveries.length;
  sender.sendText(sender, reply.text);
  await stage.settle();
  const answers = stage.server.deliveries.slice(before).filter(({ chatId }) => chatId === sender.chatId);
  const recorded = await stage.bot.inTransaction((stores) => recordedIn(stores, organisation));
  const percent = new Set(
    await stage.bot.inTransaction(async (stores) => {
      const campaign = await stores.campaigns.active(organisation.id);
      return (campaign?.catalogue.indicators ?? [])
        .filter(({ unit }) => unit === '%')
        .map(({ code }) => code);
    }),
  );
  const { right } = scoreReply(reply, { records: recorded, questions: [] }, percent);
  const answer = answers.map(({ content }) => wordsOf(content).text).join('\n');
  return { right, recorded, answer };
}
