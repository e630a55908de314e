import { invalid, OaRefusal } from './oa-refusal.ts';
import type { OaSwitches } from './oa-switches.ts';

export interface OaUpload {
  readonly kind: 'image' | 'file';
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly mimeType: string;
  readonly until: Date;
}

const megabyte = 1024 * 1024;
const weekMs = 7 * 24 * 3_600_000;

/** What was uploaded, to be named in messages for a week. */
export class OaUploads {
  readonly #kept = new Map<string, OaUpload>();
  readonly #now: () => Date;
  readonly #switches: () => OaSwitches;

  constructor(now: () => Date, switches: () => OaSwitches) {
    this.#now = now;
    this.#switches = switches;
  }

  image(name: string, bytes: Uint8Array): object {
    const mimeType = imageType(bytes);
    if (mimeType === null) throw new OaRefusal(-233, 'file type is not supported');
    if (bytes.length > megabyte) throw new OaRefusal(-210, 'file is over 1 MB');
    return { attachment_id: this.#keep({ kind: 'image', name, bytes, mimeType }) };
  }

  file(name: string, bytes: Uint8Array): object {
    const ending = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
    if (!this.#switches().fileTypes.includes(ending)) throw new OaRefusal(-233, 'file type is not supported');
    if (bytes.length > 5 * megabyte) throw new OaRefusal(-210, 'file is over 5 MB');
    return { token: this.#keep({ kind: 'file', name, bytes, mimeType: 'application/octet-stream' }) };
  }

  /** Throws where it was never there, or is over. */
  take(id: string, kind: OaUpload['kind']): OaUpload {
    const upload = this.#kept.get(id);
    if (!upload || upload.kind !== kind) throw invalid('attachment');
    if (upload.until <= this.#now()) throw new OaRefusal(-100, 'attachment is expired');
    return upload;
  }

  /** All that was uploaded so far is over. */
  expireAll(): void {
    for (const [id, upload] of this.#kept) this.#kept.set(id, { ...upload, until: new Date(0) });
  }

  #keep(upload: Omit<OaUpload, 'until'>): string {
    const id = `u${this.#kept.size + 1}-${upload.bytes.length.toString(36)}`;
    this.#kept.set(id, { ...upload, until: new Date(this.#now().getTime() + weekMs) });
    return id;
  }
}

function imageType(bytes: Uint8Array): string | null {
  const start = Buffer.from(bytes.subarray(0, 4)).toString('hex');
  if (start === '89504e47') return 'image/png';
  return start.startsWith('ffd8ff') ? 'image/jpeg' : null;
}
