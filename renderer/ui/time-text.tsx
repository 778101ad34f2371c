import { useNow } from '../lib/clock.ts';
import { clockText, fullTimeText, momentText, relativeText } from '../lib/time-text.ts';
import styles from './text.module.css';

interface TimeTextProps {
  readonly atMs: number;
  readonly zone: string;
  /** `moment` "Today 09:00" (default), `clock` "09:00", `relative` "in 23 min". */
  readonly as?: 'moment' | 'clock' | 'relative';
}

/** A time that keeps itself true; a pointer over it shows day, zone and UTC. */
export function TimeText({ atMs, zone, as = 'moment' }: TimeTextProps) {
  const nowMs = useNow();
  const texts = {
    moment: () => momentText(atMs, zone, nowMs),
    clock: () => clockText(atMs, zone),
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
