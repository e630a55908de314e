import { holdersOf } from '../../../app/blocs/bloc-people.ts';
import { openedPeriods } from '../../../app/campaign/current-period.ts';
import { findBloc } from '../../../app/find-bloc.ts';
import { foldText } from '../../../app/fold-text.ts';
import { timeWordsOf } from '../../../app/office-time.ts';
import { leadingUnitOn, type Assignment, type Bloc } from '../../../app/ports/blocs.ts';
import { addDays, parseDay } from '../../../domain/calendar/day.ts';
import * as words from '../../words/bloc.ts';
import { noSuchBloc } from '../../words/linking.ts';
import { importFirst } from '../../words/sending-files.ts';
import type { Command } from '../command.ts';
import { cutDay } from '../dated-change.ts';
import type { LinkedTurn } from '../turn.ts';
import { wayOfFiles } from '../way-of-files.ts';

/** The first day on which there is no such bloc any more. */
function dissolvedFrom({ validUntil }: Bloc): string | null {
  const last = validUntil === null ? null : parseDay(validUntil);
  return last && addDays(last, 1);
}

async function shown(turn: LinkedTurn, bloc: Bloc): Promise<words.BlocShown & { deputy: string | null }> {
  const { stores, actor, now } = turn;
  const { today } = timeWordsOf(actor.organisation, now);
  const { id } = actor.organisation;
  const handOvers = await stores.blocs.handOvers(id);
  const units = new Map((await stores.blocs.units(id)).map((unit) => [unit.id, unit.shortName]));
  const unitOf = (kind: 'leader' | 'deputy') =>
    units.get(leadingUnitOn(bloc, handOvers, kind, today) ?? '') ?? null;
  const holders = (await holdersOf(stores, actor.organisation, today)).get(bloc.id) ?? [];
  return {
    ...{ code: bloc.code, shortName: bloc.shortName, holders, dissolvedFrom: dissolvedFrom(bloc) },
    ...{ leader: unitOf('leader'), deputy: unitOf('deputy') },
  };
}

async function codesOf(
  { stores, actor }: LinkedTurn,
  bloc: Bloc,
  share: Assignment['share'],
): Promise<string[]> {
  const campaign = await stores.campaigns.active(actor.organisation.id);
  const assignments = await stores.blocs.assignments(actor.organisation.id);
  const ids = new Set(
    assignments
      .filter((each) => each.blocId === bloc.id && each.share === share)
      .map(({ indicatorId }) => indicatorId),
  );
  return (campaign?.catalogue.indicators ?? []).filter(({ id }) => ids.has(id)).map(({ code }) => code);
}

async function lastNarrative(
  { stores, actor }: LinkedTurn,
  bloc: Bloc,
): Promise<words.BlocDetail['reportInWords']> {
  for (const { id, label } of await openedPeriods(stores, actor.organisation)) {
    const parts = await stores.narratives.ofPeriod(actor.organisation.id, id);
    const texts = parts
      .filter(({ blocId, status }) => blocId === bloc.id && status === 'accepted')
      .map(({ text }) => text);
    if (texts.length > 0) return { period: label, texts };
  }
  return null;
}

async function sayDetail(turn: LinkedTurn, bloc: Bloc): Promise<void> {
  const { stores, actor, now } = turn;
  const { id } = actor.organisation;
  const { today, dayWords } = timeWordsOf(actor.organisation, now);
  const members = await stores.blocs.membersOf(id, bloc.id, today);
  const units = new Map((await stores.blocs.units(id)).map((unit) => [unit.id, unit.shortName]));
  const handOvers = (await stores.blocs.handOvers(id)).filter(({ blocId }) => blocId === bloc.id);
  const detail = {
    ...(await shown(turn, bloc)),
    ...{ name: bloc.name, narrative: bloc.narrative, reportInWords: await lastNarrative(turn, bloc) },
    members: members.map(({ shortName }) => shortName),
    owns: await codesOf(turn, bloc, 'owner'),
    contributes: await codesOf(turn, bloc, 'contributor'),
    handOvers: handOvers.map(({ kind, unitId, validFrom }) => ({
      ...{ kind, unit: units.get(unitId) ?? '', from: validFrom },
    })),
  };
  await turn.say(words.blocDetail(detail, dayWords));
}

