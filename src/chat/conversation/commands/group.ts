import { foldText } from '../../../app/fold-text.ts';
import { groupBound, groupOfOthers, groupsShown } from '../../words/group.ts';
import type { Command } from '../command.ts';
import { stay } from '../groups.ts';
import type { LinkedTurn } from '../turn.ts';

async function bindGroup(turn: LinkedTurn): Promise<void> {
  const { stores, deps, actor, event, now, inboxId } = turn;
  const { organisation, person } = actor;
  const title = event.groupTitle ?? (organisation.councilName || 'Nhóm Hội đồng');
  if (!(await stores.groups.bind(organisation.id, event.address, title, person.id, now)))
    return turn.say(groupOfOthers);
  await stay(stores, event.address, now);
  await stores.audit.note({
    ...{ organisationId: organisation.id, personId: person.id, at: now, action: 'bind-group' },
    detail: { channel: event.address.channel, inboxId },
  });
  const { groupMention = null } = deps.channelOf(event.address);
  await turn.say(groupBound(organisation.councilName || organisation.name, groupMention));
}

/** Where summaries go, and who hands them on where no bot can post. */
async function sayGroups({ stores, deps, actor, say }: LinkedTurn): Promise<void> {
  const { id } = actor.organisation;
  const forwarderId = (await stores.organisations.byId(id))?.forwarderId ?? null;
  const forwarder = forwarderId === null ? null : await stores.people.byId(id, forwarderId);
  const groups = (await stores.groups.of(id)).map(({ title, address, lost }) => ({
    ...{ title, channel: address.channel, lost },
  }));
  const mentions = deps.channels.flatMap(({ name, groupMention }) =>
    groupMention === undefined ? [] : [{ channel: name, mention: groupMention }],
  );
  await say(groupsShown(groups, forwarder?.displayName ?? null, mentions));
}

async function setForwarder(turn: LinkedTurn, personId: string | null): Promise<void> {
  const { stores, actor, now } = turn;
  const { organisation, person } = actor;
  await stores.organisations.setForwarder(organisation.id, personId);
  await stores.audit.note({
    ...{ organisationId: organisation.id, personId: person.id, at: now, action: 'set-forwarder' },
    detail: { forwards: personId !== null },
  });
  await sayGroups(turn);
}

export const group: Command = {
  name: 'nhom',
  about: 'Nơi nhận tổng hợp: nhóm Hội đồng, hoặc thư ký chuyển tiếp',
  where: 'both',
  audience: 'clerk',
  run: async (turn, argument) => {
    if (turn.event.chatKind === 'group') return bindGroup(turn);
    const typed = foldText(argument);
    if (/^(thoi|bo|khong) chuyen tiep/.test(typed)) return setForwarder(turn, null);
    if (typed.startsWith('chuyen tiep')) return setForwarder(turn, turn.actor.person.id);
    await sayGroups(turn);
  },
};
