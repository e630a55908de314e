import type { ClockView } from '../page-messages.ts';
import { Icon } from './icons.tsx';
import type { ClockMove } from './server-connection.ts';
import { dayText, momentText, timeText } from './vietnamese-time.ts';

interface ClockBarProps {
  readonly clock: ClockView;
  readonly isMoving: boolean;
  readonly onMove: (by: ClockMove) => void;
}

/** The playground's own time, and the buttons that move it on. */
export function ClockBar({ clock, isMoving, onMove }: ClockBarProps) {
  const next = clock.nextEventAt;
  return (
    <section class="clock" aria-label="Đồng hồ của sân thử" aria-busy={isMoving}>
      <p class="clock-face" aria-live="polite">
        <Icon name="clock" size={18} />
        <time dateTime={clock.now}>
          <strong>{timeText(clock.now)}</strong> <span>{dayText(clock.now)}</span>
        </time>
      </p>
      <div class="clock-moves">
        <button
          type="button"
          class="primary"
          disabled={isMoving || next === null}
          onClick={() => onMove('next-event')}
          title="Next event"
        >
          {isMoving ? <span class="spinner" /> : <Icon name="next" size={16} />}
          Sự kiện kế tiếp
          {next !== null && <small>{momentText(next)}</small>}
        </button>
        <button type="button" disabled={isMoving} onClick={() => onMove('hour')} title="One hour later">
          +1 giờ
        </button>
        <button type="button" disabled={isMoving} onClick={() => onMove('day')} title="One day later">
          +1 ngày
        </button>
      </div>
    </section>
  );
}
