import { timeWordsOf } from '../../../app/office-time.ts';
import { forecast as forecastReminders, type ForecastReminder } from '../../../app/schedule/forecast.ts';
import { forecastEnd, forecastMore, forecastTitle, readerOf, rungWords } from '../../words/calendar.ts';
import type { Command } from '../command.ts';
import { sayQuota } from '../quota.ts';

const shown = 40;
const monthMs = 31 * 24 * 60 * 60 * 1000;

/** Who will get what, and when: the coming month as the plan and the records have it now. */
export const forecast: Command = {
  name: 'thu',
  about: 'Xem trước: ai sẽ được nhắc gì, khi nào',
  where: 'private',
  audience: 'clerk',
  run: async (turn) => {
    const { stores, actor, now } = turn;
    const { organisation } = actor;
    const ahead = await forecastReminders(stores, organisation, now, new Date(now.getTime() + monthMs));
    const blocs = new Map(
      (await stores.blocs.all(organisation.id)).map(({ id, shortName }) => [id, shortName]),
    );
    const { instantWords } = timeWordsOf(organisation, now);
    const line = ({ at, reminder }: ForecastReminder): string => {
      const names = [...new Set(reminder.items.map(({ blocId }) => blocs.get(blocId) ?? ''))];
      const reader = reminder.items[0]?.as ?? 'clerk';
      return `• ${instantWords(at)} · ${readerOf[reader]} · ${names.join(', ')}: ${rungWords(reminder.rung)}`;
    };
    await turn.say([
      ...forecastTitle(ahead.length),
      ...ahead.slice(0, shown).map((each) => ({ text: line(each) })),
      ...(ahead.length > shown ? forecastMore(ahead.length - shown) : []),
      ...forecastEnd,
    ]);
    const campaign = await stores.campaigns.active(organisation.id);
    const periods = campaign ? await stores.periods.ofCampaign(organisation.id, campaign.campaign.id) : [];
    const soon = new Date(now.getTime() + monthMs);
    const near = periods.filter(({ opensAt, closesAt }) => closesAt > now && opensAt <= soon);
    await sayQuota(turn, near);
  },
};
