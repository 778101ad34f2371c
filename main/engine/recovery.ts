import { announceFailure } from '../domain/delivery/announcement.ts';
import { RunFailure } from '../domain/failure.ts';
import type { Clock, Jobs, RunKeeping } from '../domain/ports.ts';
import type { Run } from '../domain/run/run.ts';

/** A run that takes the process down with it so often is not tried again; the others go on. */
const crashesUntilGivingUp = 3;

export interface RecoveryNeeds {
  readonly bootId: string;
  readonly keeping: RunKeeping;
  readonly jobs: Jobs;
  readonly clock: Clock;
}

/**
 * Ends the attempts that another boot left behind. Holding the process lock proves every other boot
 * dead, so nothing is waited for. Each run is recorded again and goes on from its stored snapshot.
 */
export function recoverInterruptedRuns(needs: RecoveryNeeds): readonly Run[] {
  const interrupted = needs.keeping.abandonForeign(needs.bootId, needs.clock.wallMs());
  return interrupted.filter((run) => !endCrashLoop(run, needs));
}

/** Ends a run that was abandoned once too often. @returns whether it was */
export function endCrashLoop(run: Run, needs: RecoveryNeeds): boolean {
  const crashes = needs.keeping.abandonedAttempts(run.id);
  if (crashes < crashesUntilGivingUp) return false;
  const failure = new RunFailure(
    'crash-loop',
    `Almanac stopped ${crashes} times while this ran, so it is not tried again by itself. Try it by hand with less data.`,
    { permanent: true },
  ).record();
  const job = needs.jobs.get(run.jobId);
  const nowMs = needs.clock.wallMs();
  const deliveries = job ? announceFailure(job, run, failure, nowMs) : [];
  const work = { failure, reason: 'crash loop', nextAtMs: null, deliveries } as const;
  return needs.keeping.giveUp(run.id, work, nowMs);
}
