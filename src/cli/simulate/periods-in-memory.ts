import type { Duty, PeriodStore, ReportingPeriod } from '../../app/ports/periods.ts';

const byOpening = (a: ReportingPeriod, b: ReportingPeriod): number =>
  a.opensAt.getTime() - b.opensAt.getTime() || a.dueAt.getTime() - b.dueAt.getTime();

/** Periods and their duties without a database: a simulated decade holds some hundred thousand duties. */
export function periodsInMemory(): PeriodStore {
  const periods = new Map<string, ReportingPeriod>();
  const duties = new Map<string, Duty>();
  const over = new Set<string>();
  const idsOfPeriod = new Map<string, string[]>();
  const idsOfDesk = new Map<string, string[]>();
  const deskKey = (periodId: string, blocId: string) => `${periodId} ${blocId}`;

  const idsUnder = (groups: Map<string, string[]>, key: string): string[] => {
    const ids = groups.get(key) ?? [];
    groups.set(key, ids);
    return ids;
  };
  const dutiesUnder = (ids: readonly string[]): Duty[] => {
    const found: Duty[] = [];
    for (const id of ids) {
      const duty = duties.get(id);
      if (duty) found.push(duty);
    }
    return found;
  };
  const all = () => [...periods.values()];
  const replace = (id: string, change: Partial<ReportingPeriod>): void => {
    const period = periods.get(id);
    if (period) periods.set(id, { ...period, ...change });
  };

  return {
    create: async (facts) => {
      if (all().some(({ campaignId, label }) => campaignId === facts.campaignId && label === facts.label))
        return null;
      const period = { ...facts, id: `period-${periods.size + 1}` };
      periods.set(period.id, period);
      return period;
    },
    byId: async (_organisationId, id) => periods.get(id) ?? null,
    ofCampaign: async (_organisationId, campaignId) =>
      all()
        .filter((period) => period.campaignId === campaignId)
        .sort(byOpening),
    toOpen: async (now) =>
      all()
        .filter(({ openedAt, opensAt }) => openedAt === null && opensAt <= now)
        .sort(byOpening),
    markOpened: async (id, openedAt) => replace(id, { openedAt }),
    drop: async (id) => void periods.delete(id),
    addDuties: async (organisationId, periodId, added) => {
      for (const { blocId, indicatorId, unitId, share, expects } of added) {
        const id = `${periodId}/${blocId}/${indicatorId}/${unitId}`;
        if (duties.has(id)) continue;
        const fresh = { state: 'open', firstReportedAt: null, answeredAt: null } as const;
        const owed = { blocId, indicatorId, unitId, share, expects };
        duties.set(id, { id, organisationId, periodId, ...owed, ...fresh });
        idsUnder(idsOfPeriod, periodId).push(id);
        idsUnder(idsOfDesk, deskKey(periodId, blocId)).push(id);
      }
    },
    duties: async (_organisationId, periodId) => dutiesUnder(idsUnder(idsOfPeriod, periodId)),
    dutiesOfBlocs: async (_organisationId, periodIds, blocIds) =>
      periodIds.flatMap((periodId) =>
        blocIds.flatMap((blocId) => dutiesUnder(idsOfDesk.get(deskKey(periodId, blocId)) ?? [])),
      ),
    setDuty: async (id, state, sentAt) => {
      const duty = duties.get(id);
      if (!duty) throw new Error('there is no such duty');
      const { firstReportedAt: first, answeredAt: last } = duty;
      const firstReportedAt = state === 'reported' && !(first && sentAt && first <= sentAt) ? sentAt : first;
      const answeredAt = last && sentAt && last > sentAt ? last : sentAt;
      const after = { ...duty, state, answeredAt, firstReportedAt };
      duties.set(id, after);
      return after;
    },
    markOver: async (ids) => {
      for (const id of ids) over.add(id);
    },
    inPlay: async () =>
      all()
        .filter(({ id, openedAt }) => openedAt !== null && !over.has(id))
        .sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime()),
    owed: async (periodIds) =>
      periodIds.flatMap((periodId) => {
        const sums = new Map<string, { periodId: string; blocId: string; open: number; noneYet: number }>();
        for (const { blocId, state } of dutiesUnder(idsUnder(idsOfPeriod, periodId))) {
          if (state !== 'open' && state !== 'none-yet') continue;
          const sum = sums.get(blocId) ?? { periodId, blocId, open: 0, noneYet: 0 };
          if (state === 'open') sum.open += 1;
          else sum.noneYet += 1;
          sums.set(blocId, sum);
        }
        return [...sums.values()];
      }),
    nextOpening: async () =>
      all()
        .filter(({ openedAt }) => openedAt === null)
        .sort(byOpening)[0]?.opensAt ?? null,
  };
}
