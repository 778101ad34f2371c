import { join } from 'node:path';
import { RunFailure } from '../domain/failure.ts';
import type { Trial, TrialPlan, Trials } from '../domain/job/trial.ts';
import type { Artifacts, Clock, WorkerSession, Workers } from '../domain/ports.ts';
import type { Accesses } from '../domain/source/access.ts';
import type { Source } from '../domain/source/source.ts';

export interface TrialNeeds {
  readonly workers: Workers;
  readonly artifacts: Pick<Artifacts, 'openTmp' | 'closeTmp'>;
  readonly clock: Clock;
  /** Opens the connections of sources. @throws RunFailure */
  readonly access: (sources: readonly Source[]) => Accesses;
}

/**
 * Trials, one at a time: the fetch and the analysis of a run in a worker of its own, without claim,
 * ledger, outbox or blobs. The report is held in memory until the next one or `end`.
 */
export function createTrials(needs: TrialNeeds): Trials {
  const { workers, artifacts, clock } = needs;
  let count = 0;
  let last: Trial | null = null;
  let stop: (failure: RunFailure) => void = () => undefined;

  function end(): void {
    stop(new RunFailure('cancelled', 'The test was stopped.', { permanent: false }));
    last = null;
  }

  return {
    async make(plan) {
      end();
      const access = needs.access(plan.sources);
      const claim = { runId: 'trial', fence: ++count };
      const tmpDir = artifacts.openTmp(claim);
      const startedAtMs = clock.monotonicMs();
      const session = workers.open(() => undefined);
      const stopped = new Promise<never>((_, reject) => {
        stop = reject;
      });
      const forget = clock.after(plan.timeoutMs, () => stop(tooLong()));
      const work = tryOnce(plan, { session, tmpDir, access, fetchedAtMs: clock.wallMs() });
      try {
        const made = await Promise.race([work, stopped]);
        last = {
          ...made,
          id: `${claim.runId}-${claim.fence}`,
          tookMs: clock.monotonicMs() - startedAtMs,
        };
        return last;
      } finally {
        forget();
        session.kill();
        // What the killed worker says has been overtaken by the reason for which it was stopped.
        await work.catch(() => undefined);
        artifacts.closeTmp(claim);
      }
    },
    get: (id) => (last?.id === id ? last : null),
    end,
  };
}

async function tryOnce(
  { sources, timeoutMs: _, ...plan }: TrialPlan,
  given: {
    readonly session: WorkerSession;
    readonly tmpDir: string;
    readonly access: Accesses;
    readonly fetchedAtMs: number;
  },
): Promise<Pick<Trial, 'report' | 'snapshot'>> {
  const { session, tmpDir, access, fetchedAtMs } = given;
  const period = { window: plan.window, zone: plan.zone };
  const { manifest } = await session.fetch({ sources, tmpDir, fetchedAtMs, period, access });
  const parts = manifest.parts.map((part) => ({
    part,
    path: join(tmpDir, `${part.sha256}.parquet`),
  }));
  const { report } = await session.analyze({ ...plan, snapshot: manifest, parts, tmpDir });
  return { report, snapshot: manifest };
}

function tooLong(): RunFailure {
  return new RunFailure(
    'time-limit',
    'The test took longer than the job may take and was stopped. Raise its time limit under Advanced, or give it less data.',
    { permanent: false },
  );
}
