import type { OaTroubleKind } from '../ports/zalo-oa-grants.ts';
import type { Capabilities, ChannelName, TextLine } from '../ports/channel.ts';

/** What the schedule has to know of a messenger that is open. */
export interface Messenger extends Pick<Capabilities, 'windowMs'> {
  readonly channel: ChannelName;
  readonly botId: string;
}

/** What people are told about messengers. */
export interface MessengerWords {
  readonly signOfLife: (period: string, due: string, until: string) => TextLine[];
  readonly signOfLifeLabel: string;
  readonly consentEnds: (until: string) => TextLine[];
  readonly trouble: Readonly<Record<OaTroubleKind, (detail: string) => TextLine[]>>;
}
