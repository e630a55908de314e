import type { IncomingMessage } from 'node:http';
import { CallParameters, type UploadedFile } from '../call-parameters.ts';
import { BotApiRefusal, badRequest } from '../refusal.ts';
import { boundaryOf, parseMultipart } from './multipart.ts';

/** 50 MB of file and something for the rest of the form. */
const maxBodyBytes = 51 * 1024 * 1024;

/** Reads the parameters of a call from its query string and its JSON, form or multipart body. */
export async function readParameters(
  request: IncomingMessage,
  query: URLSearchParams,
): Promise<CallParameters> {
  const fields = new Map<string, unknown>(query);
  const files = new Map<string, UploadedFile>();
  const body = await readBody(request);
  if (body.length > 0) readFields(request.headers['content-type'] ?? '', body, fields, files);
  return new CallParameters(fields, files);
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length <= maxBodyBytes) chunks.push(chunk);
  }
  if (length > maxBodyBytes) throw new BotApiRefusal(413, 'Request Entity Too Large');
  return Buffer.concat(chunks);
}

function readFields(
  contentType: string,
  body: Buffer,
  fields: Map<string, unknown>,
  files: Map<string, UploadedFile>,
): void {
  const boundary = boundaryOf(contentType);
  if (boundary !== null) readForm(body, boundary, fields, files);
  else if (/^application\/x-www-form-urlencoded/i.test(contentType))
    for (const [name, value] of new URLSearchParams(body.toString('utf8'))) fields.set(name, value);
  else if (/^application\/json/i.test(contentType))
    for (const [name, value] of Object.entries(readJsonObject(body))) fields.set(name, value);
}

function readForm(
  body: Buffer,
  boundary: string,
  fields: Map<string, unknown>,
  files: Map<string, UploadedFile>,
): void {
  const parts = parseMultipart(body, boundary);
  if (parts === null) throw badRequest('unexpected end of multipart body');
  for (const part of parts)
    if (part.fileName === null) fields.set(part.name, part.bytes.toString('utf8'));
    else files.set(part.name, { name: part.fileName, contentType: part.contentType, bytes: part.bytes });
}

function readJsonObject(body: Buffer): object {
  try {
    const value: unknown = JSON.parse(body.toString('utf8'));
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  } catch {
    // said below
  }
  throw badRequest("can't parse JSON object");
}
