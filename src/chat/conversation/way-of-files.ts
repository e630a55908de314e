import type { WayOfFiles } from '../words/sending-files.ts';
import { messengerName } from '../words/accounts.ts';
import type { Turn } from './turn.ts';

/** Where the one who writes can send a file: not every messenger hands files over to a bot. */
export function wayOfFiles({ deps, event, capabilitiesOf }: Turn): WayOfFiles {
  if (capabilitiesOf(event.address).filesIn) return 'here';
  return deps.channels
    .filter(({ capabilities }) => capabilities.filesIn)
    .map(({ name }) => messengerName[name]);
}
