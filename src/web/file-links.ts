import { createHmac, timingSafeEqual } from 'node:crypto';
import { Hono } from 'hono';
import type { OutgoingFile, OutgoingMessage } from '../app/ports/channel.ts';
import type { Clock } from '../app/ports/clock.ts';

/** Said in `src/chat/zalo/file-words.ts` too. */
const lifetimeMs = 7 * 24 * 3_600_000;
/** Zalo fetches a picture several times in short order, and every member of a group once. */
const keptFiles = 8;

export interface FileLinkOptions {
  /** address of this server for everybody, without a slash at the end */
  readonly baseUrl: () => string;
  /** the key of all links is derived from it: with another one, all links given so far end */
  readonly secret: string;
  readonly clock: Clock;
}

export interface FileLinks {
  /** An address that nobody can guess, good for a week; null: the message has no file, or is not stored. */
  readonly linkTo: (message: OutgoingMessage) => string | null;
  /** The outbox row of a link that is genuine and not over. */
  readonly rowOf: (ticket: string) => number | null;
}

/** Links to files of stored messages: row, end and a signature of both. Nothing is kept for them. */
export function makeFileLinks({ baseUrl, secret, clock }: FileLinkOptions): FileLinks {
  const key = createHmac('sha256', secret).update('file-links/1').digest();
  const signature = (row: string, end: string): Buffer =>
    createHmac('sha256', key).update(`${row}.${end}`).digest();
  return {
    linkTo: ({ content, outboxId }) => {
      if (content.kind !== 'file' || outboxId === undefined) return null;
      const [row, end] = [outboxId.toString(36), (clock.now().getTime() + lifetimeMs).toString(36)];
      const ticket = `${row}.${end}.${signature(row, end).toString('base64url')}`;
      return `${baseUrl()}/tep/${ticket}/${encodeURIComponent(content.file.fileName)}`;
    },
    rowOf: (ticket) => {
      const [, row = '', end = '', given = ''] =
        /^([0-9a-z]{1,11})\.([0-9a-z]{1,11})\.([\w-]{43})$/.exec(ticket) ?? [];
      if (given === '' || !timingSafeEqual(Buffer.from(given, 'base64url'), signature(row, end))) return null;
      return Number.parseInt(end, 36) > clock.now().getTime() ? Number.parseInt(row, 36) : null;
    },
  };
}

export interface LinkedFiles {
  /** the file of an outbox row; null: it holds none (any more) */
  readonly fileOf: (outboxId: number) => Promise<OutgoingFile | null>;
  readonly draw: (file: OutgoingFile) => Promise<Uint8Array>;
}

const mimeTypes: Readonly<Record<string, string>> = {
  png: 'image/png',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** Serves what links lead to, as often as it is asked for; 404 for what is forged, over or forgotten. */
export function fileRoutes({ rowOf }: Pick<FileLinks, 'rowOf'>, { fileOf, draw }: LinkedFiles): Hono {
  const drawn = new Map<number, Promise<Uint8Array>>();
  const bytesOf = (id: number, file: OutgoingFile): Promise<Uint8Array> => {
    const known = drawn.get(id);
    if (known) return known;
    const bytes = draw(file);
    drawn.set(id, bytes);
    bytes.catch(() => drawn.delete(id));
    const [oldest] = drawn.keys();
    if (drawn.size > keptFiles && oldest !== undefined) drawn.delete(oldest);
    return bytes;
  };
  const routes = new Hono();
  routes.get('/tep/:ticket/:name', async (context) => {
    const id = rowOf(context.req.param('ticket'));
    const file = id === null ? null : await fileOf(id);
    if (id === null || file === null)
      return context.text('Liên kết không đúng hoặc đã hết hạn. Xin nhắn bot để lấy tệp mới.', 404);
    const extension = file.fileName.split('.').at(-1) ?? '';
    return context.body(new Uint8Array(await bytesOf(id, file)), 200, {
      'Content-Type': mimeTypes[extension] ?? 'application/octet-stream',
      'Content-Disposition': `${file.picture ? 'inline' : 'attachment'}; filename="${file.fileName}"`,
      'Cache-Control': 'private, max-age=3600',
      'X-Content-Type-Options': 'nosniff',
      'X-Robots-Tag': 'noindex',
      'Referrer-Policy': 'no-referrer',
    });
  });
  return routes;
}
