import { CircleAlert, CircleCheck, CirclePause, CircleSlash, LoaderCircle } from 'lucide-react';
import type { JobItemView } from '../../../preload/contract/views.ts';
import { ownZone } from '../../lib/time-text.ts';
import { alarmName } from '../../lib/words.ts';
import { TimeText } from '../../ui/time-text.tsx';
import styles from './jobs.module.css';

/** Whether it runs by itself, by shape and word. */
export function JobStatus({ job }: { readonly job: JobItemView }) {
  if (job.isRunning) {
    return (
      <span className={styles.status}>
        <LoaderCircle size={15} aria-hidden className={styles.active} /> Running
      </span>
    );
  }
  if (!job.enabled) {
    return (
      <span className={styles.status}>
        <CircleSlash size={15} aria-hidden /> Off
      </span>
    );
  }
  if (job.paused) {
    return (
      <span className={styles.status}>
        <CirclePause size={15} aria-hidden className={styles.paused} />
        {job.paused.automatic ? 'Paused by Almanac since ' : 'Paused since '}
        <TimeText atMs={job.paused.sinceMs} zone={ownZone()} as="within" />
        {job.paused.untilMs !== null && (
          <>
            {' until '}
            <TimeText atMs={job.paused.untilMs} zone={ownZone()} as="within" />
          </>
        )}
      </span>
    );
  }
  const alarm = alarmName(job.health.state);
  if (alarm !== null) {
    return (
      <span className={styles.status}>
        <CircleAlert size={15} aria-hidden className={styles.paused} /> {alarm}
      </span>
    );
  }
  return (
    <span className={styles.status}>
      <CircleCheck size={15} aria-hidden className={styles.on} /> On
    </span>
  );
}
