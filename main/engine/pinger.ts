import { announcePing, type PingEvent, pingOfEnd } from '../domain/delivery/ping.ts';
import type { Clock, EngineEvent, Jobs, Outbox } from '../domain/ports.ts';
import type { History } from '../domain/run/history.ts';

export interface PingerNeeds {
  readonly jobs: Pick<Jobs, 'get'>;
  readonly history: Pick<History, 'run'>;
  readonly outbox: Pick<Outbox, 'add'>;
  readonly clock: Pick<Clock, 'wallMs'>;
  readonly onFailure: (message: string, cause: unknown) => void;
}

/**
 * Records what a job's monitors are told. A commit of its own, after the run's: a run never waits for it, and one
 * that a crash cuts off is what the monitor itself is for.
 * @returns whether there is something to send
 */
export function createPinger(needs: PingerNeeds): (event: EngineEvent) => boolean {
  function told(runId: string, isStart: boolean): boolean {
    const run = needs.history.run(runId);
    const job = run && needs.jobs.get(run.jobId);
    if (!run || !job?.deliver.some(({ kind }) => kind === 'ping')) return false;
    const what: PingEvent | null = isStart ? 'start' : pingOfEnd(run);
    const pings = what === null ? [] : announcePing(job, run, what);
    if (pings.length > 0) needs.outbox.add(run.id, pings, needs.clock.wallMs());
    return pings.length > 0;
  }

  return (event) => {
    if (event.kind !== 'run-started' && event.kind !== 'run-ended' && event.kind !== 'delivered') {
      return false;
    }
    try {
      return told(event.runId, event.kind === 'run-started');
    } catch (cause) {
      needs.onFailure('A monitor could not be told', cause);
      return false;
    }
  };
}
