import { actorOf } from '../../app/actor.ts';
import { mayUse } from './command.ts';
import type { Turn } from './turn.ts';

/** Shows a chat the commands that its person may use now. */
export async function postMenu({ stores, event, now, inboxId, commands }: Turn): Promise<void> {
  const { address, sender } = event;
  if (!sender) return;
  const actor = await actorOf(stores, address, sender.externalId, now);
  const offered = commands.filter(
    ({ about, where, audience }) => about !== '' && where !== 'group' && mayUse(audience, actor),
  );
  await stores.outbox.add(
    [
      {
        key: `menu/${inboxId}`,
        ...{ organisationId: actor?.organisation.id ?? null, personId: actor?.person.id ?? null },
        ...{ address, priority: 'notice', notBefore: now, inboxId },
        content: { kind: 'menu', commands: offered.map(({ name, about }) => ({ name, description: about })) },
      },
    ],
    now,
  );
}
