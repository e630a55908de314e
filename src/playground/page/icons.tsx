import type { JSX } from 'preact';

const paths = {
  send: 'M4 12 20 4l-5 16-3.2-6.6L4 12Zm7.8 1.4L20 4',
  attach:
    'm20 11-8.4 8.4a5.2 5.2 0 0 1-7.4-7.4l8.5-8.4a3.5 3.5 0 0 1 5 5l-8.5 8.4a1.8 1.8 0 0 1-2.5-2.5l7.8-7.8',
  menu: 'M5 7h14M5 12h14M5 17h9',
  close: 'm6 6 12 12M18 6 6 18',
  reply: 'M10 7 4 12l6 5v-3.3c5 0 8 1.6 10 5.3-.4-6-4-9.7-10-9.7V7Z',
  edit: 'M4 20h4L19 9l-4-4L4 16v4Zm9-13 4 4',
  file: 'M7 3h7l5 5v13H7V3Zm7 0v5h5',
  down: 'm6 9 6 6 6-6',
  check: 'm5 12.5 4.5 4.5L19 7.5',
  next: 'M5 5v14l9-7-9-7Zm12 0v14',
  clock: 'M12 7v5l3 2M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18Z',
  block: 'M6 6l12 12M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18Z',
  lock: 'M6 11h12v9H6v-9Zm2.5 0V7.5a3.5 3.5 0 0 1 7 0V11',
  more: 'M12 5.5v.1M12 12v.1M12 18.5v.1',
  guide: 'M12 6.5C10 5 7 4.5 4 5v13.5c3-.5 6 0 8 1.5 2-1.5 5-2 8-1.5V5c-3-.5-6 0-8 1.5Zm0 0V20',
  person: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8Zm-7.5 8.5c.8-4 3.9-6 7.5-6s6.7 2 7.5 6',
  people:
    'M9 11.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7Zm-6 8c.6-3.5 3-5.5 6-5.5s5.4 2 6 5.5M16 11a3 3 0 1 0-1-5.8M18 14.3c1.6.8 2.7 2.5 3 5.2',
  desk: 'M4 8h16v11H4V8Zm5 0V5h6v3M4 13h16',
} as const;

export type IconName = keyof typeof paths;

/** Drawn in the colour of the text around it; hidden from screen readers, so its button needs a label. */
export function Icon({ name, size = 20 }: { name: IconName; size?: number }): JSX.Element {
  return (
    <svg class="icon" viewBox="0 0 24 24" width={size} height={size} aria-hidden="true" focusable="false">
      <path d={paths[name]} />
    </svg>
  );
}
