import type { EarlierValue, ReadingContext } from '../../domain/reply/reading.ts';
import type { Reporters } from '../../domain/reply/whose.ts';
import type { HeldOffice } from '../actor.ts';
import { leadingUnitOn, type Bloc } from '../ports/blocs.ts';
import type { StoredIndicator } from '../ports/campaigns.ts';
import type { Organisation } from '../ports/organisations.ts';
import type { Stores } from '../ports/stores.ts';
import { valuesOf } from './current-figure.ts';
import { earlierFigure, indicatorById, isOpenFor, type Desk } from './desk.ts';
import { unitsInTalk } from './units-of-desk.ts';

function earlierValues(desk: Desk, at: Date): ReadonlyMap<string, EarlierValue> {
  const values = new Map<string, EarlierValue>();
  const open = new Set(desk.periods.filter((period) => isOpenFor(period, at)).map(({ id }) => id));
  for (const duty of desk.duties) {
    if (duty.unitId !== '' || !open.has(duty.periodId)) continue;
    const indicator = indicatorById(desk, duty.indicatorId);
    if (!indicator) continue;
    const earlier = earlierFigure(desk, duty, 'this-period');
    const value = earlier && valuesOf(earlier, indicator).value;
    if (value) values.set(indicator.code, { value, runningTotal: runs(indicator) });
  }
  return values;
}

const runs = ({ accumulation, measure }: StoredIndicator): boolean =>
  accumulation === 'running-total' && measure === 'total';

/** Units that owe something in a period that is still open. */
function unitsAsked({ duties, periods }: Desk, at: Date): ReadonlySet<string> {
  const open = new Set(periods.filter((period) => isOpenFor(period, at)).map(({ id }) => id));
  return new Set(duties.filter(({ periodId }) => open.has(periodId)).map(({ unitId }) => unitId));
}

/**
 * Who reports which indicator: for all who leads the bloc that reports it, or writes for it as its deputy, and who holds
 * the figure; for itself who owes a figure of its own here.
 */
async function reportersOf(
  { blocs }: Stores,
  { campaign, units, duties }: Desk,
  { organisation, offices }: Sender,
  today: string,
): Promise<ReadonlyMap<string, Reporters>> {
  const handOvers = await blocs.handOvers(organisation.id);
  const all = await blocs.all(organisation.id);
  const codes = new Map(units.map(({ id, code }) => [id, code]));
  const codesOf = (ids: readonly (string | null)[]) =>
    new Set(ids.flatMap((id) => codes.get(id ?? '') ?? []));
  const owing = new Map<string, Set<string>>();
  for (const { indicatorId, unitId } of duties)
    if (unitId !== '') owing.set(indicatorId, (owing.get(indicatorId) ?? new Set()).add(unitId));
  const reporters = new Map<string, Reporters>();
  for (const { indicatorId, blocId, share, sourceUnitId } of await blocs.assignments(organisation.id)) {
    if (share !== 'owner') continue;
    const indicator = campaign.catalogue.indicators.find(({ id }) => id === indicatorId);
    const bloc = all.find(({ id }) => id === blocId);
    if (!indicator || !bloc) continue;
    const deputy = offices.some((office) => office.bloc.id === blocId && office.kind === 'deputy');
    const speaking = (['leader', ...(deputy ? (['deputy'] as const) : [])] as const).map((kind) =>
      leadingUnitOn(bloc, handOvers, kind, today),
    );
    reporters.set(indicator.code, {
      whole: codesOf([...speaking, sourceUnitId]),
      own: codesOf([...(owing.get(indicatorId) ?? [])]),
    });
  }
  return reporters;
}

/** The names by blocs: an index of them is made once, by identity. */
const namesByBlocs = new WeakMap<readonly Bloc[], readonly string[]>();

/** How the organisation and its blocs call themselves. */
async function ownNamesOf(stores: Stores, { id, name }: Organisation): Promise<readonly string[]> {
  const blocs = await stores.blocs.all(id);
  const known = namesByBlocs.get(blocs);
  if (known?.[0] === name) return known;
  const names = [
    name,
    name.replace(/^UBND\s+/iu, ''),
    ...blocs.flatMap((bloc) => [bloc.name, bloc.shortName]),
  ];
  namesByBlocs.set(blocs, names);
  return names;
}

/** Who writes, or has it entered: offices held, for the organisation. */
export interface Sender {
  readonly organisation: Organisation;
  readonly offices: readonly HeldOffice[];
}

/** What the reader should know besides the text. */
export async function readingContextOf(
  stores: Stores,
  desk: Desk,
  sender: Sender,
  today: string,
  at: Date,
): Promise<ReadingContext> {
  const owed = new Set<string>();
  for (const { indicatorId } of desk.duties) {
    const indicator = indicatorById(desk, indicatorId);
    if (indicator) owed.add(indicator.code);
  }
  return {
    today,
    owed: [...owed],
    periods: desk.periods
      .filter((period) => isOpenFor(period, at))
      .map(({ id, kind, label, dataFrom, dataTo }) => ({ id, kind, label, from: dataFrom, to: dataTo })),
    earlier: earlierValues(desk, at),
    units: unitsInTalk(desk.units, today, unitsAsked(desk, at)),
    reporters: await reportersOf(stores, desk, sender, today),
    ownNames: await ownNamesOf(stores, sender.organisation),
    perMember: desk.duties.length > 0 && desk.duties.every(({ share }) => share === 'contributor'),
  };
}
