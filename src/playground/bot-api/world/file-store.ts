import { randomBytes } from 'node:crypto';

/** A file that somebody sent: kept in memory for as long as the server runs. */
export interface StoredFile {
  readonly fileId: string;
  readonly uniqueId: string;
  /** as the sender named it; null for photos and voice notes, which have no name */
  readonly name: string | null;
  readonly mimeType: string;
  readonly bytes: Uint8Array;
  /** below `/file/bot<TOKEN>/` */
  readonly path: string;
}

export type FileKind = 'photo' | 'document' | 'sticker' | 'voice';

const folders: Readonly<Record<FileKind, string>> = {
  photo: 'photos',
  document: 'documents',
  sticker: 'stickers',
  voice: 'voice',
};
const mimeTypes: Readonly<Record<string, string>> = {
  json: 'application/json',
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  csv: 'text/csv',
  txt: 'text/plain',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  webp: 'image/webp',
  oga: 'audio/ogg',
};

const extensionOf = (name: string) => /\.([A-Za-z0-9]{1,8})$/.exec(name)?.[1]?.toLowerCase() ?? '';

export class FileStore {
  readonly #byId = new Map<string, StoredFile>();
  readonly #byPath = new Map<string, StoredFile>();

  /** @param name the sender's name for it; for photos only its ending is kept */
  add(kind: FileKind, name: string, bytes: Uint8Array): StoredFile {
    const extension = extensionOf(name);
    const number = this.#byId.size;
    const file: StoredFile = {
      fileId: `${kind.slice(0, 2).toUpperCase()}AC${randomBytes(24).toString('base64url')}`,
      uniqueId: `AQAD${randomBytes(9).toString('base64url')}`,
      name: kind === 'document' ? name : null,
      mimeType: mimeTypes[extension] ?? 'application/octet-stream',
      bytes,
      path: `${folders[kind]}/file_${number}${extension === '' ? '' : `.${extension}`}`,
    };
    this.#byId.set(file.fileId, file);
    this.#byPath.set(file.path, file);
    return file;
  }

  byId(fileId: string): StoredFile | undefined {
    return this.#byId.get(fileId);
  }

  byPath(path: string): StoredFile | undefined {
    return this.#byPath.get(path);
  }
}
