import {
  completionClasses,
  completionOf,
  type Completion,
  type CompletionClass,
  type CompletionRules,
  type ReportedFigure,
} from '../indicator/completion.ts';
import type { Indicator, IndicatorGroup } from '../indicator/indicator.ts';
import type { Decimal } from '../quantity/decimal.ts';
import { contributionsOf, type Contributions, type SummaryFigure } from './contributions.ts';
import { reportingOf, silentBlocs, type BlocReporting, type ReviewedBloc } from './reporting.ts';

/** The current version of a figure, as the records have it. */
export interface ReviewedFigure {
  readonly reported: ReportedFigure;
  readonly estimate: boolean;
  /** send time of the first valid report in this period: it decides whether the figure was on time */
  readonly firstSentAt: Date;
  readonly corrected: boolean;
}

export interface ReviewedIndicator {
  readonly indicator: Indicator;
  /** name of the owning bloc; null: nobody was charged with it */
  readonly owner: string | null;
  readonly figure: ReviewedFigure | null;
  /** value of the period before, in the indicator's unit */
  readonly previous: Decimal | null;
  /** every member unit that is asked, with or without a figure */
  readonly contributions: readonly {
    readonly bloc: string;
    readonly unit: string;
    readonly figure: ReviewedFigure | null;
  }[];
}

/** Raised by a leader. No name of a person is taken in, so none can get out. */
export interface ReviewedDifficulty {
  readonly bloc: string;
  /** code of the indicator it is about */
  readonly indicator: string | null;
  /** the leader's own words: for the clerk, never for a group */
  readonly text: string;
}

export interface SummaryPeriod {
  /** as it stands after «Báo cáo»: `6 tháng` */
  readonly label: string;
  /** YYYY-MM-DD, both inclusive */
  readonly dataFrom: string;
  readonly dataTo: string;
  readonly dueAt: Date;
}

export interface SummaryInput {
  readonly authority: string;
  readonly campaign: string;
  readonly period: SummaryPeriod;
  readonly timeZone: string;
  /** what is known at this instant */
  readonly asOf: Date;
  readonly rules: CompletionRules;
  readonly groups: readonly IndicatorGroup[];
  /** in the document's order */
  readonly indicators: readonly ReviewedIndicator[];
  readonly blocs: readonly ReviewedBloc[];
  readonly difficulties: readonly ReviewedDifficulty[];
}

export interface SummaryLine {
  readonly indicator: Indicator;
  readonly owner: string | null;
  readonly figure: SummaryFigure | null;
  readonly previous: Decimal | null;
  readonly completion: Completion;
  readonly contributions: Contributions;
}

export interface SummaryGroup {
  readonly name: string;
  readonly lines: readonly SummaryLine[];
}

/** How far a campaign is in one period: plain data, frozen when it is published. */
export interface Summary {
  readonly authority: string;
  readonly campaign: string;
  readonly period: SummaryPeriod;
  readonly timeZone: string;
  readonly asOf: Date;
  /** the campaign is over: classes are verdicts, not progress */
  readonly final: boolean;
  readonly groups: readonly SummaryGroup[];
  readonly counts: Readonly<Record<CompletionClass, number>>;
  readonly reporting: readonly BlocReporting[];
  readonly silentBlocs: readonly string[];
  readonly difficulties: readonly ReviewedDifficulty[];
}

function figureOf(figure: ReviewedFigure | null, dueAt: Date): SummaryFigure | null {
  if (figure === null) return null;
  const { reported, estimate, firstSentAt, corrected } = figure;
  return { reported, estimate, corrected, reportedAt: firstSentAt, late: firstSentAt > dueAt };
}

function lineOf(reviewed: ReviewedIndicator, { period, rules }: SummaryInput): SummaryLine {
  const { indicator, owner, previous } = reviewed;
  const units = reviewed.contributions.map(({ bloc, unit, figure }) => ({
    bloc,
    unit,
    figure: figureOf(figure, period.dueAt),
  }));
  return {
    indicator,
    owner,
    previous,
    figure: figureOf(reviewed.figure, period.dueAt),
    completion: completionOf(indicator, reviewed.figure?.reported ?? null, rules),
    contributions: contributionsOf(indicator, units),
  };
}

/** Groups in the document's order; a group that is not listed comes last, under its code. */
function grouped(lines: readonly SummaryLine[], groups: readonly IndicatorGroup[]): SummaryGroup[] {
  const listed = new Set(groups.map(({ code }) => code));
  const unlisted = new Set(lines.map(({ indicator }) => indicator.group).filter((code) => !listed.has(code)));
  return [...groups, ...[...unlisted].map((code) => ({ code, name: code }))]
    .map(({ code, name }) => ({ name, lines: lines.filter(({ indicator }) => indicator.group === code) }))
    .filter((group) => group.lines.length > 0);
}

function countsOf(lines: readonly SummaryLine[]): Readonly<Record<CompletionClass, number>> {
  const count = (name: CompletionClass) => lines.filter(({ completion }) => completion.class === name).length;
  return {
    exceeded: count('exceeded'),
    met: count('met'),
    nearlyMet: count('nearlyMet'),
    notMet: count('notMet'),
    onTrack: count('onTrack'),
    behind: count('behind'),
    noFigure: count('noFigure'),
    notApplicable: count('notApplicable'),
  };
}

/** The state of a campaign in one period, from the records alone: the same records give the same summary. */
export function summarise(input: SummaryInput): Summary {
  const { authority, campaign, period, timeZone, asOf, rules, groups, blocs, difficulties } = input;
  const lines = input.indicators.map((reviewed) => lineOf(reviewed, input));
  const reporting = blocs
    .map((bloc) => reportingOf(bloc, period.dueAt))
    .filter(({ expected }) => expected > 0);
  return {
    authority,
    campaign,
    period,
    timeZone,
    asOf,
    final: rules.final,
    groups: grouped(lines, groups),
    counts: countsOf(lines),
    reporting,
    silentBlocs: silentBlocs(reporting),
    difficulties,
  };
}

export const linesOf = (summary: Summary): readonly SummaryLine[] =>
  summary.groups.flatMap(({ lines }) => lines);

/** Indicators that count: those that are not carried out are neither met nor missed. */
export const countedIndicators = ({ counts }: Summary): number =>
  completionClasses.reduce((total, name) => total + (name === 'notApplicable' ? 0 : counts[name]), 0);
