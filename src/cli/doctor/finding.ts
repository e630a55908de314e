/** What was looked at, and that it is well, or what to do. */
export interface Finding {
  readonly subject: string;
  readonly ok: boolean;
  readonly text: string;
}

export const well = (subject: string, text: string): Finding => ({ subject, ok: true, text });
export const wrong = (subject: string, text: string): Finding => ({ subject, ok: false, text });

export const findingLine = ({ subject, ok, text }: Finding): string =>
  `${ok ? '✓' : '✗'} ${subject}: ${text}`;

const megabytes = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 0 });
export const size = (bytes: number): string => `${megabytes.format(Math.ceil(bytes / 1e6))} MB`;

/** For what went wrong: the words of the error, on one line. */
export const reason = (error: unknown): string =>
  error instanceof Error ? error.message.replaceAll(/\s+/g, ' ') : 'lỗi không rõ';
