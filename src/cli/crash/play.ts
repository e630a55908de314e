import { setTimeout as pause } from 'node:timers/promises';
import { startBotApiServer, type BotApiServer } from '../../playground/bot-api/start-bot-api-server.ts';
import { MovingClock } from '../../playground/moving-clock.ts';
import { machineClock } from '../../real-time.ts';
import type { Carelessness } from './careless-proxy.ts';
import { Crowd } from './crowd.ts';
import type { Dice } from './dice.ts';
import { Herd } from './herd.ts';
import { KillMoments } from './kill-moments.ts';
import type { Kill, Plan, Scene } from './plan.ts';
import { beginning, botId, chatIds } from './template.ts';

export interface PlayOptions {
  readonly dice: Dice;
  readonly plan: Plan;
  readonly databaseUrl: string;
  readonly processes: number;
  readonly careless: Carelessness | null;
}

/** The product's time runs twenty-five times as fast as ours, in steps, and jumps from scene to scene. */
const speed = 25;
/** Every step wakes whoever waits for a time: shorter ones would keep a small machine busy with looking at clocks. */
const stepMs = 200;
const sceneLimitMs = 300_000;

/** One run on its stage: bots, people, the platform between them, and time. */
export class Play {
  readonly server: BotApiServer;
  readonly crowd: Crowd;
  readonly herd: Herd;
  readonly #options: PlayOptions;
  readonly #clock: MovingClock;
  readonly #moments: KillMoments;
  readonly #passing: NodeJS.Timeout;

  static async open(options: PlayOptions): Promise<Play> {
    const clock = new MovingClock(machineClock, beginning);
    const moments = new KillMoments();
    const server = await startBotApiServer({
      ...{ now: () => clock.now(), random: options.dice.apart('platform').next, bot: { id: botId } },
      onCall: (method) => moments.noteCall(method),
    });
    return new Play(options, clock, moments, server);
  }

  private constructor(options: PlayOptions, clock: MovingClock, moments: KillMoments, server: BotApiServer) {
    const { dice, processes, careless, databaseUrl } = options;
    this.#options = options;
    this.#clock = clock;
    this.#moments = moments;
    this.server = server;
    this.crowd = new Crowd(server.world, dice.apart('crowd'));
    this.herd = new Herd({
      ...{ processes, careless, databaseUrl, token: server.token, apiRoot: server.url },
      aheadMs: () => clock.now().getTime() - machineClock.now().getTime(),
    });
    this.#passing = setInterval(
      () => this.#moveTo(new Date(clock.now().getTime() + stepMs * (speed - 1))),
      stepMs,
    );
  }

  /** Plays all scenes; afterwards the platform is quiet and every bot runs. */
  async run(): Promise<void> {
    const { plan, dice } = this.#options;
    const { faults } = this.server;
    faults.set(plan.rates);
    faults.next('sendMessage', { kind: 'migrate' }, chatIds.group(plan.migratingGroup));
    this.herd.start();
    this.crowd.begin();
    const killer = dice.apart('kills');
    for (const [index, scene] of plan.scenes.entries()) {
      if (index === plan.poisonedScene) this.crowd.poison();
      if (index === plan.refusingScene)
        faults.next('sendMessage', { kind: 'forbidden' }, this.crowd.anyChat());
      await this.#playScene(scene, killer);
    }
    faults.set({});
    this.#moments.forget();
    this.server.releaseHeldUpdates();
    this.herd.start();
  }

  async close(): Promise<void> {
    clearInterval(this.#passing);
    this.#moments.forget();
    this.crowd.close();
    await this.herd.killAll();
    await this.server.close();
  }

  async #playScene({ at, outage, speakMs, share, kills }: Scene, killer: Dice): Promise<void> {
    await this.#comeToRest(outage);
    // In the same breath: what is sent from now on is sent after the jump, and nothing waits for a day on the way.
    this.#moveTo(at);
    for (const kill of kills) this.#moments.expect(kill, () => this.#kill(kill, killer));
    this.crowd.speak(speakMs, share);
    if (outage) this.herd.start();
    await pause(speakMs);
    await this.#allFetched();
  }

  #kill({ all, restartAfterMs }: Kill, dice: Dice): void {
    const { alive } = this.herd;
    if (alive.length === 0) return;
    for (const place of all ? alive : [dice.one(alive)]) this.herd.kill(place, restartAfterMs);
  }

  /** Nothing is left at the platform, where it would be thrown away after a day; in an outage all bots are dead then. */
  async #comeToRest(outage: boolean): Promise<void> {
    do {
      this.herd.start();
      await this.#allFetched();
      if (outage) await this.herd.killAll();
      // The last messages before the kill may still make somebody press a button.
      await this.#until(() => this.crowd.isSilent);
      this.server.releaseHeldUpdates();
    } while (this.server.pendingUpdates() > 0 && this.herd.troubles.length === 0);
  }

  async #allFetched(): Promise<void> {
    const fetched = await this.#until(() => this.crowd.isSilent && this.server.pendingUpdates() === 0);
    if (!fetched) this.herd.troubles.push(`${this.server.pendingUpdates()} updates were not fetched in time`);
  }

  async #until(condition: () => boolean): Promise<boolean> {
    const began = performance.now();
    while (!condition() && performance.now() - began < sceneLimitMs) await pause(5);
    return condition();
  }

  #moveTo(at: Date): void {
    this.#clock.moveTo(at);
    this.herd.tellTime();
  }
}
