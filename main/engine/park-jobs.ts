import type { NotificationText } from '../domain/delivery/delivery.ts';
import type { RunFailure } from '../domain/failure.ts';
import type { Clock, Jobs, Listen, Notifier } from '../domain/ports.ts';
import type { Run } from '../domain/run/run.ts';
import type { Connections } from '../domain/source/connection.ts';
import { usesConnection } from '../domain/source/connection.ts';

export interface ParkNeeds {
  readonly connections: Pick<Connections, 'get' | 'setRefusal'>;
  readonly jobs: Pick<Jobs, 'list' | 'setPaused'>;
  readonly clock: Pick<Clock, 'wallMs'>;
  readonly notifier: Notifier | null;
  readonly listen: Listen;
  readonly onFailure: (message: string, cause: unknown) => void;
}

/**
 * A secret that was refused is never tried again: every job of its connection pauses, with one notice
 * for all of them. Runs that have begun wait with their jobs, so that nothing is lost.
 */
export function parkJobs(
  connectionId: string,
  run: Run,
  failure: RunFailure,
  needs: ParkNeeds,
): void {
  const saved = needs.connections.get(connectionId);
  if (!saved) return;
  const atMs = needs.clock.wallMs();
  const isNews = needs.connections.setRefusal(connectionId, { atMs, sentence: failure.message });
  const parked = needs.jobs
    .list()
    .filter((job) => job.paused === null && usesConnection(job, connectionId));
  const pause = { sinceMs: atMs, note: failure.message, automatic: true, connectionId };
  for (const job of parked) needs.jobs.setPaused(job.id, pause, atMs);
  needs.listen({ kind: 'jobs-changed' });
  if (!isNews) return;
  void needs.notifier
    ?.show(`refused:${connectionId}`, notice(saved.connection.name, parked.length, run, failure))
    .catch((cause) => needs.onFailure('A notification could not be shown', cause));
}

/**
 * A new secret, or one that has just been tried with success: what was parked goes on. What fell due
 * meanwhile is decided by each job's catch-up policy.
 */
export function unparkJobs(
  connectionId: string,
  needs: Pick<ParkNeeds, 'connections' | 'jobs' | 'clock'>,
): void {
  needs.connections.setRefusal(connectionId, null);
  for (const { id, paused } of needs.jobs.list()) {
    if (paused?.connectionId === connectionId) needs.jobs.setPaused(id, null, needs.clock.wallMs());
  }
}

function notice(name: string, jobs: number, run: Run, { message }: RunFailure): NotificationText {
  const waiting = jobs === 1 ? 'One job waits' : `${jobs} jobs wait`;
  return {
    title: `${name} needs you`,
    body: `${message} ${waiting} for it.`,
    opens: { screen: 'run', runId: run.id },
  };
}
