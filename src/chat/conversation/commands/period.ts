import { foldText } from '../../../app/fold-text.ts';
import { layPeriods } from '../../../app/campaign/lay-periods.ts';
import { openPeriod } from '../../../app/campaign/open-period.ts';
import { readPeriod } from '../../../app/campaign/read-period.ts';
import { timeWordsOf } from '../../../app/office-time.ts';
import type { PeriodKind } from '../../../domain/calendar/period.ts';
import { periodHow, periodNotRead, periodOpened, periodRefused, periodsLaid } from '../../words/period.ts';
import { undatedEvents } from '../../words/event.ts';
import { reviewLabel } from '../../words/review.ts';
import { handleEvent } from '../campaign-events.ts';
import type { Command } from '../command.ts';
import type { LinkedTurn } from '../turn.ts';
import { sayQuota } from '../quota.ts';
import { wayOfFiles } from '../way-of-files.ts';

const kindNames: readonly (readonly [name: string, kind: PeriodKind])[] = [
  ['thang', 'month'],
  ['quy', 'quarter'],
  ['6 thang', 'six-months'],
  ['9 thang', 'nine-months'],
  ['nam', 'year'],
];

/**
 * «tự động quý, 6 tháng, năm, sự kiện Hội nghị tổng kết»: which kinds of period the campaign is to have, and its events;
 * null: something else was typed.
 */
function laidOut(typed: string): { kinds: PeriodKind[]; events: string[] } | null {
  const [first = '', ...rest] = typed.split(/[,;]/);
  const automatic = /^\s*(?:tự động|tu dong)(?:\s+|$)/iu;
  if (!automatic.test(first)) return null;
  const parts = [first.replace(automatic, ''), ...rest].map((part) => part.trim());
  const kinds = parts.flatMap((part) => kindNames.find(([known]) => known === foldText(part))?.[1] ?? []);
  const events = parts.filter((part) => foldText(part).startsWith('su kien'));
  return kinds.length + events.length > 0 ? { kinds, events } : null;
}

/** Lays the campaign's periods out; its events are named, their days may come later. */
async function layOut(
  turn: LinkedTurn,
  { kinds, events }: { readonly kinds: PeriodKind[]; readonly events: string[] },
): Promise<void> {
  const { stores, actor, now } = turn;
  if (kinds.length > 0) {
    const by = { personId: actor.person.id, reviewLabel };
    const laid = await layPeriods(stores, actor.organisation, kinds, by, now);
    const { instantWords } = timeWordsOf(actor.organisation, now);
    const refused = typeof laid === 'string';
    await turn.say(refused ? periodRefused(laid, wayOfFiles(turn)) : periodsLaid(laid, instantWords));
  }
  for (const event of events) await handleEvent(turn, event);
}

export const period: Command = {
  name: 'ky',
  about: 'Mở kỳ báo cáo',
  where: 'private',
  audience: 'clerk',
  run: async (turn, argument) => {
    const { stores, actor, now } = turn;
    const { organisation, person } = actor;
    const { instantWords } = timeWordsOf(organisation, now);
    if (argument === '') {
      const campaign = await stores.campaigns.active(organisation.id);
      const periods = campaign ? await stores.periods.ofCampaign(organisation.id, campaign.campaign.id) : [];
      const events = campaign ? await stores.events.ofCampaign(organisation.id, campaign.campaign.id) : [];
      return turn.say(periodHow(periods.slice(-6), undatedEvents(events), instantWords));
    }
    const automatic = laidOut(argument);
    if (automatic) return layOut(turn, automatic);
    if (await handleEvent(turn, argument)) return;
    const planned = await readPeriod(stores, organisation, argument, now);
    if (!planned.ok) return turn.say(periodNotRead(planned.error));
    const by = { personId: person.id, reviewLabel: reviewLabel(planned.value.label) };
    const opened = await openPeriod(stores, organisation, planned.value, by, now);
    if (typeof opened === 'string') return turn.say(periodRefused(opened, wayOfFiles(turn)));
    await turn.say(periodOpened(opened, instantWords));
    // A period that opens later is told of some days before.
    if (opened.made) await sayQuota(turn, [opened.period]);
  },
};
