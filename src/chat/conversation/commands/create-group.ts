import { groupAsked, noGroupsHere } from '../../words/window.ts';
import type { Command } from '../command.ts';

export const createGroup: Command = {
  name: 'taonhom',
  about: 'Tạo nhóm Zalo của Hội đồng (Official Account)',
  where: 'private',
  audience: 'clerk',
  run: async (turn) => {
    const { stores, actor, event, now, inboxId, capabilitiesOf } = turn;
    const { organisation, person } = actor;
    const { address } = event;
    if (!capabilitiesOf(address).groupCreate) return turn.say(noGroupsHere);
    const title = organisation.councilName || 'Hội đồng Thi đua - Khen thưởng';
    await turn.say(groupAsked);
    await stores.audit.note({
      ...{ organisationId: organisation.id, personId: person.id, at: now, action: 'create-group' },
      detail: { inboxId },
    });
    await stores.outbox.add(
      [
        {
          ...{ key: `create-group/${inboxId}`, organisationId: organisation.id, personId: person.id },
          ...{
            address,
            priority: 'answer',
            content: { kind: 'create-group', title },
            notBefore: now,
            inboxId,
          },
        },
      ],
      now,
    );
  },
};
