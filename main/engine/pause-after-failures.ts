import { announceAutoPause } from '../domain/delivery/announcement.ts';
import { failuresUntilPause } from '../domain/job/job.ts';
import type { Clock, Jobs, Listen, Notifier } from '../domain/ports.ts';
import type { Failures } from '../domain/run/history.ts';
import type { Run } from '../domain/run/run.ts';

interface PauseNeeds {
  readonly jobs: Pick<Jobs, 'get' | 'setPaused'>;
  readonly failures: Pick<Failures, 'inARow'>;
  readonly clock: Pick<Clock, 'wallMs'>;
  readonly notifier: Notifier | null;
  readonly listen: Listen;
  readonly onFailure: (message: string, cause: unknown) => void;
}

/** Pauses the job of a run that ended, if that was one failure in a row too many, and says so. */
export function pauseAfterFailures(run: Run, needs: PauseNeeds): void {
  const job = needs.jobs.get(run.jobId);
  if (!job || job.paused || needs.failures.inARow(run.jobId) < failuresUntilPause) return;
  const nowMs = needs.clock.wallMs();
  const note = `It failed ${failuresUntilPause} times in a row.`;
  needs.jobs.setPaused(job.id, { sinceMs: nowMs, note, automatic: true }, nowMs);
  needs.listen({ kind: 'jobs-changed' });
  void needs.notifier
    ?.show(`auto-pause:${run.id}`, announceAutoPause(job, run, failuresUntilPause))
    .catch((cause) => needs.onFailure('A notification could not be shown', cause));
}
