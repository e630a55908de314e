import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Carelessness } from '../../src/cli/crash/careless-proxy.ts';
import { drawPlan, type Plan } from '../../src/cli/crash/plan.ts';
import { makeDice } from '../../src/cli/crash/dice.ts';
import { playRun } from '../../src/cli/crash/run.ts';
import { seedTemplate, vietnam } from '../../src/cli/crash/template.ts';
import { scratchDatabases, type ScratchDatabases } from '../../src/storage/scratch-database.ts';
import { postgres, serverUrl, sqlite } from '../storage/databases.ts';

const bot = 'dist/cli/crash/bot-process.js';
/** A machine may be busy with other things: what is too long is for the runs themselves to say. */
const limitMs = 900_000;

/** Two scenes: leaders answer, everybody is killed, and the bot comes back when the review is due. */
const shortPlan = (seed: number): Plan => {
  const drawn = drawPlan(makeDice(seed), 'telegram');
  const scene = { outage: false, speakMs: 300, share: 0.3 } as const;
  const kill = { all: false, restartAfterMs: 50 } as const;
  return {
    ...drawn,
    ...{ poisonedScene: 0, refusingScene: 1 },
    scenes: [
      { ...scene, at: vietnam(16, 8, 1), kills: [{ ...kill, moment: { method: 'sendMessage', calls: 30 } }] },
      { ...scene, at: vietnam(19, 8, 1), outage: true, kills: [] },
    ],
  };
};

/** One scene, in which the bot is killed when so many polls have come in. */
const carelessPlan = (...polls: number[]): Plan => ({
  ...{ rates: { cutAfter: 0.3 }, poisonedScene: -1, refusingScene: -1, migratingGroup: 0 },
  scenes: [
    {
      ...{ at: vietnam(19, 8, 1), outage: false, speakMs: 100, share: 0.3 },
      kills: polls.map((calls) => ({
        moment: { method: 'getUpdates', calls },
        all: true,
        restartAfterMs: 0,
      })),
    },
  ],
});

for (const { name, kind, missing, processes } of [
  { ...sqlite, processes: 1 },
  { ...postgres, processes: 2 },
]) {
  describe.skipIf(missing !== undefined)(`crashes on ${name}`, () => {
    let databases: ScratchDatabases;
    let template: string;

    beforeAll(async () => {
      if (!existsSync(bot)) throw new Error(`${bot} is not there: run npm run setup`);
      databases = await scratchDatabases(kind, serverUrl);
      template = await databases.empty();
      await seedTemplate(template);
    }, limitMs);
    afterAll(() => databases.close(), limitMs);

    const play = (seed: number, plan: Plan, careless: Carelessness | null) =>
      playRun({ seed, channel: 'telegram', databases, template, processes, careless, plan });

    it(
      `lose nothing and double nothing with ${processes} at work`,
      async () => {
        const { breaches, troubles, kills, updates } = await play(11, shortPlan(11), null);
        expect({ breaches, troubles }).toEqual({ breaches: [], troubles: [] });
        expect(kills).toBeGreaterThanOrEqual(2);
        expect(updates).toBeGreaterThan(15);
      },
      limitMs,
    );

    if (kind === 'postgres') return;

    it(
      'are noticed when updates are confirmed before they are stored',
      async () => {
        // The careless confirmation is a poll as well: the first to come in, or the one after a restart and its poll.
        const { breaches } = await play(12, carelessPlan(1, 3), 'confirm-before-storing');
        expect(breaches.map(({ promise, kind: what }) => `${promise} ${what}`)).toContain('1 lost');
      },
      limitMs,
    );

    it(
      'are noticed when a call without an answer is made again',
      async () => {
        const { breaches } = await play(13, carelessPlan(), 'repeat-when-unanswered');
        expect(breaches.map(({ promise, kind: what }) => `${promise} ${what}`)).toContain('2 doubled');
      },
      limitMs,
    );
  });
}
