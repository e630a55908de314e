import { isClerk } from '../../../app/actor.ts';
import { localDay } from '../../../app/office-time.ts';
import { clerks, tellRole } from '../../../app/posting.ts';
import { goodbye, lastClerkStays, leftNotice } from '../../words/linking.ts';
import type { Command } from '../command.ts';

export const leave: Command = {
  name: 'thoi',
  about: 'Thôi dùng bot, xóa liên kết tài khoản',
  where: 'private',
  audience: 'linked',
  run: async (turn) => {
    const { stores, actor, now, inboxId, capabilitiesOf } = turn;
    const { organisation, person } = actor;
    const others = (await stores.people.withRole(organisation.id, clerks)).filter(
      ({ id }) => id !== person.id,
    );
    if (isClerk(actor) && others.length === 0) return turn.say(lastClerkStays);
    await stores.people.unlink(organisation.id, person.id, localDay(now, organisation.timeZone));
    await stores.audit.note({
      organisationId: organisation.id,
      personId: person.id,
      at: now,
      action: 'unlink',
      detail: {},
    });
    await turn.say(goodbye);
    const letter = {
      key: `left/${inboxId}`,
      priority: 'notice',
      lines: leftNotice(person.displayName),
    } as const;
    await tellRole(stores, capabilitiesOf, organisation, clerks, letter, now);
  },
};
