import { setTimeout as pause } from 'node:timers/promises';
import type { ChannelName } from '../../app/ports/channel.ts';
import { MovingClock } from '../../playground/moving-clock.ts';
import { machineClock } from '../../real-time.ts';
import type { Carelessness } from './careless-proxy.ts';
import { Crowd } from './crowd.ts';
import type { Dice } from './dice.ts';
import { Herd } from './herd.ts';
import { KillMoments } from './kill-moments.ts';
import type { Kill, Plan, Scene } from './plan.ts';
import { openPlatform } from './platform/open-platform.ts';
import type { Platform } from './platform/platform.ts';
import { beginning } from './template.ts';

export interface PlayOptions {
  readonly dice: Dice;
  readonly plan: Plan;
  readonly channel: ChannelName;
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
  readonly platform: Platform;
  readonly crowd: Crowd;
  readonly herd: Herd;
  readonly #options: PlayOptions;
  readonly #clock: MovingClock;
  readonly #moments: KillMoments;
  readonly #passing: NodeJS.Timeout;

  static async open(options: PlayOptions): Promise<Play> {
    const clock = new MovingClock(machineClock, beginning);
    const moments = new KillMoments();
    const running: { herd: Herd | null } = { herd: null };
    const platform = await openPlatform(options.channel, {
      ...{ now: () => clock.now(), dice: options.dice, careless: options.careless },
      onCall: (method) => moments.noteCall(method),
      ports: () => running.herd?.ports ?? [],
    });
    const play = new Play(options, clock, moments, platform);
    running.herd = play.herd;
    return play;
  }

  private constructor(options: PlayOptions, clock: MovingClock, moments: KillMoments, platform: Platform) {
    const { dice, processes, careless, databaseUrl } = options;
    this.#options = options;
    this.#clock = clock;
    this.#moments = moments;
    this.platform = platform;
    this.crowd = new Crowd(platform, dice.apart('crowd'));
    this.herd = new Herd({
      ...{ processes, careless, databaseUrl, settings: () => platform.settings() },
      aheadMs: () => clock.now().getTime() - machineClock.now().getTime(),
    });
    this.#passing = setInterval(() => {
      this.#moveTo(new Date(clock.now().getTime() + stepMs * (speed - 1)));
      // Somebody puts the new consent into the settings, and starts the bots again.
      if (platform.seeToConsent()) for (const place of this.herd.alive) this.herd.kill(place, 0);
    }, stepMs);
  }

  /** Plays all scenes; afterwards the platform is quiet and every bot runs. */
  async run(): Promise<void> {
    const { plan, dice } = this.#options;
    const { platform } = this;
    platform.setFaults(plan.rates);
    platform.moveGroup(plan.migratingGroup);
    this.herd.start();
    this.crowd.begin();
    const killer = dice.apart('kills');
    for (const [index, scene] of plan.scenes.entries()) {
      if (index === plan.poisonedScene) this.crowd.poison();
      if (index === plan.refusingScene) platform.refuse(this.crowd.anybody());
      await this.#playScene(scene, killer);
    }
    platform.setFaults({});
    this.#moments.forget();
    platform.releaseHeld();
    this.herd.start();
  }

  async close(): Promise<void> {
    clearInterval(this.#passing);
    this.#moments.forget();
    this.crowd.close();
    await this.herd.killAll();
    await this.platform.close();
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
      this.platform.releaseHeld();
    } while (this.#mustBeTaken() && this.herd.troubles.length === 0);
  }

  #mustBeTaken(): boolean {
    return this.platform.forgetsInADay && this.platform.pending() > 0;
  }

  async #allFetched(): Promise<void> {
    const fetched = await this.#until(() => {
      if (!this.crowd.isSilent) return false;
      // Nobody says anything more that could come before what is held back.
      this.platform.releaseHeld();
      return this.platform.pending() === 0;
    });
    if (!fetched) this.herd.troubles.push(`${this.platform.pending()} updates were not fetched in time`);
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
