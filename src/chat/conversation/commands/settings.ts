import { settingsOf, type OfficeSettings } from '../../../app/office-settings.ts';
import { foldText } from '../../../app/fold-text.ts';
import { parseRuleWords, ruleWords } from '../../../domain/calendar/rule-words.ts';
import { settingsNotRead, settingsSet, settingsShown } from '../../words/settings.ts';
import type { Command } from '../command.ts';
import type { LinkedTurn } from '../turn.ts';

/** «24/11 nghỉ», «24/11 làm việc»: null: it is about something else. */
function cultureDayIn(argument: string): boolean | null {
  const words = /^(?:ngay )?24 11 (nghi|lam)/.exec(foldText(argument));
  return words ? words[1] === 'nghi' : null;
}

async function change(turn: LinkedTurn, settings: OfficeSettings, detail: string): Promise<void> {
  const { stores, actor, now } = turn;
  const { organisation, person } = actor;
  await stores.organisations.setSettings(organisation.id, settings);
  await stores.audit.note({
    ...{ organisationId: organisation.id, personId: person.id, at: now, action: 'change-settings' },
    detail: { what: detail },
  });
  await turn.say([...settingsSet, ...settingsShown(ruleWords(settings.periods), settings.cultureDay)]);
}

/** How periods get their times, and which days the office has off by rule. */
export const settings: Command = {
  name: 'caidat',
  about: 'Cách tính kỳ, hạn, ngày nghỉ 24/11',
  where: 'private',
  audience: 'clerk',
  run: async (turn, argument) => {
    const current = settingsOf(turn.actor.organisation);
    if (argument === '') return turn.say(settingsShown(ruleWords(current.periods), current.cultureDay));
    const cultureDay = cultureDayIn(argument);
    if (cultureDay !== null) return change(turn, { ...current, cultureDay }, 'cultureDay');
    const periods = parseRuleWords(argument, current.periods);
    if (!periods.ok) return turn.say(settingsNotRead(periods.error));
    await change(turn, { ...current, periods: periods.value }, 'periods');
  },
};
