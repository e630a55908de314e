import { timeWordsOf } from '../../app/office-time.ts';
import type { ActOutcome } from '../../app/reporting/acts.ts';
import type { Recorded } from '../../app/reporting/record-figures.ts';
import type { ReportResult } from '../../app/reporting/report.ts';
import { clerks, tell, tellRole, type Letter } from '../../app/posting.ts';
import { reportedFigureOf } from '../../app/reporting/owed-figures.ts';
import { codedName, figureWords } from '../../render/indicator-words.ts';
import * as words from '../words/report.ts';
import { echoReport } from './echo-report.ts';
import { tellOfAbsence, tellOfDelegation } from './stand-in-notices.ts';
import type { Buttons, LinkedTurn } from './turn.ts';

type Notice = Omit<Letter, 'organisationId' | 'personId' | 'key'>;

export function figureLine({ figure, indicator }: Pick<Recorded, 'figure' | 'indicator'>): string {
  const shown = reportedFigureOf(figure, indicator);
  return `${codedName(indicator)}: ${shown ? figureWords(shown, indicator) : ''}`;
}

const tellClerks = (turn: LinkedTurn, key: string, notice: Notice): Promise<void> =>
  tellRole(
    turn.stores,
    turn.capabilitiesOf,
    turn.actor.organisation,
    clerks,
    { ...notice, key: `${key}/${turn.inboxId}` },
    turn.now,
  );

/** A deputy changed the leader's figure, or the other way round: the one who gave it is told. */
async function tellReplacedAuthors(turn: LinkedTurn, recorded: readonly Recorded[]): Promise<void> {
  const { actor, stores, capabilitiesOf, now, inboxId } = turn;
  const changed = recorded.filter(
    ({ replaced }) => replaced?.authorId && replaced.authorId !== actor.person.id,
  );
  for (const each of changed) {
    const author = await stores.people.byId(actor.organisation.id, each.replaced?.authorId ?? '');
    if (!author) continue;
    const lines = words.changedByOther(actor.person.displayName, figureLine(each), each.period.label);
    const key = `changed/${inboxId}/${each.figure.id}`;
    await tell(stores, capabilitiesOf, author, { key, priority: 'notice', lines }, now);
  }
}

/** A figure of a period that the council has had already: the clerk decides about a correction. */
export async function tellOfPublished(turn: LinkedTurn, recorded: readonly Recorded[]): Promise<void> {
  const { stores, actor } = turn;
  const accepted = recorded.filter(({ figure }) => figure.status === 'accepted');
  for (const period of new Set(accepted.map((each) => each.period))) {
    const last = await stores.reviews.lastPublication(actor.organisation.id, period.id);
    if (!last) continue;
    const changed = accepted.filter((each) => each.period === period).map(figureLine);
    await tellClerks(turn, `changed-after/${period.id}`, {
      priority: 'notice',
      lines: words.changedAfterPublication(last.number, period.label, changed),
    });
  }
}

async function tellOfProposals(turn: LinkedTurn, { recorded, desk }: ReportResult): Promise<void> {
  for (const each of recorded.filter(({ figure }) => figure.status === 'proposed')) {
    const bloc = desk.blocs.find(({ id }) => id === each.duty.blocId);
    const decide = (accept: boolean) => ({ do: 'decide-figure' as const, figureId: each.figure.id, accept });
    await tellClerks(turn, `proposal/${each.figure.id}`, {
      priority: 'notice',
      lines: words.proposalNotice(bloc?.shortName ?? '', figureLine(each), each.period.label),
      buttons: [
        { label: words.accept, action: decide(true) },
        { label: words.refuse, action: decide(false) },
      ],
    });
  }
}

async function tellOfAct(turn: LinkedTurn, act: ActOutcome, result: ReportResult): Promise<void> {
  const bloc = result.desk.blocs[0]?.shortName ?? '';
  const { dayWords } = timeWordsOf(turn.actor.organisation, turn.now);
  switch (act.kind) {
    case 'postponed':
      for (const { id, periodId, blocId } of act.postponements) {
        const period = result.desk.periods.find((each) => each.id === periodId)?.label ?? '';
        const whose = result.desk.blocs.find((each) => each.id === blocId)?.shortName ?? bloc;
        await tellClerks(turn, `postponed/${id}`, {
          priority: 'notice',
          lines: words.postponedNotice(whose, dayWords(act.until), period),
          buttons: [{ label: words.refuse, action: { do: 'refuse-postponement', postponementId: id } }],
        });
      }
      return;
    case 'delegated':
    case 'delegated-before':
    case 'handed-back':
    case 'nobody-to-ask':
    case 'nothing-to-delegate':
      return tellOfDelegation(turn, act);
    case 'away':
    case 'away-nobody':
    case 'away-until-when':
    case 'away-too-long':
    case 'away-noted':
    case 'back':
    case 'back-noted':
      return tellOfAbsence(turn, act);
    case 'difficulty-noted':
      return tellClerks(turn, 'difficulty', {
        priority: 'notice',
        lines: words.difficultyNotice(bloc, act.text),
      });
    case 'withdrawn':
    case 'nothing-to-withdraw':
    case 'postpone-until-when':
    case 'postpone-refused':
    case 'nothing-to-postpone':
    case 'correct-what':
      return;
  }
}

/** Says back what was understood, with the open question's choices, and tells those whom it concerns. */
export async function answerReport(turn: LinkedTurn, result: ReportResult): Promise<void> {
  const question = result.asked?.question;
  const buttons: Buttons = (question?.choices ?? []).map(({ label }, index) => ({
    label,
    action: { do: 'choose', questionId: question?.id ?? '', index },
  }));
  await turn.say(echoReport(result, turn.actor, turn.now), buttons, false);
  await tellReplacedAuthors(turn, result.recorded);
  await tellOfPublished(turn, result.recorded);
  await tellOfProposals(turn, result);
  for (const act of result.acts) await tellOfAct(turn, act, result);
}
