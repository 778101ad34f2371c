import type { HandlersOf } from '../handler.ts';
import { missing, mustFindJob, mustFindRun } from '../must-find.ts';
import type { Services } from '../services.ts';
import { historyItem } from '../views/history-item.ts';
import { jobName } from '../views/names.ts';
import { runView } from '../views/run-view.ts';

const pageLength = 50;

export function historyHandlers(
  services: Services,
): HandlersOf<'history.read' | 'run.read' | 'run.cancel' | 'run.retry'> {
  const { history, jobs, reports, engine } = services;
  return {
    'history.read': ({ jobId, outcome, before }) => {
      const items = history
        .slots({
          ...(jobId === null ? {} : { jobId }),
          ...(outcome === null ? {} : { outcomes: [outcome] }),
          ...(before === null ? {} : { before }),
          limit: pageLength,
          order: 'newest',
        })
        .map((record) => historyItem(record, jobName(jobs, record.jobId)));
      const last = items.at(-1);
      const isMore = items.length === pageLength && last !== undefined;
      return {
        items,
        next: isMore ? { atMs: last.atMs, jobId: last.jobId, slot: last.slot } : null,
      };
    },
    'run.read': ({ runId }) => {
      const run = mustFindRun(services, runId);
      return runView({
        run,
        slot: history.slotOf(runId) ?? missing('This run is not in the history.'),
        jobName: jobName(jobs, run.jobId),
        attempts: history.attempts(runId),
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
