import type { Actor } from '../../app/actor.ts';
import { timeWordsOf } from '../../app/office-time.ts';
import type { TextLine } from '../../app/ports/channel.ts';
import type { ReportingPeriod } from '../../app/ports/periods.ts';
import { valuesOf } from '../../app/reporting/current-figure.ts';
import { isOwed, type Desk } from '../../app/reporting/desk.ts';
import { owedFiguresOf, reportedFigureOf } from '../../app/reporting/owed-figures.ts';
import type { Recorded, Unrecorded } from '../../app/reporting/record-figures.ts';
import type { ReportResult } from '../../app/reporting/report.ts';
import { renderEcho, type Echo, type EchoedFigure } from '../../render/echo.ts';
import { figureWords } from '../../render/indicator-words.ts';
import { actWords, declined, nothingUnderstood, unrecordedWords } from '../words/report.ts';

export function echoedFigureOf(desk: Desk, each: Recorded): EchoedFigure[] {
  const { record, indicator, figure, replaced, previous, duty } = each;
  const shown = reportedFigureOf(figure, indicator);
  if (!shown) return [];
  const unit = desk.units.find(({ id }) => id === duty.unitId);
  const earlier = previous ? valuesOf(previous, indicator).value : null;
  return [
    {
      ...{ indicator, figure: shown, estimate: figure.estimate, previous: earlier },
      ...(unit ? { member: unit.shortName } : {}),
      ...(record.level ? { level: record.level } : {}),
      ...(replaced ? { replaces: reportedFigureOf(replaced, indicator) } : {}),
      ...(record.converted ? { convertedFrom: record.typed } : {}),
      ...(record.confirm ? { confirm: true } : {}),
    },
  ];
}

/** The figure that stands in the way of a new one, in words. */
function figureOnRecord(each: Unrecorded): string {
  const figure = 'figure' in each ? reportedFigureOf(each.figure, each.indicator) : null;
  return figure && 'indicator' in each ? figureWords(figure, each.indicator) : '';
}

const stateOf = ({ figure }: Recorded): Echo['state'] =>
  figure.status === 'proposed' ? 'proposed' : figure.late ? 'late' : 'on-time';

/** Figures of one period and state stand in one echo. */
function grouped(recorded: readonly Recorded[]): Recorded[][] {
  const groups = new Map<string, Recorded[]>();
  for (const each of recorded) {
    const key = `${each.period.id}/${stateOf(each)}`;
    groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  return [...groups.values()];
}

/** The period whose missing figures are named: the one just reported for, else the first that is owed. */
function periodToFinish({ desk, recorded, stillOwed }: ReportResult): ReportingPeriod | null {
  const reported = recorded.at(-1)?.period;
  const owed = desk.periods.find(({ id }) => stillOwed.some(({ periodId }) => periodId === id));
  return reported ?? owed ?? desk.periods.at(-1) ?? null;
}

function actsOf(result: ReportResult, actor: Actor, now: Date): string[] {
  const { unrecorded, acts, declined: noRecord, recorded, asked, unread } = result;
  const { dayWords } = timeWordsOf(actor.organisation, now);
  const said = [
    ...unrecorded.flatMap((each) => unrecordedWords(each, figureOnRecord(each)) ?? []),
    ...acts.map((act) => actWords(act, dayWords)),
    ...(noRecord ? [declined] : []),
  ];
  const silent = said.length === 0 && recorded.length === 0 && unread.length === 0 && !asked;
  return silent ? [nothingUnderstood] : said;
}

/** Says back what became of a leader's message. */
export function echoReport(result: ReportResult, actor: Actor, now: Date): TextLine[] {
  const { desk, recorded, asked, unread, stillOwed } = result;
  const period = periodToFinish(result);
  const severalBlocs = actor.offices.length > 1;
  const groups = grouped(recorded);
  const earlier = groups.slice(0, -1);
  const last = groups.at(-1) ?? [];
  const echo = (group: readonly Recorded[]): Echo => {
    const [first] = group;
    const bloc = desk.blocs.find(({ id }) => id === first?.duty.blocId);
    return {
      period: first?.period.label ?? period?.label ?? '',
      ...(severalBlocs && bloc ? { bloc: bloc.shortName } : {}),
      state: first ? stateOf(first) : 'on-time',
      recorded: group.flatMap((each) => echoedFigureOf(desk, each)),
      stillOwed: [],
      total: 0,
    };
  };
  const inPeriod = desk.duties.filter(({ periodId }) => periodId === period?.id);
  const owed = stillOwed.filter((duty) => duty.periodId === period?.id && isOwed(duty));
  const whole: Echo = {
    ...echo(last),
    acts: actsOf(result, actor, now),
    question: asked && {
      text: asked.question.text,
      choices: asked.question.choices.map(({ label }) => label),
    },
    moreQuestions: asked?.waiting ?? 0,
    unread,
    stillOwed: owedFiguresOf(desk, owed),
    total: inPeriod.length,
  };
  return [...earlier.flatMap((group) => [...renderEcho(echo(group)), { text: '' }]), ...renderEcho(whole)];
}
