import type { JobItemView } from '../../../preload/contract/views.ts';
import { useAct } from '../../lib/acts.ts';
import { durationText, ownZone } from '../../lib/time-text.ts';
import { dollars, stateOf } from '../../lib/words.ts';
import { OutcomeStrip } from '../../ui/outcome-strip.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import styles from './jobs.module.css';

/** When it runs next, how it went last, and the ten last times. */
export function JobResults({ job }: { readonly job: JobItemView }) {
  return (
    <dl className={styles.results}>
      <div>
        <dt>Next</dt>
        <dd>
          {job.nextAtMs === null ? (
            whyNotDue(job)
          ) : (
            <>
              <TimeText atMs={job.nextAtMs} zone={job.zone} />{' '}
              <span className={styles.quiet}>
                <TimeText atMs={job.nextAtMs} zone={job.zone} as="relative" />
              </span>
            </>
          )}
        </dd>
      </div>
      <div>
        <dt>Last</dt>
        <dd>{job.last ? <LastResult last={job.last} /> : 'Has not been due yet'}</dd>
      </div>
      {job.strip.length > 0 && (
        <div>
          <dt>Lately</dt>
          <dd>
            <OutcomeStrip outcomes={job.strip} />
          </dd>
        </div>
      )}
      {job.monthCost > 0 && (
        <div>
          <dt>Cost</dt>
          <dd>{dollars(job.monthCost)} this month</dd>
        </div>
      )}
    </dl>
  );
}

function whyNotDue({ enabled, paused }: JobItemView) {
  if (!enabled) return 'Not while it is off';
  if (!paused) return 'No date comes any more';
  if (paused.untilMs === null) return 'Not while it is paused';
  return (
    <>
      Not before <TimeText atMs={paused.untilMs} zone={ownZone()} as="within" />
    </>
  );
}

function LastResult({ last }: { readonly last: NonNullable<JobItemView['last']> }) {
  const main = useAct('window.open-main');
  const { runId, atMs, zone, startedAtMs, endedAtMs, failure, result, reasonText } = last;
  const words = failure ?? result ?? reasonText;
  return (
    <span className={styles.last}>
      <StateBadge state={stateOf(last)} /> <TimeText atMs={atMs} zone={zone} />
      {words && (
        <span className={styles.quiet} title={words}>
          {words}
        </span>
      )}
      {startedAtMs !== null && endedAtMs !== null && (
        <span className={styles.quiet}>took {durationText(endedAtMs - startedAtMs)}</span>
      )}
      {runId !== null && (
        <button
          type="button"
          className={styles.link}
          aria-label={`Show the last run of ${last.jobName}`}
          onClick={() => main.mutate({ path: `/runs/${runId}` })}
        >
          Show
        </button>
      )}
    </span>
  );
}
