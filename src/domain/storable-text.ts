/** Stands where a character was that cannot be kept: it parts what stood on both sides, so no number grows together. */
const unreadable = '\uFFFD';

/** PostgreSQL keeps no text with the character NUL in it. */
export const storableText = (text: string): string =>
  text.includes('\0') ? text.replaceAll('\0', unreadable) : text;

/** The same for a JSON text, where NUL may also stand as an escape. */
export const storableJson = (json: string): string =>
  storableText(
    json.includes(String.raw`\u0000`)
      ? json.replace(/\\(u0000|[^])/g, (escape, what) => (what === 'u0000' ? unreadable : escape))
      : json,
  );
