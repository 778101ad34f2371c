import { useId } from 'react';
import type { SchedulePreviewView } from '../../../preload/contract/job-draft.ts';
import { useNow } from '../../lib/clock.ts';
import { momentText } from '../../lib/time-text.ts';
import styles from './editor.module.css';

/** Which of a saved job's next dates the form moves, adds or takes away. */
export function DateChanges({ changes }: Pick<SchedulePreviewView, 'changes'>) {
  const id = useId();
  const nowMs = useNow();
  if (changes.length === 0) return null;
  return (
    <section className={styles.changes} aria-labelledby={id}>
      <h3 id={id} className={styles.label}>
        What this changes
      </h3>
      <ul className={styles.next} aria-label="Changed dates">
        {changes.slice(0, 10).map(({ beforeMs, afterMs, zone }) => (
          <li key={`${beforeMs} ${afterMs}`}>
            {beforeMs === null ? 'new' : <s>{momentText(beforeMs, zone, nowMs)}</s>}
            {' → '}
            {afterMs === null ? 'none' : <strong>{momentText(afterMs, zone, nowMs)}</strong>}
          </li>
        ))}
      </ul>
    </section>
  );
}
