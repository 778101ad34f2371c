import { CalendarClock, CirclePause } from 'lucide-react';
import type { NextRunView, UpcomingView } from '../../../preload/contract/upcoming-view.ts';
import { useNow } from '../../lib/clock.ts';
import { dayText } from '../../lib/time-text.ts';
import { counted } from '../../lib/words.ts';
import { Empty } from '../../ui/empty.tsx';
import { Row, Rows } from '../../ui/rows.tsx';
import { Section } from '../../ui/section.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import styles from './upcoming.module.css';

interface NextRunsProps {
  readonly runs: readonly NextRunView[];
  readonly resting: UpcomingView['resting'];
}

/** The next runs by day, as in an agenda. */
export function NextRuns({ runs, resting }: NextRunsProps) {
  const nowMs = useNow();
  const days = Map.groupBy(runs, ({ dueAtMs, zone }) => dayText(dueAtMs, zone, nowMs));
  return (
    <Section title="Next">
      {runs.length === 0 && (
        <Empty icon={CalendarClock} title="Nothing is due">
          {restingText(resting) || 'No job has a time to come.'}
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
      {runs.length > 0 && <p className={styles.resting}>{restingText(resting)}</p>}
    </Section>
  );
}

/** "2 jobs are paused, 1 is switched off." */
function restingText({ paused, off }: NextRunsProps['resting']): string {
  const said = [
    [paused, 'paused until you resume'] as const,
    [off, 'switched off'] as const,
  ].filter(([count]) => count > 0);
  const parts = said.map(([count, how], at) => {
    const jobs = at === 0 ? counted(count, 'job') : count.toLocaleString('en-GB');
    return `${jobs} ${count === 1 ? 'is' : 'are'} ${how}`;
  });
  return parts.length === 0 ? '' : `${parts.join(', ')}.`;
}

const waitTexts = {
  paused: 'not while paused',
  held: 'not at the moment',
} as const;

function NextRow({ run }: { readonly run: NextRunView }) {
  const { jobName, dueAtMs, zone, scheduleText, waits } = run;
  return (
    <Row
      lead={
        <span className={styles.clock} data-waits={waits !== null}>
          <TimeText atMs={dueAtMs} zone={zone} as="clock" />
        </span>
      }
      title={jobName}
      detail={`${scheduleText} · ${zone}`}
      side={
        waits === null ? (
          <TimeText atMs={dueAtMs} zone={zone} as="relative" />
        ) : (
          <span className={styles.waits}>
            <CirclePause size={14} aria-hidden />
            {waitTexts[waits]}
          </span>
        )
      }
    />
  );
}
