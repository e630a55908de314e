import type { IncomingMessage } from 'node:http';
import { z } from 'zod';
import type { OaCallInput } from './oa-endpoints.ts';
import { invalid, OaRefusal } from './oa-refusal.ts';

const fields = z.record(z.string(), z.unknown());
const largestBody = 8 * 1024 * 1024;

/** Reads a call, wherever its parts stand. Throws `OaRefusal`. */
export async function readOaCall(request: IncomingMessage, query: URLSearchParams): Promise<OaCallInput> {
  const asked = Object.fromEntries(query);
  const bytes = await bodyOf(request);
  if (bytes.length === 0) return { fields: asked, file: null };
  const type = request.headers['content-type'] ?? '';
  if (/form/.test(type)) return readForm(bytes, type);
  if (!/json/.test(type)) throw invalid('content-type');
  const json = fields.safeParse(parsed(Buffer.from(bytes).toString('utf8')));
  if (!json.success) throw invalid('body');
  return { fields: { ...asked, ...json.data }, file: null };
}

async function readForm(bytes: Uint8Array<ArrayBuffer>, type: string): Promise<OaCallInput> {
  const form = await new Response(bytes, { headers: { 'content-type': type } }).formData().catch(() => null);
  if (form === null) throw invalid('form');
  const file = form.get('file');
  return {
    fields: Object.fromEntries(form),
    file: file instanceof File ? { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) } : null,
  };
}

async function bodyOf(request: IncomingMessage): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > largestBody) throw new OaRefusal(-210, 'the body is too large');
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
