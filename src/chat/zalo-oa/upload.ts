import { z } from 'zod';
import type { OaCall } from './oa-call.ts';

const image = z.object({ attachment_id: z.string().min(1) });
const file = z.object({ token: z.string().min(1) });

const mimeTypes: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  pdf: 'application/pdf',
  csv: 'text/csv',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

const part = (name: string, bytes: Uint8Array) => ({
  ...{ name, bytes },
  mimeType: mimeTypes[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream',
});

/** What is uploaded can be named in messages for seven days; each message uploads its own. */
export async function uploadImage(call: OaCall, name: string, bytes: Uint8Array): Promise<string> {
  return image.parse(await call('/v2.0/oa/upload/image', { file: part(name, bytes) })).attachment_id;
}

export async function uploadFile(call: OaCall, name: string, bytes: Uint8Array): Promise<string> {
  return file.parse(await call('/v2.0/oa/upload/file', { file: part(name, bytes) })).token;
}
