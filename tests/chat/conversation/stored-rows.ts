import type { Transaction } from '../../../src/storage/database.ts';
import type { Letter } from './two-offices.ts';

type Row = Readonly<Record<string, unknown>>;
/** All that is kept, by table, one line of JSON a row. */
export type Kept = ReadonlyMap<string, ReadonlyMap<string, Row>>;

/** What every event leaves, whoever sent it: that it came, that somebody was heard. */
const bookkeeping: Readonly<Record<string, readonly string[]>> = {
  ChatAccount: ['lastInboundAt', 'reachability', 'reachabilityReason'],
};
const unwatched = new Set(['InboxMessage', '_prisma_migrations', 'sqlite_sequence']);

const plain = (_key: string, value: unknown): unknown => (typeof value === 'bigint' ? String(value) : value);

export async function everythingKept(tx: Transaction): Promise<Kept> {
  const tables = await tx.$queryRaw<{ name: string }[]>`SELECT name FROM sqlite_master WHERE type = 'table'`;
  const kept = new Map<string, ReadonlyMap<string, Row>>();
  for (const { name } of tables.filter((table) => !unwatched.has(table.name))) {
    const rows = await tx.$queryRawUnsafe<Row[]>(`SELECT * FROM "${name}"`);
    const watched = rows.map((row) => ({
      ...row,
      ...Object.fromEntries((bookkeeping[name] ?? []).map((column) => [column, null])),
    }));
    kept.set(name, new Map(watched.map((row) => [JSON.stringify(row, plain), row])));
  }
  return kept;
}

export interface Change {
  readonly table: string;
  readonly what: 'gone' | 'new';
  readonly row: Row;
}

const missingFrom = (kept: Kept, from: Kept, what: Change['what']): Change[] =>
  [...kept].flatMap(([table, rows]) =>
    [...rows].flatMap(([line, row]) => (from.get(table)?.has(line) ? [] : [{ table, what, row }])),
  );

/** What is different: a row that was changed is gone, and new. */
export const changesBetween = (before: Kept, after: Kept): Change[] => [
  ...missingFrom(before, after, 'gone'),
  ...missingFrom(after, before, 'new'),
];

export const isAnswer = ({ table, what }: Change): boolean => table === 'OutboxMessage' && what === 'new';

/** A refusal is noted for whoever looks after the bot. */
export const isNotedRefusal = ({ table, what, row }: Change): boolean =>
  table === 'AuditEntry' && what === 'new' && String(row['action']).startsWith('refused-');

export const lettersIn = (changes: readonly Change[]): Letter[] =>
  changes
    .filter(isAnswer)
    .map(({ row }) => ({ to: String(row['chatId']), shown: JSON.stringify(row['content']) }));

/** For the reader of a failed test. */
export const named = ({ table, what, row }: Change): string =>
  `${what} ${table} ${JSON.stringify(row, plain).slice(0, 200)}`;
