import { announceFailure } from '../domain/announcement.ts';
import { RunFailure } from '../domain/failure.ts';
import type { Clock, Jobs, RunKeeping } from '../domain/ports.ts';
import type { Run } from '../domain/run.ts';

/** A run that takes the process down with it so often is not tried again; the others go on. */
const crashesUntilGivingUp = 3;

/**
 * Ends the attempts that another boot left behind. Holding the process lock proves every other boot
 * dead, so nothing is waited for. Each run is recorded again and goes on from its stored snapshot.
 */
export function recoverInterruptedRuns(needs: {
  readonly bootId: string;
  readonly keeping: RunKeeping;
  readonly jobs: Jobs;
  readonly clock: Clock;
}): readonly Run[] {
  const nowMs = needs.clock.wallMs();
  const interrupted = needs.keeping.abandonForeign(needs.bootId, nowMs);
  return interrupted.filter((run) => {
    const crashes = needs.keeping.abandonedAttempts(run.id);
    if (crashes < crashesUntilGivingUp) return true;
    const failure = new RunFailure(
      'crash-loop',
      `Almanac stopped ${crashes} times while this ran, so it is not tried again by itself. Try it by hand with less data.`,
      { permanent: true },
    ).record();
    const job = needs.jobs.get(run.jobId);
    const deliveries = job ? announceFailure(job, run, failure) : [];
    needs.keeping.giveUp(
      run.id,
      { failure, reason: 'crash loop', nextAtMs: null, deliveries },
      nowMs,
    );
    return false;
  });
}
