import { useId } from 'react';
import type { ClockNightView } from '../../../preload/contract/job-draft.ts';
import { useNow } from '../../lib/clock.ts';
import { clockText, dayText } from '../../lib/time-text.ts';
import styles from './editor.module.css';

const dueShown = 3;

/** What the schedule does on the two coming nights when clocks change. */
export function ClockNights({ nights }: { readonly nights: readonly ClockNightView[] }) {
  const id = useId();
  const nowMs = useNow();
  if (nights.length === 0) return null;
  return (
    <section aria-labelledby={id} className={styles.nights}>
      <h3 id={id} className={styles.label}>
        When the clocks change
      </h3>
      <ul className={styles.next} aria-label="Nights when clocks change">
        {nights.map(({ atMs, zone, from, to, isForward, dueAtMs }) => (
          <li key={atMs}>
            {dayText(atMs, zone, nowMs)}, {isForward ? 'forward' : 'back'} from {from} to {to}
            <div className={styles.covers}>{dueText(dueAtMs, zone)}</div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function dueText(dueAtMs: readonly number[], zone: string): string {
  if (dueAtMs.length === 0) return 'not due on that day';
  if (dueAtMs.length > dueShown) return `due ${dueAtMs.length} times on that day`;
  return `due at ${dueAtMs.map((ms) => clockText(ms, zone)).join(', ')}`;
}
