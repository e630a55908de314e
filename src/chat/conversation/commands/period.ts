import { foldText } from '../../../app/fold-text.ts';
import { layPeriods } from '../../../app/campaign/lay-periods.ts';
import { openPeriod } from '../../../app/campaign/open-period.ts';
import { readPeriod } from '../../../app/campaign/read-period.ts';
import { timeWordsOf } from '../../../app/office-time.ts';
import type { PeriodKind } from '../../../domain/calendar/period.ts';
import { periodHow, periodNotRead, periodOpened, periodRefused, periodsLaid } from '../../words/period.ts';
import { reviewLabel } from '../../words/review.ts';
import type { Command } from '../command.ts';
import { sayQuota } from '../quota.ts';
import { wayOfFiles } from '../way-of-files.ts';

const kindNames: readonly (readonly [name: string, kind: PeriodKind])[] = [
  ['thang', 'month'],
  ['quy', 'quarter'],
  ['6 thang', 'six-months'],
  ['9 thang', 'nine-months'],
  ['nam', 'year'],
];

/** «tự động quý, 6 tháng, năm»: which kinds of period the campaign is to have; none: something else was typed. */
function kindsLaidOut(typed: string): PeriodKind[] {
  const parts = typed.split(/[,;]/).map(foldText);
  if (!parts[0]?.startsWith('tu dong')) return [];
  const names = [parts[0].replace(/^tu dong ?/, ''), ...parts.slice(1)];
  return names.flatMap((name) => kindNames.find(([known]) => known === name)?.[1] ?? []);
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
      return turn.say(periodHow(periods.slice(-6), instantWords));
    }
    const kinds = kindsLaidOut(argument);
    if (kinds.length > 0) {
      const by = { personId: person.id, reviewLabel };
      const laid = await layPeriods(stores, organisation, kinds, by, now);
      return turn.say(
        typeof laid === 'string' ? periodRefused(laid, wayOfFiles(turn)) : periodsLaid(laid, instantWords),
      );
    }
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
