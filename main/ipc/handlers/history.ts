import type { HandlersOf } from '../handler.ts';
import { missing, mustFindJob, mustFindRun } from '../must-find.ts';
import type { Services } from '../services.ts';
import { jobName } from '../views/names.ts';
import { runView } from '../views/run-view.ts';
import { historyPage } from './history-page.ts';
import { readMonth } from './month.ts';

export function historyHandlers(
  services: Services,
): HandlersOf<'history.read' | 'history.month' | 'run.read' | 'run.cancel' | 'run.retry'> {
  const { history, jobs, reports, engine } = services;
  return {
    'history.read': (asked) => historyPage(services, asked),
    'history.month': (asked) => readMonth(services, asked),
    'run.read': ({ runId }) => {
      const run = mustFindRun(services, runId);
      return runView({
        run,
        slot: history.slotOf(runId) ?? missing('This run is not in the history.'),
        jobName: jobName(jobs, run.jobId),
        job: jobs.get(run.jobId),
        attempts: history.attempts(runId),
        fetched: history.fetched(runId),
        progress: engine.running().find((one) => one.runId === runId)?.progress ?? null,
        snapshot: reports.snapshot(runId),
        deliveries: history.deliveries(runId),
      });
    },
    'run.cancel': ({ runId }) => {
      engine.cancel(mustFindRun(services, runId).id);
      return null;
    },
    'run.retry': ({ runId }) => {
      const run = mustFindRun(services, runId);
      mustFindJob(services, run.jobId);
      return { runId: engine.retry(run.id).id };
    },
  };
}
