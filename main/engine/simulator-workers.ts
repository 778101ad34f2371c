import { RunFailure } from '../domain/failure.ts';
import type { Artifacts, Clock, Workers } from '../domain/ports.ts';
import type { Report } from '../domain/report/report.ts';
import type { AnalyzePlan } from '../domain/run/plan.ts';
import type { Run } from '../domain/run/run.ts';

/** The pipeline of a simulation: no files, no data; only time passes, and attempts fail on demand. */
export interface SimulatedWork {
  readonly workers: Workers;
  readonly artifacts: Artifacts;
}

export function createSimulatedWork(needs: {
  readonly clock: Clock;
  readonly runOf: (runId: string) => Run | null;
  readonly takesMs: (run: Run) => number;
  /** Called at the end of each attempt's work. */
  readonly failureOf: (run: Run) => RunFailure | null;
}): SimulatedWork {
  function begun(tmpDir: string): Run {
    const run = needs.runOf(tmpDir);
    if (run) return run;
    throw new Error(`no run ${tmpDir}`);
  }

  return {
    // The folder of an attempt is only a name here; it tells the worker which run it works for.
    artifacts: {
      openTmp: ({ runId }) => runId,
      closeTmp() {},
      publishSnapshot() {},
      partFiles: () => [],
      publishReport: () => 'simulated',
    },
    workers: {
      open() {
        let kill: () => void = () => {};
        return {
          kill: () => kill(),
          fetch: async ({ fetchedAtMs }) => ({
            manifest: { hash: 'simulated', fetchedAtMs, parts: [] },
          }),
          inquire: () => Promise.reject(new Error('a simulation asks no model')),
          async analyze(plan) {
            const run = begun(plan.tmpDir);
            await new Promise<void>((resolve, reject) => {
              const takesMs = needs.takesMs(run);
              if (takesMs === 0) return resolve();
              const cancel = needs.clock.after(takesMs, resolve);
              kill = () => {
                cancel();
                reject(new RunFailure('crashed', 'The worker was killed.', { permanent: false }));
              };
            });
            const failure = needs.failureOf(run);
            if (failure) throw failure;
            return { report: reportOf(plan) };
          },
        };
      },
    },
  };
}

function reportOf({ window }: AnalyzePlan): Report {
  const headline = `Report of ${window.key}`;
  return { headline, result: '', markdown: '', html: '', facts: [], charts: [], text: '' };
}
