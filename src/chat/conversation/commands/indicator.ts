import { assignIndicator, setIndicator } from '../../../app/campaign/set-indicator.ts';
import { findBloc } from '../../../app/find-bloc.ts';
import { foldText } from '../../../app/fold-text.ts';
import type { IndicatorSettings, StoredIndicator } from '../../../app/ports/campaigns.ts';
import * as words from '../../words/indicator.ts';
import { noSuchBloc } from '../../words/linking.ts';
import { importFirst } from '../../words/sending-files.ts';
import type { Command } from '../command.ts';
import type { LinkedTurn } from '../turn.ts';
import { wayOfFiles } from '../way-of-files.ts';

/** What a clerk may say about an indicator; the longer words first. */
const settings: readonly (readonly [words: string, change: Partial<IndicatorSettings>])[] = [
  ['khong thu qua chat', { byChat: false }],
  ['khong qua chat', { byChat: false }],
  ['qua chat', { byChat: true }],
  ['moi ky', { frequency: null }],
  ['hang thang', { frequency: 'month' }],
  ['theo thang', { frequency: 'month' }],
  ['hang quy', { frequency: 'quarter' }],
  ['theo quy', { frequency: 'quarter' }],
  ['6 thang', { frequency: 'six-months' }],
  ['9 thang', { frequency: 'nine-months' }],
  ['ca nam', { frequency: 'year' }],
  ['hang nam', { frequency: 'year' }],
  ['luy ke', { accumulation: 'running-total' }],
  ['trong ky', { accumulation: 'in-period' }],
  ['so uoc', { figureKind: 'estimate' }],
  ['uoc', { figureKind: 'estimate' }],
  ['so thuc hien', { figureKind: 'actual' }],
  ['thuc hien', { figureKind: 'actual' }],
];

/** All that is said, in any order: «hằng quý, lũy kế»; null: something else is said too. */
function changeIn(typed: string): Partial<IndicatorSettings> | null {
  let rest = ` ${foldText(typed).replace(/\bhang\b/g, 'hang')} `;
  let change: Partial<IndicatorSettings> = {};
  for (const [name, part] of settings)
    if (rest.includes(` ${name} `)) {
      rest = rest.replace(` ${name} `, ' ');
      change = { ...part, ...change };
    }
  const left = rest.replace(/\b(?:so|mot lan|va|la|bao cao)\b/g, '').trim();
  return left === '' && Object.keys(change).length > 0 ? change : null;
}

async function ownerOf({ stores, actor }: LinkedTurn, indicatorId: string): Promise<string | null> {
  const assignments = await stores.blocs.assignments(actor.organisation.id);
  const owner = assignments.find((each) => each.indicatorId === indicatorId && each.share === 'owner');
  const bloc = owner && (await stores.blocs.byId(actor.organisation.id, owner.blocId));
  return bloc?.shortName ?? null;
}

async function carryOut(turn: LinkedTurn, indicator: StoredIndicator, typed: string): Promise<void> {
  const { stores, actor, now } = turn;
  const given = /^giao\s+(?:cho\s+)?(\S.*)$/iu.exec(typed)?.[1];
  if (given !== undefined) {
    const bloc = findBloc(await stores.blocs.all(actor.organisation.id), given)?.bloc;
    if (!bloc) return turn.say(noSuchBloc(given));
    await assignIndicator(stores, actor, indicator, bloc, now);
    return turn.say(words.indicatorAssigned(indicator, bloc.shortName));
  }
  const change = changeIn(typed);
  if (!change) return turn.say(words.indicatorNotUnderstood);
  await setIndicator(stores, actor, indicator, change, now);
  await turn.say(words.indicatorSet({ ...indicator, ...change }));
}

/** How indicators are reported; shown and changed in words. */
export const indicatorCommand: Command = {
  name: 'chitieu',
  about: 'Chỉ tiêu: kỳ báo cáo, lũy kế, số ước, khối báo cáo',
  where: 'private',
  audience: 'clerk',
  run: async (turn, argument) => {
    const { stores, actor } = turn;
    const campaign = await stores.campaigns.active(actor.organisation.id);
    if (!campaign) return turn.say(importFirst(wayOfFiles(turn)));
    const { indicators } = campaign.catalogue;
    if (argument === '') {
      const all = [];
      for (const indicator of indicators) all.push({ indicator, owner: await ownerOf(turn, indicator.id) });
      return turn.say(words.indicatorList(all));
    }
    const [code = '', rest = ''] = argument.split(/\s+(.*)/su);
    const indicator = indicators.find((each) => foldText(each.code) === foldText(code.replace(/:$/, '')));
    if (!indicator) return turn.say(words.noSuchIndicator(code));
    if (rest === '') return turn.say(words.indicatorShown(indicator, await ownerOf(turn, indicator.id)));
    return carryOut(turn, indicator, rest);
  },
};
