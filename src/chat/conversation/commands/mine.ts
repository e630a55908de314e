import { timeWordsOf } from '../../../app/office-time.ts';
import type { TextLine } from '../../../app/ports/channel.ts';
import type { Duty, ReportingPeriod } from '../../../app/ports/periods.ts';
import { currentOf, deskOf, indicatorById, isOwed, type Desk } from '../../../app/reporting/desk.ts';
import { owedFiguresOf, reportedFigureOf } from '../../../app/reporting/owed-figures.ts';
import { blocsOf, periodsWithDuties } from '../../../app/reporting/standing.ts';
import { codedName, figureWords } from '../../../render/indicator-words.ts';
import { owedList } from '../../../render/owed-list.ts';
import { noCampaign } from '../../words/general.ts';
import * as words from '../../words/standing.ts';
import type { Command } from '../command.ts';

function figureOnRecord(desk: Desk, duty: Duty): string | null {
  const indicator = indicatorById(desk, duty.indicatorId);
  const { actual, estimate, percentOfPlan } = currentOf(desk, duty);
  const figure = actual ?? estimate ?? percentOfPlan;
  const shown = figure && indicator && reportedFigureOf(figure, indicator);
  if (!figure || !indicator || !shown) return null;
  const unit = desk.units.find(({ id }) => id === duty.unitId);
  return [
    `• ${unit ? `${unit.shortName}: ` : ''}${codedName(indicator)}: ${figure.estimate ? 'ước ' : ''}${figureWords(shown, indicator)}`,
    ...(figure.late ? [words.late] : []),
    ...(figure.source === 'entered-by-clerk' ? [words.entered] : []),
  ].join(' · ');
}

function periodLines(desk: Desk, period: ReportingPeriod, due: string): TextLine[] {
  const duties = desk.duties.filter(
    ({ periodId, state }) => periodId === period.id && state !== 'not-applicable',
  );
  const given = duties.flatMap((duty) => figureOnRecord(desk, duty) ?? []);
  const missing = duties.filter(isOwed);
  const narrative = duties.find(({ share }) => share === 'narrative');
  if (narrative) return [words.mineTitle(period.label, due), ...words.mineNarrative(!isOwed(narrative))];
  return [
    words.mineTitle(period.label, due),
    ...(given.length > 0
      ? [
          ...words.mineGiven(duties.length - missing.length, duties.length),
          ...given.map((text) => ({ text })),
        ]
      : []),
    ...(missing.length > 0
      ? [...words.mineMissing(missing.length), ...owedList(owedFiguresOf(desk, missing))]
      : words.mineComplete),
  ];
}

/** What is on record from a leader's blocs, and what is still missing. */
export const mine: Command = {
  name: 'dagui',
  about: 'Số đã gửi và còn thiếu',
  where: 'private',
  audience: 'leader',
  run: async (turn) => {
    const { stores, actor, now } = turn;
    const desk = await deskOf(stores, actor.organisation.id, blocsOf(actor), now);
    if (!desk) return turn.say(noCampaign);
    const periods = periodsWithDuties(desk).slice(-3).reverse();
    if (periods.length === 0) return turn.say(words.nothingGiven);
    const { instantWords } = timeWordsOf(actor.organisation, now);
    const parts = periods.flatMap((period) => [
      ...periodLines(desk, period, instantWords(period.dueAt)),
      { text: '' },
    ]);
    await turn.say(parts.slice(0, -1));
  },
};
