import type { ChannelName } from '../../app/ports/channel.ts';
import type { FaultRates } from '../../playground/bot-api/faults/faults.ts';
import { size } from './campaign.ts';
import type { Dice } from './dice.ts';
import { vietnam } from './template.ts';

/** The moment of a kill: when so many calls of a method have come in, or so long after the scene began. */
export type KillMoment = { readonly method: string; readonly calls: number } | { readonly ms: number };

export interface Kill {
  readonly moment: KillMoment;
  /** every process at once, or one of them */
  readonly all: boolean;
  readonly restartAfterMs: number;
}

export interface Scene {
  /** the product's time moves on to it, over whatever is due in between */
  readonly at: Date;
  /** every bot is dead while it does */
  readonly outage: boolean;
  /** leaders write for so long */
  readonly speakMs: number;
  /** how many of them do */
  readonly share: number;
  readonly kills: readonly Kill[];
}

/** All that chance decides about a run beforehand. */
export interface Plan {
  readonly rates: Partial<FaultRates>;
  readonly scenes: readonly Scene[];
  /** in this scene an update comes that cannot be read */
  readonly poisonedScene: number;
  /** in this one the messenger says that a leader wants nothing more */
  readonly refusingScene: number;
  /** this authority's group becomes another one when it is first written to, where groups do that */
  readonly migratingGroup: number;
}

/** Opening, two reminders before the deadline, the first after it, the preview, the review, and the days after. */
const instants = [
  vietnam(10, 8, 1),
  vietnam(11, 8, 1),
  vietnam(15, 9),
  vietnam(16, 8, 1),
  vietnam(17, 10),
  vietnam(18, 8, 1),
  vietnam(19, 8, 1),
];

/** Calls at which a bot may die, as often as each stands here; `webhook`: an event that is brought to it. */
const killingCalls: Readonly<Record<ChannelName, readonly string[]>> = {
  telegram: ['getUpdates', 'sendMessage', 'sendMessage', 'answerCallbackQuery', 'sendPhoto'],
  'zalo-bot': ['webhook', 'webhook', 'sendMessage', 'sendMessage', 'sendPhoto'],
  'zalo-oa': ['webhook', 'webhook', 'message/cs', 'message/cs', 'upload/image', 'access_token'],
};

/**
 * Three scenes or so of the calendar, the review always the last; time jumps over the others. One is about the deadline: it
 * keeps a run from a week of silence, see template.ts.
 */
const scenesOfARun = [2, 3, 3, 4] as const;
const aboutTheDeadline = [2, 3] as const;

export function drawPlan(dice: Dice, channel: ChannelName): Plan {
  const count = dice.one(scenesOfARun);
  const kept = new Set<number>([dice.one(aboutTheDeadline), instants.length - 1]);
  while (kept.size < count) kept.add(dice.between(0, instants.length - 2));
  const outageAt = dice.between(0, count - 1);
  const scenes = instants
    .filter((_, index) => kept.has(index))
    .map((at, index) => drawScene(dice, killingCalls[channel], at, index === outageAt));
  return {
    rates: drawRates(dice),
    scenes,
    poisonedScene: dice.between(0, scenes.length - 1),
    refusingScene: dice.between(0, scenes.length - 1),
    migratingGroup: dice.between(0, size.organisations - 1),
  };
}

const drawScene = (dice: Dice, calls: readonly string[], at: Date, outage: boolean): Scene => ({
  ...{ at, outage, speakMs: dice.between(200, 900), share: dice.between(15, 50) / 100 },
  kills: Array.from({ length: dice.one([0, 1]) }, () => drawKill(dice, calls)),
});

const drawKill = (dice: Dice, calls: readonly string[]): Kill => ({
  moment: dice.happens(0.75)
    ? { method: dice.one(calls), calls: dice.between(1, 25) }
    : { ms: dice.between(0, 1_200) },
  all: dice.happens(0.2),
  restartAfterMs: dice.between(0, 300),
});

/** Each run is hostile in its own way. */
function drawRates(dice: Dice): Partial<FaultRates> {
  const upTo = (most: number): number => (dice.happens(0.3) ? 0 : dice.next() * most);
  return {
    ...{ duplicateUpdate: upTo(0.3), holdUpdate: upTo(0.3), holdMs: [1, 300], lostPoll: upTo(0.05) },
    ...{ tooManyRequests: upTo(0.06), retryAfterSeconds: [1, 20], serverError: upTo(0.06) },
    ...{ badGateway: upTo(0.03), cutBefore: upTo(0.03), cutAfter: upTo(0.03) },
    ...{ slow: upTo(0.3), slowMs: [5, 120] },
  };
}
