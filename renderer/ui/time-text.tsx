import { useNow } from '../lib/clock.ts';
import {
  clockText,
  fullTimeText,
  momentText,
  momentWithin,
  ownZone,
  relativeText,
} from '../lib/time-text.ts';
import styles from './text.module.css';

interface TimeTextProps {
  readonly atMs: number;
  readonly zone: string;
  /** `moment` "Today 09:00" (default), `within` a sentence "today 09:00", `clock` "09:00", `relative` "in 23 min". */
  readonly as?: 'moment' | 'within' | 'clock' | 'relative';
  /** In the laptop's own time, where those of several zones stand below each other. */
  readonly isLocal?: boolean;
}

/** A time that keeps itself true; a pointer over it shows day, zone and UTC. */
export function TimeText({ atMs, zone, as = 'moment', isLocal = false }: TimeTextProps) {
  const nowMs = useNow();
  const shownIn = isLocal ? ownZone() : zone;
  const texts = {
    moment: () => momentText(atMs, shownIn, nowMs),
    within: () => momentWithin(atMs, shownIn, nowMs),
    clock: () => clockText(atMs, shownIn),
    relative: () => relativeText(atMs, nowMs),
  };
  return (
    <time
      className={styles.time}
      dateTime={new Date(atMs).toISOString()}
      title={fullTimeText(atMs, zone)}
    >
      {texts[as]()}
    </time>
  );
}
