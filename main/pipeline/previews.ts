import { RunFailure } from '../domain/failure.ts';
import type { Artifacts, Clock } from '../domain/ports.ts';
import type { FetchPlan } from '../domain/run/plan.ts';
import type { StartWorker } from '../domain/run/worker-transport.ts';
import type { Accesses } from '../domain/source/access.ts';
import type { Previews } from '../domain/source/preview.ts';
import { previewInWorker } from './worker-session.ts';

/** As many rows as a window shows. */
const previewedRows = 50;
const longestMs = 60_000;

/** Previews of sources, one at a time, each in a worker of its own. */
export function createPreviews(needs: {
  readonly startWorker: StartWorker;
  readonly artifacts: Pick<Artifacts, 'openTmp' | 'closeTmp'>;
  readonly clock: Clock;
  /** Opens the connection of a source. @throws RunFailure */
  readonly access: (sources: FetchPlan['sources']) => Accesses;
}): Previews {
  const { startWorker, artifacts, clock } = needs;
  let count = 0;
  let current: { readonly end: (failure: RunFailure) => void } | null = null;

  return {
    async make(source, trial) {
      current?.end(
        new RunFailure('cancelled', 'Another preview was asked for.', { permanent: false }),
      );
      const access = needs.access([source]);
      const period = trial ? { period: { window: trial.window, zone: trial.zone } } : {};
      const claim = { runId: 'preview', fence: ++count };
      const tmpDir = artifacts.openTmp(claim);
      const fetchedAtMs = clock.wallMs();
      const fetch = { sources: [source], tmpDir, fetchedAtMs, access, ...period };
      const { answer, stop } = previewInWorker(startWorker, { fetch, rows: previewedRows, trial });
      const ended = new Promise<never>((_, reject) => {
        current = { end: reject };
      });
      const cancel = clock.after(longestMs, () => current?.end(tooLong()));
      try {
        return await Promise.race([answer, ended]);
      } finally {
        cancel();
        stop();
        // The worker's own failure has been overtaken by the reason for which it was stopped.
        await answer.catch(() => undefined);
        artifacts.closeTmp(claim);
      }
    },
  };
}

function tooLong(): RunFailure {
  return new RunFailure(
    'time-limit',
    'The file could not be read within a minute. It can be saved all the same; a run has more time.',
    { permanent: false },
  );
}
