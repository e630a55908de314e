/** What became of a statement that the database refused, in the words of those who must act on it. */
export type StorageErrorKind =
  /** a row with this key is there already */
  | 'duplicate'
  /** another process or transaction was in the way; the whole transaction may be run again */
  | 'conflict'
  /** the disk is full or cannot be written */
  | 'full'
  /** no database answers */
  | 'unreachable'
  | 'other';

/** Prisma's codes, the adapters' words, SQLite's and PostgreSQL's codes: whichever the error carries. */
const kindByCode: Readonly<Record<string, StorageErrorKind>> = {
  P2002: 'duplicate',
  UniqueConstraintViolation: 'duplicate',
  '23505': 'duplicate',
  P2034: 'conflict',
  TransactionWriteConflict: 'conflict',
  SQLITE_BUSY: 'conflict',
  '40001': 'conflict',
  '40P01': 'conflict',
  '55P03': 'conflict',
  SQLITE_FULL: 'full',
  SQLITE_IOERR_WRITE: 'full',
  '53100': 'full',
  P1001: 'unreachable',
  P1017: 'unreachable',
  DatabaseNotReachable: 'unreachable',
  ConnectionClosed: 'unreachable',
  SQLITE_CANTOPEN: 'unreachable',
  ECONNREFUSED: 'unreachable',
  '57P01': 'unreachable',
  '57P03': 'unreachable',
};

/** Says what kind of failure an error of `inTransaction` is. */
export function storageErrorKind(error: unknown): StorageErrorKind {
  for (const code of codesOf(error)) {
    const kind = kindByCode[code];
    if (kind !== undefined) return kind;
  }
  return 'other';
}

const links = ['cause', 'meta', 'driverAdapterError'];
const labels = ['originalCode', 'code', 'kind'];

/** Prisma wraps the adapter's error, which wraps the driver's: the innermost code says most. */
function codesOf(error: unknown, depth = 0): string[] {
  if (typeof error !== 'object' || error === null || depth > 6) return [];
  const entries = new Map(Object.entries({ ...error, cause: 'cause' in error ? error.cause : undefined }));
  const inner = links.flatMap((link) => codesOf(entries.get(link), depth + 1));
  return [...inner, ...labels.flatMap((label) => textOf(entries.get(label)))];
}

const textOf = (value: unknown): string[] => (typeof value === 'string' ? [value] : []);
