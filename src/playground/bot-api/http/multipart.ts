/** One part of a multipart body: a field (`fileName` null) or a file. */
export interface Part {
  readonly name: string;
  readonly fileName: string | null;
  readonly contentType: string | null;
  readonly bytes: Buffer;
}

const headEnd = Buffer.from('\r\n\r\n');

/**
 * Splits a multipart body the way Telegram does, which is laxer than the standard: parameter values end at the
 * next `;` and may be unquoted, as grammY writes them, so that names with spaces or Vietnamese letters arrive whole.
 *
 * @returns the parts, or null where the body is not what the boundary says
 */
export function parseMultipart(body: Buffer, boundary: string): Part[] | null {
  const marker = Buffer.from(`--${boundary}`);
  const parts: Part[] = [];
  let at = body.indexOf(marker);
  while (at !== -1) {
    const start = at + marker.length;
    if (body.subarray(start, start + 2).toString('latin1') === '--') return parts;
    const next = body.indexOf(Buffer.concat([Buffer.from('\r\n'), marker]), start);
    if (next === -1) return null;
    const part = readPart(body.subarray(start + 2, next));
    if (part === null) return null;
    parts.push(part);
    at = next + 2;
  }
  return null;
}

/** The boundary a `Content-Type` header names, or null where it is not multipart. */
export function boundaryOf(contentType: string): string | null {
  if (!/^multipart\/form-data\s*;/i.test(contentType)) return null;
  return /boundary=("?)([^";]+)\1/i.exec(contentType)?.[2] ?? null;
}

function readPart(part: Buffer): Part | null {
  const end = part.indexOf(headEnd);
  if (end === -1) return null;
  const headers = new Map(
    part
      .subarray(0, end)
      .toString('utf8')
      .split('\r\n')
      .map((line) => {
        const colon = line.indexOf(':');
        return [line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()] as const;
      }),
  );
  const disposition = headers.get('content-disposition') ?? '';
  const name = parameterOf(disposition, 'name');
  if (name === null) return null;
  return {
    name,
    fileName: parameterOf(disposition, 'filename'),
    contentType: headers.get('content-type') ?? null,
    bytes: part.subarray(end + headEnd.length),
  };
}

function parameterOf(header: string, wanted: string): string | null {
  for (const piece of header.split(';').slice(1)) {
    const equals = piece.indexOf('=');
    if (equals === -1 || piece.slice(0, equals).trim().toLowerCase() !== wanted) continue;
    const value = piece.slice(equals + 1).trim();
    return /^".*"$/s.test(value) ? value.slice(1, -1) : value;
  }
  return null;
}
