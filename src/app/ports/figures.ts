export type FigureKind = 'value' | 'ratio' | 'percent-of-plan' | 'none-yet' | 'not-applicable' | 'withdrawn';

/** One version of one figure. `value`, `of`, `level` are whole small units of the indicator's dimension. */
export interface Figure {
  readonly id: string;
  readonly organisationId: string;
  readonly periodId: string;
  readonly blocId: string;
  readonly indicatorId: string;
  readonly unitId: string;
  readonly version: number;
  readonly kind: FigureKind;
  readonly value: bigint | null;
  readonly of: bigint | null;
  readonly level: bigint | null;
  readonly estimate: boolean;
  readonly status: 'accepted' | 'proposed' | 'refused';
  readonly late: boolean;
  readonly typed: string;
  readonly reason: string;
  readonly source: 'message' | 'choice' | 'entered-by-clerk';
  readonly inboxId: number | null;
  readonly authorId: string | null;
  readonly sentAt: Date;
  readonly recordedAt: Date;
}

/** What versions of one figure have in common. */
export const figureKey = (of: Pick<Figure, 'periodId' | 'blocId' | 'indicatorId' | 'unitId'>): string =>
  `${of.periodId}/${of.blocId}/${of.indicatorId}/${of.unitId}`;

/** Versions by what they are about, in their order. */
export function byDuty(figures: readonly Figure[]): Map<string, Figure[]> {
  const groups = new Map<string, Figure[]>();
  for (const figure of figures) {
    const key = figureKey(figure);
    const group = groups.get(key);
    if (group) group.push(figure);
    else groups.set(key, [figure]);
  }
  return groups;
}

export type NewFigure = Omit<Figure, 'id' | 'version'>;

export interface FigureStore {
  /** Appends the next version. */
  append(figure: NewFigure): Promise<Figure>;
  /** every version of a period, oldest first */
  ofPeriod(organisationId: string, periodId: string): Promise<Figure[]>;
  /** every version of some blocs in some periods by what it is about (`figureKey`), oldest first */
  ofBlocs(
    organisationId: string,
    periodIds: readonly string[],
    blocIds: readonly string[],
  ): Promise<ReadonlyMap<string, readonly Figure[]>>;
  ofMessage(organisationId: string, inboxId: number): Promise<Figure[]>;
  byId(organisationId: string, figureId: string): Promise<Figure | null>;
  proposals(organisationId: string): Promise<Figure[]>;
  /** false: it was decided already */
  decide(
    figureId: string,
    status: 'accepted' | 'refused',
    personId: string,
    reason: string,
  ): Promise<boolean>;
}
