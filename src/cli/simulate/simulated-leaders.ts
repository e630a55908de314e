import type { Bloc } from '../../app/ports/blocs.ts';
import type { Duty, ReportingPeriod } from '../../app/ports/periods.ts';
import type { Stores } from '../../app/ports/stores.ts';
import type { Utterance } from '../../app/simulation/leaders.ts';
import { noneYetText, reportText, type OwedFigure } from '../../app/simulation/report-text.ts';
import { makeHandleEvent } from '../../chat/conversation/handle-event.ts';
import { daysBetween, parseDay, type Day } from '../../domain/calendar/day.ts';
import { nodeSecrets } from '../../secrets.ts';
import type { DutyNames } from './named-duties.ts';
import { simulatedChannel, textFrom } from './simulated-channel.ts';
import { chatOf, type SimulatedOffice } from './simulated-office.ts';

/** Questions that a simulated leader answers before giving up on a message. */
const mostAnswers = 5;

/** Speaks for the leaders: makes the words and puts them through the real conversation. */
export class SimulatedLeaders {
  private now = new Date(0);
  private messages = 0;
  private readonly handle: ReturnType<typeof makeHandleEvent>;

  constructor(
    private readonly stores: Stores,
    private readonly office: SimulatedOffice,
    private readonly names: DutyNames,
    private readonly setting: { readonly from: Day; readonly to: Day; readonly seed: number },
  ) {
    this.handle = makeHandleEvent({
      inTransaction: (work) => work(stores),
      clock: { now: () => this.now },
      secrets: nodeSecrets,
      channelOf: () => simulatedChannel,
      channels: [simulatedChannel],
    });
  }

  /** The leader of a bloc says something about a period. Resolves with the duties that it settled. */
  async say({ at, says }: Utterance, bloc: Bloc, period: ReportingPeriod): Promise<readonly Duty[]> {
    const owed = await this.names.owed(period.id, bloc.id);
    if (owed.length === 0) return [];
    const some = says.kind === 'part' ? owed.slice(0, Math.ceil(owed.length / 2)) : owed;
    this.now = at;
    await this.send(bloc, says.kind === 'postpone' ? says.text : this.wordsOf(says.kind, some, bloc, period));
    await this.answerQuestions(bloc, period);
    const left = new Set((await this.names.owed(period.id, bloc.id)).map(({ id }) => id));
    return owed.filter(({ id }) => !left.has(id));
  }

  private wordsOf(
    kind: 'report' | 'part' | 'none-yet',
    duties: readonly Duty[],
    bloc: Bloc,
    period: ReportingPeriod,
  ): string {
    const figures = this.figuresOf(duties);
    if (kind === 'none-yet') return noneYetText(figures);
    const { from, to, seed } = this.setting;
    const lived = daysBetween(from, parseDay(period.dataTo) ?? from) / Math.max(1, daysBetween(from, to));
    const members = new Set(duties.map(({ unitId }) => unitId)).size;
    const progress = Math.min(1, Math.max(0.02, lived));
    return reportText(figures, { seed, bloc: bloc.code, label: period.label, progress, members });
  }

  /** In the order of the campaign's document, unit by unit. */
  private figuresOf(duties: readonly Duty[]): readonly OwedFigure[] {
    const { campaign, units } = this.office;
    return [null, ...units].flatMap((unit) => {
      const theirs = new Set(
        duties.filter(({ unitId }) => unitId === (unit?.id ?? '')).map(({ indicatorId }) => indicatorId),
      );
      const asked = campaign.catalogue.indicators.filter(({ id }) => theirs.has(id));
      return asked.map((indicator) => ({ indicator, unit }));
    });
  }

  private async answerQuestions(bloc: Bloc, period: ReportingPeriod): Promise<void> {
    const personId = this.office.leaders.get(bloc.id) ?? '';
    for (let answers = 0; answers < mostAnswers; answers += 1) {
      const open = await this.stores.questions.openOf(this.office.organisation.id, personId);
      if (!open || open.choices.length === 0) return;
      const named = open.choices.findIndex(({ label }) => label === period.label);
      await this.send(bloc, String(Math.max(0, named) + 1));
    }
  }

  private async send(bloc: Bloc, text: string): Promise<void> {
    this.messages += 1;
    const chatId = chatOf.leader(bloc.code);
    const { update, event } = textFrom(chatId, text, this.now, this.messages);
    await this.stores.inbox.add([update], this.now);
    const row = await this.stores.inbox.byMessage(event.address, update.messageId ?? '');
    if (!row) throw new Error('a message was not stored');
    await this.handle(row, event);
  }
}
