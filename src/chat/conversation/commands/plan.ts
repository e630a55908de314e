import { planOf } from '../../../app/schedule/reminder-state.ts';
import { planFaultWords, planWords } from '../../../domain/duty/plan-words.ts';
import { parsePlanWords } from '../../../domain/duty/read-plan-words.ts';
import { importFirst } from '../../words/sending-files.ts';
import { planNotUnderstood, planRefused, planSet, planShown } from '../../words/period.ts';
import type { Command } from '../command.ts';
import { wayOfFiles } from '../way-of-files.ts';

/** When people are reminded; shown and changed in words. */
export const plan: Command = {
  name: 'lich',
  about: 'Xem và sửa lịch nhắc',
  where: 'private',
  audience: 'clerk',
  run: async (turn, argument) => {
    const { stores, actor, now } = turn;
    const campaign = await stores.campaigns.active(actor.organisation.id);
    if (!campaign) return turn.say(importFirst(wayOfFiles(turn)));
    const current = await planOf(stores, campaign.campaign.id);
    if (argument === '') return turn.say(planShown(planWords(current)));
    const changed = parsePlanWords(argument, current);
    if (!changed.ok)
      return turn.say(
        changed.error.kind === 'not-understood'
          ? planNotUnderstood(changed.error.text)
          : planRefused(planFaultWords(changed.error)),
      );
    await stores.reminders.setPlan(actor.organisation.id, campaign.campaign.id, changed.value, now);
    await stores.audit.note({
      ...{ organisationId: actor.organisation.id, personId: actor.person.id, at: now, action: 'change-plan' },
      detail: { campaignId: campaign.campaign.id },
    });
    await turn.say([...planSet, ...planShown(planWords(changed.value))]);
  },
};