async function change(
  { stores, actor, now }: LinkedTurn,
  bloc: Bloc,
  action: string,
  facts: Parameters<typeof stores.blocs.changeBloc>[2],
): Promise<void> {
  await stores.blocs.changeBloc(actor.organisation.id, bloc.id, facts);
  await stores.audit.note({
    ...{ organisationId: actor.organisation.id, personId: actor.person.id, at: now, action },
    detail: { blocId: bloc.id, validUntil: facts.validUntil ?? null, narrative: facts.narrative ?? null },
  });
}

async function setNarrative(turn: LinkedTurn, bloc: Bloc, narrative: boolean): Promise<void> {
  const figures = [...(await codesOf(turn, bloc, 'owner')), ...(await codesOf(turn, bloc, 'contributor'))];
  if (narrative && figures.length > 0) return turn.say(words.narrativeNotNeeded(bloc.shortName));
  await change(turn, bloc, 'set-narrative', { narrative });
  await turn.say(words.narrativeSet(bloc.shortName, narrative));
}

async function dissolve(turn: LinkedTurn, bloc: Bloc, typed: string): Promise<void> {
  const { today, dayWords } = timeWordsOf(turn.actor.organisation, turn.now);
  const { day, unread } = cutDay(typed, ['từ', 'tu'], today);
  if (unread) return turn.say(words.dayUnread);
  const from = day ?? today;
  await change(turn, bloc, 'dissolve-bloc', { validUntil: addDays(from, -1) });
  const orphans = await codesOf(turn, bloc, 'owner');
  await turn.say(words.blocDissolved(bloc.shortName, dayWords(from), orphans));
}

async function carryOut(turn: LinkedTurn, bloc: Bloc, typed: string): Promise<void> {
  const wanted = foldText(typed);
  const renamed = /^(?:đổi tên|doi ten)\s*(?:thành|thanh)?\s*:?\s+(\S.*)$/iu.exec(typed)?.[1];
  if (renamed !== undefined) {
    await change(turn, bloc, 'rename-bloc', { name: renamed, shortName: renamed });
    return turn.say(words.blocRenamed(bloc.shortName, renamed));
  }
  if (/^(?:thoi|bo|khong) bao cao (?:bang )?loi$/.test(wanted)) return setNarrative(turn, bloc, false);
  if (/^bao cao (?:bang )?loi$/.test(wanted)) return setNarrative(turn, bloc, true);
  if (/^(?:thoi|bo|khong) giai the$/.test(wanted)) {
    await change(turn, bloc, 'keep-bloc', { validUntil: null });
    return turn.say(words.blocKept(bloc.shortName));
  }
  if (wanted.startsWith('giai the')) return dissolve(turn, bloc, typed);
  return turn.say(words.blocNotUnderstood(bloc.code));
}

/** The blocs with those who hold their offices; one of them, and what a clerk changes about it. */
export const blocCommand: Command = {
  name: 'khoi',
  about: 'Các khối: ai phụ trách, đơn vị, thay đổi',
  where: 'private',
  audience: 'clerk',
  run: async (turn, argument) => {
    const { stores, actor, now } = turn;
    const blocs = await stores.blocs.all(actor.organisation.id);
    if (blocs.length === 0) return turn.say(importFirst(wayOfFiles(turn)));
    if (argument === '') {
      const all = [];
      for (const bloc of blocs) all.push(await shown(turn, bloc));
      return turn.say(words.blocList(all, timeWordsOf(actor.organisation, now).dayWords));
    }
    const found = findBloc(blocs, argument);
    if (!found) return turn.say(noSuchBloc(argument));
    return found.rest === '' ? sayDetail(turn, found.bloc) : carryOut(turn, found.bloc, found.rest);
  },
};
