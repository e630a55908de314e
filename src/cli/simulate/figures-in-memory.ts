import type { Figure, FigureStore } from '../../app/ports/figures.ts';
import { figureKey } from '../../app/reporting/current-figure.ts';

/** Ids of figures by what they are asked for by, oldest first. */
class Ids {
  private readonly lists = new Map<string, string[]>();

  of(key: string): readonly string[] {
    return this.lists.get(key) ?? [];
  }

  add(key: string, id: string): void {
    const list = this.lists.get(key);
    if (list) list.push(id);
    else this.lists.set(key, [id]);
  }
}

/** Figures without a database, oldest first as they were appended. */
export function figuresInMemory(): FigureStore {
  const figures = new Map<string, Figure>();
  const ofDesk = new Ids();
  const ofPeriod = new Ids();
  const ofMessage = new Ids();
  const versions = new Map<string, number>();
  const proposed = new Set<string>();
  const deskKey = (periodId: string, blocId: string) => `${periodId} ${blocId}`;
  const known = (ids: readonly string[]) => ids.flatMap((id) => figures.get(id) ?? []);

  return {
    append: async (facts) => {
      const key = figureKey(facts);
      const version = (versions.get(key) ?? 0) + 1;
      versions.set(key, version);
      const figure = { ...facts, id: `figure-${figures.size + 1}`, version };
      figures.set(figure.id, figure);
      if (figure.status === 'proposed') proposed.add(figure.id);
      ofDesk.add(deskKey(figure.periodId, figure.blocId), figure.id);
      ofPeriod.add(figure.periodId, figure.id);
      ofMessage.add(String(figure.inboxId), figure.id);
      return figure;
    },
    ofPeriod: async (_organisationId, periodId) => known(ofPeriod.of(periodId)),
    ofBlocs: async (_organisationId, periodIds, blocIds) =>
      periodIds.flatMap((periodId) =>
        blocIds.flatMap((blocId) => known(ofDesk.of(deskKey(periodId, blocId)))),
      ),
    ofMessage: async (_organisationId, inboxId) => known(ofMessage.of(String(inboxId))),
    byId: async (_organisationId, id) => figures.get(id) ?? null,
    proposals: async () => known([...proposed]),
    decide: async (id, status, _personId, reason) => {
      const figure = figures.get(id);
      if (!figure || !proposed.delete(id)) return false;
      figures.set(id, { ...figure, status, ...(reason === '' ? {} : { reason }) });
      return true;
    },
  };
}
