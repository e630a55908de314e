import type { z } from 'zod';
import { err, ok, type Result } from '../../domain/result.ts';

/** Something wrong in a file that a person wrote: where (`indicators[3].unit`), and what, in Vietnamese. */
export interface FileProblem {
  readonly path: string;
  readonly message: string;
}

export interface FileReading {
  /** drop fields that the format does not know instead of refusing the file */
  readonly ignoreUnknownFields?: boolean;
}

type Issue = z.core.$ZodIssue;
type RawIssue = z.core.$ZodRawIssue;
type Path = readonly PropertyKey[];

export function pathText(path: Path): string {
  const text = path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('')
    .replace(/^\./, '');
  return text || '(cả tệp)';
}

const kinds: Readonly<Record<string, string>> = {
  string: 'chữ',
  number: 'số',
  boolean: 'true hoặc false',
  array: 'danh sách',
  object: 'nhóm trường { }',
};

function words(issue: RawIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined
        ? 'thiếu trường này'
        : `phải là ${kinds[issue.expected] ?? issue.expected}`;
    case 'invalid_value':
      return `phải là một trong: ${issue.values.map(String).join(', ')}`;
    case 'unrecognized_keys':
      return `có trường lạ: ${issue.keys.join(', ')}`;
    case 'too_small':
      return issue.origin === 'string' ? 'không được để trống' : `phải từ ${issue.minimum} trở lên`;
    case 'invalid_format':
      return 'phải viết theo dạng năm-tháng-ngày, ví dụ 2026-12-31';
    case 'invalid_union':
      return 'không đúng dạng nào của trường này';
    case 'too_big':
    case 'not_multiple_of':
    case 'invalid_key':
    case 'invalid_element':
    case 'custom':
      return 'không hợp lệ';
  }
}

const unknownFieldsOnly = (issues: readonly Issue[]): boolean =>
  issues.every(({ code }) => code === 'unrecognized_keys');

const isRecord = (value: unknown): value is Record<PropertyKey, unknown> =>
  typeof value === 'object' && value !== null;
const fieldOf = (value: unknown, key: PropertyKey): unknown => (isRecord(value) ? value[key] : undefined);

function withoutUnknownFields(json: unknown, issues: readonly Issue[]): unknown {
  const copy: unknown = structuredClone(json);
  for (const issue of issues) {
    if (issue.code !== 'unrecognized_keys') continue;
    const holder = issue.path.reduce(fieldOf, copy);
    if (isRecord(holder)) for (const key of issue.keys) Reflect.deleteProperty(holder, key);
  }
  return copy;
}

/** Checks foreign JSON against a schema; every problem carries its path inside the file. */
export function readShape<T>(
  schema: z.ZodType<T>,
  json: unknown,
  { ignoreUnknownFields = false }: FileReading = {},
): Result<T, readonly FileProblem[]> {
  const options = { error: words };
  let read = schema.safeParse(json, options);
  if (!read.success && ignoreUnknownFields && unknownFieldsOnly(read.error.issues))
    read = schema.safeParse(withoutUnknownFields(json, read.error.issues), options);
  if (read.success) return ok(read.data);
  return err(read.error.issues.map(({ path, message }) => ({ path: pathText(path), message })));
}

/** Entries whose key occurred before in the list. */
export function repeated<T>(
  entries: readonly T[],
  keyOf: (entry: T) => string,
  pathOf: (index: number) => string,
): FileProblem[] {
  const seen = new Set<string>();
  return entries.flatMap((entry, index) => {
    const key = keyOf(entry);
    if (seen.has(key)) return [{ path: pathOf(index), message: `«${key}» đã dùng ở trên` }];
    seen.add(key);
    return [];
  });
}
