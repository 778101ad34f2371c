import { CalendarClock } from 'lucide-react';
import type { NextRunView } from '../../../preload/contract/upcoming-view.ts';

import { useNow } from '../../lib/clock.ts';
import { dayText } from '../../lib/time-text.ts';
import { Empty } from '../../ui/empty.tsx';
import { Row, Rows } from '../../ui/rows.tsx';
import { Section } from '../../ui/section.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import styles from './upcoming.module.css';

/** The next runs by day, as in an agenda. */
export function NextRuns({ runs }: { readonly runs: readonly NextRunView[] }) {
  const nowMs = useNow();
  const days = Map.groupBy(runs, ({ dueAtMs, zone }) => dayText(dueAtMs, zone, nowMs));
  return (
    <Section title="Next">
      {runs.length === 0 && (
        <Empty icon={CalendarClock} title="Nothing is due">
          Every job is paused or switched off.
        </Empty>
      )}
      {[...days].map(([day, due]) => (
        <div key={day} className={styles.day}>
          <h3 className={styles.dayName}>{day}</h3>
          <Rows label={`Due ${day}`}>
            {due.map((run) => (
              <NextRow key={`${run.jobId} ${run.dueAtMs}`} run={run} />
            ))}
          </Rows>
        </div>
      ))}
    </Section>
  );
}

function NextRow({ run: { jobName, dueAtMs, zone, scheduleText } }: { readonly run: NextRunView }) {
  return (
    <Row
      lead={
        <span className={styles.clock}>
          <TimeText atMs={dueAtMs} zone={zone} as="clock" />
        </span>
      }
      title={jobName}
      detail={`${scheduleText} · ${zone}`}
      side={<TimeText atMs={dueAtMs} zone={zone} as="relative" />}
    />
  );
}
