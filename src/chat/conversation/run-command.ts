import { noRight, noSuchCommand, notInGroup, onlyInGroup } from '../words/general.ts';
import { unknownPerson } from '../words/linking.ts';
import { mayUse, type Command } from './command.ts';
import type { Turn } from './turn.ts';

/** In a group, what is not ours to answer is passed over in silence. */
async function misplaced(turn: Turn, { name, where }: Command): Promise<boolean> {
  const { chatKind } = turn.event;
  if (where === 'both' || where === chatKind) return false;
  await turn.say(chatKind === 'group' ? notInGroup(name) : onlyInGroup(name));
  return true;
}

async function refuse({ stores, actor, now, say }: Turn, name: string): Promise<void> {
  await stores.audit.note({
    organisationId: actor?.organisation.id ?? null,
    personId: actor?.person.id ?? null,
    ...{ at: now, action: 'refused-command', detail: { command: name } },
  });
  await say(actor ? noRight(name) : unknownPerson);
}

/** Runs a command if this person may use it here; a refusal is noted. */
export async function runCommand(turn: Turn, name: string, argument: string): Promise<void> {
  const command = turn.commands.find((each) => each.name === name);
  const inGroup = turn.event.chatKind === 'group';
  if (!command) {
    if (inGroup) return;
    return turn.say(turn.actor ? noSuchCommand(name) : unknownPerson);
  }
  if (!mayUse(command.audience, turn.actor)) return refuse(turn, name);
  if (await misplaced(turn, command)) return;
  if (command.audience === 'anyone') return command.run(turn, argument);
  if (turn.actor) await command.run({ ...turn, actor: turn.actor }, argument);
}
