import { Badge } from '@mantine/core';
import type { JobItemView } from '../../../preload/contract/views.ts';
import { alarmName, fileName } from '../../lib/words.ts';
import { JobActions } from './job-actions.tsx';
import { JobResults } from './job-results.tsx';
import { JobStatus } from './job-status.tsx';
import styles from './jobs.module.css';
import { OnOff } from './on-off.tsx';

export function JobCard({ job }: { readonly job: JobItemView }) {
  return (
    <>
      <div className={styles.top}>
        <h2 className={styles.name} title={job.name}>
          {job.name}
        </h2>
        <span className={styles.state}>
          <JobStatus job={job} />
          <OnOff job={job} />
        </span>
      </div>
      <p className={styles.schedule}>
        {job.scheduleText} <span className={styles.quiet}>{job.zone}</span>
        <span className={styles.file} title={job.sourcePath}>
          {fileName(job.sourcePath)}
        </span>
      </p>
      {job.tags.length > 0 && (
        <ul className={styles.tags} aria-label={`Tags of ${job.name}`}>
          {job.tags.map((tag) => (
            <li key={tag}>
              <Badge variant="default" size="sm" tt="none" fw={500}>
                {tag}
              </Badge>
            </li>
          ))}
        </ul>
      )}
      {job.paused?.note && <p className={styles.note}>{job.paused.note}</p>}
      {!job.isRunning && job.health.sentence && alarmName(job.health.state) && (
        <p className={styles.note}>{job.health.sentence}</p>
      )}
      <JobResults job={job} />
      <JobActions job={job} />
    </>
  );
}
