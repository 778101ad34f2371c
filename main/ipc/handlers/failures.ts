import { movedTo } from '../../domain/file-kind.ts';
import { pathOf } from '../../domain/source.ts';
import type { HandlersOf } from '../handler.ts';
import { mustFindJob, mustFindRun } from '../must-find.ts';
import { Refused } from '../refused.ts';
import type { Services } from '../services.ts';
import { failureItem } from '../views/failure-item.ts';

const mostShown = 200;

export function failuresHandlers(
  services: Services,
): HandlersOf<'failures.read' | 'failures.dismiss' | 'failure.relink'> {
  const { failures, jobs, clock, engine, drafts } = services;
  return {
    'failures.read': () =>
      failures.open(mostShown).map((run) => failureItem(run, jobs.get(run.jobId))),
    'failures.dismiss': ({ runId }) => {
      failures.dismiss(mustFindRun(services, runId).id, clock.wallMs());
      engine.viewsChanged();
      return null;
    },
    'failure.relink': ({ runId, path }) => {
      const run = mustFindRun(services, runId);
      const job = mustFindJob(services, run.jobId);
      const moved = job.sources.findIndex((source) => pathOf(source) !== null);
      if (moved === -1) return new Refused([{ field: 'path', message: 'This job has no file.' }]);
      const sources = job.sources.map((source, at) =>
        at === moved ? movedTo(source, path) : source,
      );
      const spec = { ...job, sources };
      const problems = drafts.checkJob(spec);
      if (problems.length > 0) return new Refused(problems);
      jobs.save(spec, clock.wallMs());
      engine.jobsChanged();
      return { runId: engine.retry(run.id).id };
    },
  };
}
