import type { Figure, FigureStore } from '../../app/ports/figures.ts';
import { figureKey } from '../../app/reporting/current-figure.ts';

/** Figures without a database, oldest first as they were appended. */
export function figuresInMemory(): FigureStore {
  const figures = new Map<string, Figure>();
  const idsOfDesk = new Map<string, string[]>();
  const versions = new Map<string, number>();
  const proposed = new Set<string>();
  const deskKey = (periodId: string, blocId: string) => `${periodId} ${blocId}`;
  const all = () => [...figures.values()];

  return {
    append: async (facts) => {
      const key = figureKey(facts);
      const version = (versions.get(key) ?? 0) + 1;
      versions.set(key, version);
      const figure = { ...facts, id: `figure-${figures.size + 1}`, version };
      figures.set(figure.id, figure);
      if (figure.status === 'proposed') proposed.add(figure.id);
      const ids = idsOfDesk.get(deskKey(figure.periodId, figure.blocId));
      if (ids) ids.push(figure.id);
      else idsOfDesk.set(deskKey(figure.periodId, figure.blocId), [figure.id]);
      return figure;
    },
    ofPeriod: async (_organisationId, periodId) => all().filter((figure) => figure.periodId === periodId),
    ofBlocs: async (_organisationId, periodIds, blocIds) => {
      const found: Figure[] = [];
      for (const periodId of periodIds)
        for (const blocId of blocIds)
          for (const id of idsOfDesk.get(deskKey(periodId, blocId)) ?? []) {
            const figure = figures.get(id);
            if (figure) found.push(figure);
          }
      return found;
    },
    ofMessage: async (_organisationId, inboxId) => all().filter((figure) => figure.inboxId === inboxId),
    byId: async (_organisationId, id) => figures.get(id) ?? null,
    proposals: async () => [...proposed].flatMap((id) => figures.get(id) ?? []),
    decide: async (id, status, _personId, reason) => {
      const figure = figures.get(id);
      if (!figure || !proposed.delete(id)) return false;
      figures.set(id, { ...figure, status, ...(reason === '' ? {} : { reason }) });
      return true;
    },
  };
}
