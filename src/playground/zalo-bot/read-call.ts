import type { IncomingMessage } from 'node:http';
import { z } from 'zod';
import { badRequest } from './zalo-refusal.ts';

/** What a call was given, wherever it stood: query, form, multipart or JSON. */
export type CallFields = Readonly<Record<string, unknown>>;

const fields = z.record(z.string(), z.unknown());
const largestBody = 64 * 1024;

export async function readCall(request: IncomingMessage, query: URLSearchParams): Promise<CallFields> {
  const asked = Object.fromEntries(query);
  const bytes = await bodyOf(request);
  if (bytes.length === 0) return asked;
  const type = request.headers['content-type'] ?? '';
  if (/form/.test(type)) {
    const form = await new Response(bytes, { headers: { 'content-type': type } })
      .formData()
      .catch(() => null);
    if (form === null) throw badRequest('the form cannot be read');
    return { ...asked, ...Object.fromEntries(form) };
  }
  const json = fields.safeParse(parsed(Buffer.from(bytes).toString('utf8')));
  if (!json.success) throw badRequest('the body is not a JSON object');
  return { ...asked, ...json.data };
}

async function bodyOf(request: IncomingMessage): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > largestBody) throw badRequest('the body is too large');
    parts.push(part);
  }
  return new Uint8Array(Buffer.concat(parts));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
