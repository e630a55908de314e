import { badRequest } from './refusal.ts';

export interface UploadedFile {
  readonly name: string;
  readonly contentType: string | null;
  readonly bytes: Uint8Array;
}

/**
 * The parameters of one method call, however they came: JSON bodies keep their own shapes, forms and query
 * strings have everything as text with JSON inside. An empty text counts as absent, as it does at Telegram.
 */
export class CallParameters {
  readonly #fields: ReadonlyMap<string, unknown>;
  readonly #files: ReadonlyMap<string, UploadedFile>;

  constructor(fields: ReadonlyMap<string, unknown>, files: ReadonlyMap<string, UploadedFile> = new Map()) {
    this.#fields = fields;
    this.#files = files;
  }

  text(name: string): string | undefined {
    const value = this.#fields.get(name);
    if (value === undefined || value === null || value === '') return undefined;
    if (typeof value === 'string') return value;
    if (typeof value === 'number' || typeof value === 'boolean') return String(value);
    throw badRequest(`field "${name}" must be of type String`);
  }

  integer(name: string): number | undefined {
    const value = this.text(name);
    if (value === undefined) return undefined;
    if (!/^-?\d{1,16}$/.test(value.trim())) throw badRequest(`field "${name}" must be a Number`);
    return Number(value);
  }

  requiredInteger(name: string, complaint: string): number {
    const value = this.integer(name);
    if (value === undefined) throw badRequest(complaint);
    return value;
  }

  flag(name: string): boolean {
    const value = this.text(name)?.toLowerCase();
    return value === 'true' || value === '1' || value === 'yes';
  }

  json(name: string): unknown {
    const value = this.#fields.get(name);
    if (value === undefined || value === null || value === '') return undefined;
    if (typeof value !== 'string') return value;
    try {
      return JSON.parse(value);
    } catch {
      throw badRequest(`can't parse ${name.replaceAll('_', ' ')} JSON object`);
    }
  }

  /** The file given for `name`: under that name, or anywhere when the field says `attach://…`. */
  upload(name: string): UploadedFile | undefined {
    const value = this.#fields.get(name);
    return this.#files.get(name) ?? (typeof value === 'string' ? this.attached(value) : undefined);
  }

  attached(reference: string): UploadedFile | undefined {
    return reference.startsWith('attach://')
      ? this.#files.get(reference.slice('attach://'.length))
      : undefined;
  }
}
