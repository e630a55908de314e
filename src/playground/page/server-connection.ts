import type { ClockView, LiveEvent, PageStart } from '../page-messages.ts';
import type { PressOutcome } from '../phone.ts';

/** A refusal to show as it is. */
export class Refusal extends Error {}

export const loadStart = () => ask<PageStart>('/api/start');

export const sendText = (phone: string, text: string, replyTo: string | null) =>
  post<null>(`/api/phones/${phone}/text`, { text, replyTo });
export const editText = (phone: string, messageId: string, text: string) =>
  post<null>(`/api/phones/${phone}/edit`, { messageId, text });
export const pressButton = (phone: string, messageId: string, button: number) =>
  post<PressOutcome>(`/api/phones/${phone}/press`, { messageId, button });
export const tapKey = (phone: string, label: string) => post<null>(`/api/phones/${phone}/key`, { label });
export const openLink = (phone: string, url: string) => post<null>(`/api/phones/${phone}/link`, { url });
export const setBlocked = (phone: string, blocked: boolean) =>
  post<null>(`/api/phones/${phone}/block`, { blocked });
export const setChannel = (phone: string, channel: string) =>
  post<null>(`/api/phones/${phone}/channel`, { channel });
export const moveClock = (move: ClockMove) => post<ClockView>('/api/clock', { move });
export type ClockMove = 'next-event' | 'hour' | 'day';

export function sendFile(phone: string, file: File): Promise<null> {
  const body = new FormData();
  body.set('file', file);
  return ask<null>(`/api/phones/${phone}/file`, { method: 'POST', body });
}

export const fileAddress = (phone: string, messageId: string) => `/api/phones/${phone}/files/${messageId}`;

/**
 * Listens until the returned function is called. `onBack` is called when the line was cut and is whole again:
 * what happened in between must be asked for.
 */
export function listen(
  onEvent: (event: LiveEvent) => void,
  onLine: (line: 'whole' | 'cut' | 'back') => void,
) {
  const source = new EventSource('/api/events');
  let wasCut = false;
  source.onmessage = ({ data }: MessageEvent<string>) => onEvent(JSON.parse(data) as LiveEvent);
  source.onopen = () => {
    onLine(wasCut ? 'back' : 'whole');
    wasCut = false;
  };
  source.onerror = () => {
    wasCut = true;
    onLine('cut');
  };
  return () => source.close();
}

const post = <T>(path: string, body: object) =>
  ask<T>(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

async function ask<T>(path: string, init?: RequestInit): Promise<T> {
  const response = await fetch(path, init).catch(() => null);
  if (response === null) throw new Refusal('Không nối được với chương trình. Xin kiểm tra cửa sổ lệnh.');
  const body: unknown = await response.json().catch(() => null);
  if (response.ok) return body as T;
  const words = typeof body === 'object' && body !== null && 'error' in body ? String(body.error) : '';
  throw new Refusal(words === '' ? 'Có lỗi, xin thử lại.' : words);
}
