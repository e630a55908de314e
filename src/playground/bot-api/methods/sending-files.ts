import { randomInt } from 'node:crypto';
import { z } from 'zod';
import type { CallParameters } from '../call-parameters.ts';
import { type UploadedFile } from '../call-parameters.ts';
import { imageSizeOf } from '../image-size.ts';
import { BotApiRefusal, badRequest } from '../refusal.ts';
import { readFormattedText } from '../text/formatted-text.ts';
import type { FormattedText } from '../text/formatted-text.ts';
import type { MessageContent } from '../world/chat-message.ts';
import type { FileStore, StoredFile } from '../world/file-store.ts';
import type { Method } from './bot-api.ts';
import { checkedCaption, deliver, readCaption, readPlacement } from './sending.ts';

const megabyte = 1024 * 1024;
const maxPhotoBytes = 10 * megabyte;
const maxUploadBytes = 50 * megabyte;
const maxDownloadBytes = 20 * megabyte;

const albumSchema = z.array(
  z.looseObject({
    type: z.enum(['photo', 'document']),
    media: z.string().min(1),
    caption: z.string().optional(),
    parse_mode: z.string().optional(),
    caption_entities: z.array(z.unknown()).optional(),
  }),
);

export const sendPhoto: Method = (api, { parameters }) => {
  const caption = readCaption(parameters);
  const to = readPlacement(api, parameters);
  return deliver(api, to, photoContent(api.world.files, source(parameters, 'photo'), caption, null));
};

export const sendDocument: Method = (api, { parameters }) => {
  const caption = readCaption(parameters);
  const to = readPlacement(api, parameters);
  return deliver(api, to, documentContent(api.world.files, source(parameters, 'document'), caption, null));
};

/** 2–10 photos, or 2–10 documents; the bot gets all of them back. */
export const sendMediaGroup: Method = (api, { parameters }) => {
  const album = albumSchema.safeParse(parameters.json('media'));
  if (!album.success) throw badRequest("can't parse media JSON object");
  if (album.data.length < 2 || album.data.length > 10)
    throw badRequest('wrong number of messages to send as an album');
  if (new Set(album.data.map(({ type }) => type)).size > 1)
    throw badRequest("document can't be mixed with other media types");
  if (parameters.json('reply_markup') !== undefined) throw badRequest('albums have no buttons');
  const to = readPlacement(api, parameters);
  const name = String(randomInt(1e12, 9e12));
  const contents = album.data.map((item) => {
    const caption = checkedCaption(
      readFormattedText(item.caption ?? '', item.parse_mode, item.caption_entities),
    );
    const content = item.type === 'photo' ? photoContent : documentContent;
    return content(api.world.files, sourceOf(parameters, item.media), caption, name);
  });
  return contents.map((content) => deliver(api, to, content));
};

export const getFile: Method = (api, { parameters }) => {
  const id = parameters.text('file_id');
  if (id === undefined) throw badRequest('file_id not specified');
  const file = api.world.files.byId(id);
  if (file === undefined) throw badRequest('wrong file_id or the file is temporarily unavailable');
  if (file.bytes.length > maxDownloadBytes) throw badRequest('file is too big');
  return {
    file_id: file.fileId,
    file_unique_id: file.uniqueId,
    file_size: file.bytes.length,
    file_path: file.path,
  };
};

/** A new upload, or the `file_id` of a file known before. Links are refused: nothing here reaches outside. */
type Source = UploadedFile | string;

function source(parameters: CallParameters, name: string): Source {
  const upload = parameters.upload(name);
  if (upload !== undefined) return upload;
  const reference = parameters.text(name);
  if (reference === undefined) throw badRequest(`there is no ${name} in the request`);
  return sourceOf(parameters, reference);
}

function sourceOf(parameters: CallParameters, reference: string): Source {
  const upload = parameters.attached(reference);
  if (upload !== undefined) return upload;
  if (reference.startsWith('attach://'))
    throw badRequest('wrong file identifier/HTTP URL specified: no such part');
  return reference;
}

function stored(files: FileStore, kind: 'photo' | 'document', from: Source): StoredFile {
  if (typeof from === 'string') {
    const known = files.byId(from);
    if (known === undefined) throw badRequest('wrong file identifier/HTTP URL specified');
    return known;
  }
  if (from.bytes.length === 0) throw badRequest('file must be non-empty');
  if (from.bytes.length > maxUploadBytes) throw new BotApiRefusal(413, 'Request Entity Too Large');
  return files.add(kind, from.name, from.bytes);
}

const documentContent = (
  files: FileStore,
  from: Source,
  caption: FormattedText,
  album: string | null,
): MessageContent => ({ kind: 'document', file: stored(files, 'document', from), caption, album });

function photoContent(
  files: FileStore,
  from: Source,
  caption: FormattedText,
  album: string | null,
): MessageContent {
  const file = stored(files, 'photo', from);
  if (file.bytes.length > maxPhotoBytes) throw badRequest('too big file for a photo');
  const size = imageSizeOf(file.bytes);
  if (size === null) throw badRequest('IMAGE_PROCESS_FAILED');
  const { width, height } = size;
  const ratio = Math.max(width / height, height / width);
  if (width + height > 10_000 || !(ratio <= 20)) throw badRequest('PHOTO_INVALID_DIMENSIONS');
  return { kind: 'photo', file, width, height, caption, album };
}
