import { parseDay, type Day } from '../../domain/calendar/day.ts';
import type { BlocBehind, ClerkDay, WaitingProposal } from '../../render/clerk-day.ts';
import { codedName, figureWords } from '../../render/indicator-words.ts';
import { zoneOf } from '../office-time.ts';
import type { Bloc } from '../ports/blocs.ts';
import type { ReportingPeriod } from '../ports/periods.ts';
import type { Stores } from '../ports/stores.ts';
import type { CapabilitiesOf } from '../posting.ts';
import { reportedFigureOf } from '../reporting/owed-figures.ts';
import { standingOf, type BlocStanding } from '../reporting/standing.ts';
import type { OrganisationInPlay } from './reminder-state.ts';

const isBehind = ({ reported, expected }: BlocStanding): boolean => reported < expected;

function stageOf(period: ReportingPeriod, dueDay: Day, today: Day, now: Date): BlocBehind['stage'] | null {
  if (now > period.closesAt) return 'locked';
  if (now > period.dueAt) return 'late';
  return dueDay === today ? 'due-today' : null;
}

/** What waits for the clerks of one organisation, in the periods that are in play. */
export async function clerkDayOf(
  stores: Stores,
  capabilitiesOf: CapabilitiesOf,
  { organisation, periods }: OrganisationInPlay,
  now: Date,
): Promise<ClerkDay> {
  const { id, timeZone } = organisation;
  const zone = zoneOf(timeZone);
  const today = zone.dayOf(now);
  const blocs = new Map((await stores.blocs.all(id)).map((bloc) => [bloc.id, bloc]));
  const behind: BlocBehind[] = [];
  const unreached = new Map<string, Bloc>();
  const owing = new Set<string>();
  for (const period of periods) {
    const stage = stageOf(period, zone.dayOf(period.dueAt), today, now);
    for (const standing of (await standingOf(stores, capabilitiesOf, organisation, period, now)).filter(
      isBehind,
    )) {
      owing.add(`${period.id} ${standing.bloc.id}`);
      if (stage) behind.push({ ...standing, period, stage });
      if (standing.reachable !== 'yes' && stage !== 'locked') unreached.set(standing.bloc.id, standing.bloc);
    }
  }
  const inPlay = new Map(periods.map((period) => [period.id, period]));
  const postponements = await stores.reminders.postponements(id, [...inPlay.keys()]);
  const promises = postponements
    .filter(({ state, untilDay }) => state === 'granted' && (parseDay(untilDay) ?? '') >= today)
    .flatMap((postponement) => {
      const [bloc, period] = [blocs.get(postponement.blocId), inPlay.get(postponement.periodId)];
      const owes = owing.has(`${postponement.periodId} ${postponement.blocId}`);
      return bloc && period && owes ? [{ postponement, bloc, period }] : [];
    });
  const questions = (await stores.questions.unsettled(id)).flatMap((question) => {
    const bloc = blocs.get(question.blocId);
    return bloc ? [{ question, bloc }] : [];
  });
  return {
    ...{ behind, promises, questions, unreached: [...unreached.values()] },
    proposals: await proposalsOf(stores, id, blocs),
    stuckMessages: (await stores.outbox.dead(100, id)).length,
  };
}

async function proposalsOf(
  stores: Stores,
  organisationId: string,
  blocs: ReadonlyMap<string, Bloc>,
): Promise<WaitingProposal[]> {
  const found: WaitingProposal[] = [];
  for (const figure of await stores.figures.proposals(organisationId)) {
    const period = await stores.periods.byId(organisationId, figure.periodId);
    const campaign = period && (await stores.campaigns.byId(organisationId, period.campaignId));
    const indicator = campaign?.catalogue.indicators.find((each) => each.id === figure.indicatorId);
    const bloc = blocs.get(figure.blocId);
    if (!indicator || !bloc) continue;
    const shown = reportedFigureOf(figure, indicator);
    const words = `${codedName(indicator)}: ${shown ? figureWords(shown, indicator) : ''}`;
    found.push({ figure, bloc, indicator, words });
  }
  return found;
}

export const isEmptyDay = (day: ClerkDay): boolean =>
  day.stuckMessages === 0 &&
  [day.behind, day.unreached, day.promises, day.proposals, day.questions].every((list) => list.length === 0);
