/** The text without one part of it, which was read already. */
export const withoutPart = (
  text: string,
  { start, end }: { readonly start: number; readonly end: number },
): string => `${text.slice(0, start)} ${text.slice(end)}`.replace(/\s+/g, ' ').trim();
