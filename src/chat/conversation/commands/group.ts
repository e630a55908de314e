import { groupBound, groupOfOthers } from '../../words/group.ts';
import type { Command } from '../command.ts';
import { stay } from '../groups.ts';

export const group: Command = {
  name: 'nhom',
  about: 'Nhận nhóm này là nhóm của Hội đồng',
  where: 'group',
  audience: 'clerk',
  run: async (turn) => {
    const { stores, actor, event, now, inboxId } = turn;
    const { organisation, person } = actor;
    const title = event.groupTitle ?? (organisation.councilName || 'Nhóm Hội đồng');
    if (!(await stores.groups.bind(organisation.id, event.address, title, person.id, now)))
      return turn.say(groupOfOthers);
    await stay(stores, event.address, now);
    await stores.audit.note({
      ...{ organisationId: organisation.id, personId: person.id, at: now, action: 'bind-group' },
      detail: { channel: event.address.channel, inboxId },
    });
    await turn.say(groupBound(organisation.councilName || organisation.name));
  },
};
