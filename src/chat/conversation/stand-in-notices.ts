import { timeWordsOf } from '../../app/office-time.ts';
import type { TextLine } from '../../app/ports/channel.ts';
import type { Person } from '../../app/ports/people.ts';
import { clerks, tell, tellRole } from '../../app/posting.ts';
import type { AwayOutcome } from '../../app/reporting/away.ts';
import type { DelegateOutcome } from '../../app/reporting/delegate.ts';
import * as words from '../words/stand-in.ts';
import type { LinkedTurn } from './turn.ts';

const notice = (key: string, lines: readonly TextLine[]) => ({ key, priority: 'notice' as const, lines });

const tellClerks = (turn: LinkedTurn, key: string, lines: readonly TextLine[]): Promise<void> =>
  tellRole(
    turn.stores,
    turn.capabilitiesOf,
    turn.actor.organisation,
    clerks,
    notice(`${key}/${turn.inboxId}`, lines),
    turn.now,
  );

const tellPerson = async (
  turn: LinkedTurn,
  key: string,
  person: Person,
  lines: readonly TextLine[],
): Promise<void> => {
  const letter = notice(`${key}/${turn.inboxId}/${person.id}`, lines);
  await tell(turn.stores, turn.capabilitiesOf, person, letter, turn.now);
};

/** Tells the one who is asked instead, and the clerks. */
export async function tellOfDelegation(turn: LinkedTurn, act: DelegateOutcome): Promise<void> {
  const { dayWords } = timeWordsOf(turn.actor.organisation, turn.now);
  const who = turn.actor.person.displayName;
  switch (act.kind) {
    case 'delegated': {
      const { bloc, to, indicator } = act;
      const until = act.until === null ? null : dayWords(act.until);
      const what = indicator ? `chỉ tiêu ${indicator.code}` : 'số liệu kỳ này';
      const key = `delegated/${bloc.id}/${indicator?.id ?? ''}`;
      await tellPerson(turn, key, to, words.askedInstead(who, bloc.shortName, what, until));
      return tellClerks(turn, key, words.delegatedNotice(bloc.shortName, to.displayName, what, until));
    }
    case 'handed-back':
      return tellPerson(
        turn,
        `handed-back/${act.bloc.id}`,
        act.to,
        words.handedBackTo(who, act.bloc.shortName),
      );
    case 'nobody-to-ask':
      return tellClerks(
        turn,
        `nobody-to-ask/${act.bloc.id}`,
        words.nobodyToAskNotice(act.bloc.shortName, act.bloc.code),
      );
    case 'delegated-before':
    case 'nothing-to-delegate':
      return;
  }
}

function awayLines(turn: LinkedTurn, act: AwayOutcome): readonly TextLine[] | null {
  const { dayWords } = timeWordsOf(turn.actor.organisation, turn.now);
  switch (act.kind) {
    case 'away':
      return words.awayNotice(act.bloc.shortName, act.bloc.code, act.to.displayName, dayWords(act.until));
    case 'away-nobody':
      return words.awayNobodyNotice(act.bloc.shortName, act.bloc.code, dayWords(act.until));
    case 'away-too-long':
      return words.awayTooLongNotice(act.bloc.shortName, act.bloc.code, dayWords(act.until));
    case 'away-noted':
      return words.awayNotedNotice(act.bloc.shortName, turn.actor.person.displayName, dayWords(act.until));
    case 'back':
      return words.backNotice(act.bloc.shortName);
    case 'away-until-when':
    case 'back-noted':
      return null;
  }
}

/** Tells whoever stands in, and the clerks. */
export async function tellOfAbsence(turn: LinkedTurn, act: AwayOutcome): Promise<void> {
  const { dayWords } = timeWordsOf(turn.actor.organisation, turn.now);
  const who = turn.actor.person.displayName;
  if (act.kind === 'away') {
    const lines = words.standsInFor(who, act.bloc.shortName, dayWords(act.until));
    await tellPerson(turn, `stands-in/${act.bloc.id}`, act.to, lines);
  }
  if (act.kind === 'back' && act.from) {
    const lines = words.standsInNoMore(who, act.bloc.shortName);
    await tellPerson(turn, `stands-in/${act.bloc.id}`, act.from, lines);
  }
  const lines = awayLines(turn, act);
  if (lines && 'bloc' in act) await tellClerks(turn, `absence/${act.bloc.id}`, lines);
}
