const inHanoi = (options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat('vi-VN', { timeZone: 'Asia/Ho_Chi_Minh', ...options });

const clockTime = inHanoi({ hour: '2-digit', minute: '2-digit', hour12: false });
const weekday = inHanoi({ weekday: 'long' });
const dayAndMonth = inHanoi({ day: 'numeric', month: 'numeric' });
const fullDay = inHanoi({ day: 'numeric', month: 'numeric', year: 'numeric' });
const longDay = inHanoi({ day: 'numeric', month: 'long' });

/** `09:05` */
export const timeText = (iso: string) => clockTime.format(new Date(iso));
/** `16/6 07:30` */
export const momentText = (iso: string) => `${dayAndMonth.format(new Date(iso))} · ${timeText(iso)}`;
/** `Thứ Ba, 16/6/2026` */
export const dayText = (iso: string) => `${weekday.format(new Date(iso))}, ${fullDay.format(new Date(iso))}`;
/** `16 tháng 6`: the line between two days of a chat */
export const dayLine = (iso: string) => longDay.format(new Date(iso));

export const isSameDay = (a: string, b: string) =>
  fullDay.format(new Date(a)) === fullDay.format(new Date(b));

/** `12,4 KB` */
export function sizeText(bytes: number): string {
  const number = (value: number) => value.toLocaleString('vi-VN', { maximumFractionDigits: 1 });
  if (bytes < 1024) return `${bytes} B`;
  return bytes < 1024 ** 2 ? `${number(bytes / 1024)} KB` : `${number(bytes / 1024 ** 2)} MB`;
}
