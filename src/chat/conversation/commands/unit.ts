import { addUnit, dissolveUnit, mergeUnit, moveUnit, renameUnit } from '../../../app/blocs/change-unit.ts';
import { findBloc, findUnit } from '../../../app/find-bloc.ts';
import { timeWordsOf } from '../../../app/office-time.ts';
import type { Bloc, StoredUnit } from '../../../app/ports/blocs.ts';
import { addDays, type Day } from '../../../domain/calendar/day.ts';
import { dayUnread } from '../../words/bloc.ts';
import { noSuchBloc } from '../../words/linking.ts';
import * as words from '../../words/unit.ts';
import { importFirst } from '../../words/sending-files.ts';
import type { Command } from '../command.ts';
import { cutDay } from '../dated-change.ts';
import type { LinkedTurn } from '../turn.ts';
import { wayOfFiles } from '../way-of-files.ts';

interface Place {
  readonly turn: LinkedTurn;
  readonly units: readonly StoredUnit[];
  readonly blocs: readonly Bloc[];
  readonly from: Day;
  /** «thứ Tư 1/7» */
  readonly begins: string;
}

async function shown({ turn, units, from }: Place, unit: StoredUnit): Promise<words.UnitShown> {
  const { stores, actor } = turn;
  const day = unit.validUntil ?? (unit.validFrom !== null && unit.validFrom > from ? unit.validFrom : from);
  const blocs = await stores.blocs.blocsOfUnit(actor.organisation.id, unit.id, day);
  return {
    ...{ name: unit.name, kind: unit.kind, validFrom: unit.validFrom, validUntil: unit.validUntil },
    blocs: blocs.map(({ shortName }) => shortName),
    mergedInto: units.find(({ id }) => id === unit.mergedIntoId)?.name ?? null,
    merged: units.filter(({ mergedIntoId }) => mergedIntoId === unit.id).map(({ name }) => name),
  };
}

async function sayAll(place: Place): Promise<void> {
  const { turn, units } = place;
  const { dayWords } = timeWordsOf(turn.actor.organisation, turn.now);
  const changed: words.UnitShown[] = [];
  for (const unit of units.filter(({ validFrom, validUntil }) => validFrom !== null || validUntil !== null))
    changed.push(await shown(place, unit));
  await turn.say(words.unitList(units.length, changed, dayWords));
}

const verbs = {
  merge: /^(?:nhập|nhap|sáp nhập|sap nhap|gộp|gop)(?:\s+(?:vào|vao))?\s+(\S.*)$/iu,
  rename: /^(?:đổi tên|doi ten)(?:\s+(?:thành|thanh))?\s*:?\s+(\S.*)$/iu,
  move: /^(?:chuyển|chuyen)(?:\s+(?:sang|về|ve|đến|den))?\s+(\S.*)$/iu,
  dissolve: /^(?:giải thể|giai the|thôi hoạt động|thoi hoat dong)$/iu,
  add: /^(?:thêm|them)\s+(\S.*?)\s+(?:vào|vao)\s+(\S.*)$/iu,
};

async function add({ turn, blocs, from, begins, units }: Place, name: string, where: string): Promise<void> {
  const bloc = findBloc(blocs, where)?.bloc;
  if (!bloc) return turn.say(noSuchBloc(where));
  const members = await turn.stores.blocs.membersOf(turn.actor.organisation.id, bloc.id, from);
  const kind = members[0]?.kind ?? units[0]?.kind ?? 'đơn vị';
  await addUnit(turn.stores, turn.actor, { name, kind, bloc, from }, turn.now);
  await turn.say(words.unitAdded(name, bloc.shortName, begins));
}

async function change(place: Place, unit: StoredUnit, text: string): Promise<void> {
  const { turn, units, blocs, from, begins } = place;
  const { stores, actor, now } = turn;
  const [merge, rename, move] = [verbs.merge, verbs.rename, verbs.move].map((verb) => verb.exec(text)?.[1]);
  if (unit.validUntil !== null) return turn.say(words.unitEnded(unit.name));
  if (merge !== undefined) {
    const into = findUnit(units, merge)?.unit;
    if (!into || into.id === unit.id) return turn.say(words.noSuchUnit(merge));
    await mergeUnit(stores, actor, { unit, into, from }, now);
    return turn.say(words.unitMerged(unit.name, into.name, begins));
  }
  if (rename !== undefined) {
    await renameUnit(stores, actor, { unit, name: rename, from }, now);
    return turn.say(words.unitRenamed(unit.name, rename, begins));
  }
  if (move !== undefined) {
    const bloc = findBloc(blocs, move)?.bloc;
    if (!bloc) return turn.say(noSuchBloc(move));
    await moveUnit(stores, actor, { unit, bloc, from }, now);
    return turn.say(words.unitMoved(unit.name, bloc.shortName, begins));
  }
  if (!verbs.dissolve.test(text)) return turn.say(words.unitHow);
  await dissolveUnit(stores, actor, { unit, from }, now);
  return turn.say(words.unitDissolved(unit.name, begins));
}

/** Member units and what becomes of them; the list of an opened period stays as it was. */
export const unitCommand: Command = {
  name: 'donvi',
  about: 'Đơn vị: sáp nhập, đổi tên, chuyển khối, thêm, bớt',
  where: 'private',
  audience: 'clerk',
  run: async (turn, argument) => {
    const { stores, actor, now } = turn;
    const { today, dayWords } = timeWordsOf(actor.organisation, now);
    const units = await stores.blocs.units(actor.organisation.id);
    const blocs = await stores.blocs.all(actor.organisation.id);
    if (units.length === 0) return turn.say(importFirst(wayOfFiles(turn)));
    const dated = cutDay(argument, ['từ', 'tu'], today);
    if (dated.unread) return turn.say(dayUnread);
    const from = dated.day ?? today;
    const place: Place = { turn, units, blocs, from, begins: dayWords(from) };
    if (argument === '') return sayAll(place);
    const added = verbs.add.exec(dated.text);
    if (added) return add(place, added[1] ?? '', added[2] ?? '');
    const named = findUnit(
      units.filter(({ validUntil }) => validUntil === null || validUntil >= addDays(today, -366)),
      dated.text,
    );
    if (!named) return turn.say(words.noSuchUnit(dated.text));
    if (named.rest === '') return turn.say(words.unitDetail(await shown(place, named.unit), dayWords));
    return change(place, named.unit, named.rest);
  },
};
