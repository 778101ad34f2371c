import type { TrayCommand } from './tray-view.ts';

type PauseLength = Extract<TrayCommand, { do: 'pause' }>['forHowLong'];

const minuteMs = 60_000;

/** When a pause ends; null for one that only a person ends. Tomorrow begins at the local 06:00. */
export function pauseEndsAtMs(length: PauseLength, nowMs: number): number | null {
  switch (length) {
    case 'half-hour':
      return nowMs + 30 * minuteMs;
    case 'two-hours':
      return nowMs + 120 * minuteMs;
    case 'tomorrow': {
      const morning = new Date(nowMs);
      morning.setDate(morning.getDate() + 1);
      morning.setHours(6, 0, 0, 0);
      return morning.getTime();
    }
    case 'resumed':
      return null;
  }
}
