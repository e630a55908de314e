import { findBloc } from '../../../app/find-bloc.ts';
import { tell } from '../../../app/posting.ts';
import { enterFor } from '../../../app/reporting/enter-for.ts';
import { localDay } from '../../../app/office-time.ts';
import { noCampaign } from '../../words/general.ts';
import { doubts, enteredNotice, enterHow } from '../../words/clerk.ts';
import type { Command } from '../command.ts';
import { echoReport } from '../echo-report.ts';
import { figureLine, tellOfPublished } from '../report-answer.ts';

export const enter: Command = {
  name: 'nhapho',
  about: 'Nhập hộ số liệu nhận qua điện thoại',
  where: 'private',
  audience: 'clerk',
  run: async (turn, argument) => {
    const { stores, actor, event, inboxId, now, capabilitiesOf } = turn;
    const { organisation } = actor;
    const found = findBloc(await stores.blocs.all(organisation.id), argument);
    if (!found || found.rest === '') return turn.say(enterHow);
    const entered = await enterFor(
      stores,
      actor,
      found.bloc,
      { text: found.rest, sentAt: event.sentAt, inboxId },
      now,
    );
    if (!entered) return turn.say(noCampaign);
    const { result } = entered;
    await turn.say([...echoReport(result, actor, now), ...doubts(entered.doubts)]);
    if (result.recorded.length === 0) return;
    await tellOfPublished(turn, result.recorded);
    const holders = await stores.people.officesOn(organisation.id, localDay(now, organisation.timeZone));
    for (const { personId } of holders.filter(
      ({ blocId, kind }) => blocId === found.bloc.id && kind !== 'deputy',
    )) {
      const lines = enteredNotice(result.recorded.map(figureLine), result.recorded[0]?.period.label ?? '');
      const person = { id: personId, organisationId: organisation.id };
      await tell(
        stores,
        capabilitiesOf,
        person,
        { key: `entered/${inboxId}/${personId}`, priority: 'notice', lines },
        now,
      );
    }
  },
};
