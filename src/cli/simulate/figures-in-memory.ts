import { figureKey, type Figure, type FigureStore } from '../../app/ports/figures.ts';

type Versions = Map<string, readonly Figure[]>;

/** Figures without a database, oldest first as they were appended. */
export function figuresInMemory(): FigureStore {
  /** by period, then by bloc; lists are never changed, only replaced: whoever was given one keeps it as it was */
  const desks = new Map<string, Map<string, Versions>>();
  const ids = new Map<string, { readonly of: Versions; readonly key: string }>();
  const messages = new Map<number | null, string[]>();
  const proposed = new Set<string>();

  const versionsOf = ({ periodId, blocId }: Pick<Figure, 'periodId' | 'blocId'>): Versions => {
    const blocs = desks.get(periodId) ?? new Map<string, Versions>();
    desks.set(periodId, blocs);
    const versions = blocs.get(blocId) ?? new Map<string, readonly Figure[]>();
    blocs.set(blocId, versions);
    return versions;
  };
  const byId = (id: string): Figure | null => {
    const place = ids.get(id);
    return place?.of.get(place.key)?.find((figure) => figure.id === id) ?? null;
  };
  const known = (list: Iterable<string>): Figure[] => [...list].flatMap((id) => byId(id) ?? []);
  const inOrder = (a: Figure, b: Figure): number => Number(a.id) - Number(b.id);

  return {
    append: async (facts) => {
      const of = versionsOf(facts);
      const key = figureKey(facts);
      const earlier = of.get(key) ?? [];
      const figure = { ...facts, id: String(ids.size + 1), version: earlier.length + 1 };
      of.set(key, [...earlier, figure]);
      ids.set(figure.id, { of, key });
      messages.set(figure.inboxId, [...(messages.get(figure.inboxId) ?? []), figure.id]);
      if (figure.status === 'proposed') proposed.add(figure.id);
      return figure;
    },
    ofPeriod: async (_organisationId, periodId) =>
      [...(desks.get(periodId)?.values() ?? [])]
        .flatMap((versions) => [...versions.values()].flat())
        .sort(inOrder),
    ofBlocs: async (_organisationId, periodIds, blocIds) => {
      const found = new Map<string, readonly Figure[]>();
      for (const periodId of periodIds)
        for (const blocId of blocIds)
          for (const [key, versions] of desks.get(periodId)?.get(blocId) ?? []) found.set(key, versions);
      return found;
    },
    ofMessage: async (_organisationId, inboxId) => known(messages.get(inboxId) ?? []),
    byId: async (_organisationId, id) => byId(id),
    proposals: async () => known(proposed),
    decide: async (id, status, _personId, reason) => {
      const place = ids.get(id);
      if (!place || !proposed.delete(id)) return false;
      const decided = { status, ...(reason === '' ? {} : { reason }) };
      const versions = place.of.get(place.key) ?? [];
      place.of.set(
        place.key,
        versions.map((figure) => (figure.id === id ? { ...figure, ...decided } : figure)),
      );
      return true;
    },
  };
}
