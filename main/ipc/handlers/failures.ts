import type { FailureItemView } from '../../../preload/contract/views.ts';
import { mutedJobs, setMuted } from '../../domain/delivery/muted.ts';
import { RunFailure } from '../../domain/failure.ts';
import { movedFolder } from '../../domain/job/moved-folder.ts';
import { acceptShape } from '../../domain/source/accepted-shapes.ts';
import { movedTo } from '../../domain/source/file-kind.ts';
import { pathOf } from '../../domain/source/source.ts';
import type { HandlersOf } from '../handler.ts';
import { mustFindJob, mustFindRun } from '../must-find.ts';
import { Refused } from '../refused.ts';
import { relinkOthers } from '../relink-others.ts';
import type { Services } from '../services.ts';
import { failureItem } from '../views/failure-item.ts';

const mostShown = 200;

type FailureCall =
  | 'failures.read'
  | 'failures.count'
  | 'failures.retry'
  | 'failures.mute'
  | 'failures.dismiss'
  | 'failure.relink'
  | 'failure.accept-shape';

export function failuresHandlers(services: Services): HandlersOf<FailureCall> {
  const { failures, jobs, clock, engine, drafts, settings } = services;
  return {
    'failures.read': () => readFailures(services, mostShown),
    'failures.count': ({ without }) =>
      failures.countOpen(mutedJobs(settings, services.history.lastSuccesses), without),
    'failures.retry': ({ runIds }) => retryEach(services, runIds),
    'failures.mute': ({ jobId, isMuted }) => {
      setMuted(settings, jobId, isMuted ? clock.wallMs() : null);
      engine.viewsChanged();
      return null;
    },
    'failures.dismiss': ({ runId }) => {
      failures.dismiss(mustFindRun(services, runId).id, clock.wallMs());
      engine.viewsChanged();
      return null;
    },
    'failure.accept-shape': ({ runId }) => {
      const run = mustFindRun(services, runId);
      mustFindJob(services, run.jobId);
      acceptShape(settings, run.jobId, clock.wallMs());
      return { runId: engine.retry(run.id).id };
    },
    'failure.relink': async ({ runId, path }) => {
      const run = mustFindRun(services, runId);
      const job = mustFindJob(services, run.jobId);
      const before = job.sources.find((source) => pathOf(source) !== null);
      if (!before) return new Refused([{ field: 'path', message: 'This job has no file.' }]);
      const sources = job.sources.map((source) =>
        source === before ? movedTo(source, path) : source,
      );
      const spec = { ...job, sources };
      const problems = drafts.checkJob(spec);
      if (problems.length > 0) return new Refused(problems);
      jobs.save(spec, clock.wallMs());
      engine.jobsChanged();
      const folder = movedFolder(pathOf(before) ?? '', path);
      const alsoRelinked = folder ? await relinkOthers(folder, job.id, services) : [];
      return { runId: engine.retry(run.id).id, alsoRelinked };
    },
  };
}

/** The newest first. */
export function readFailures(
  { failures, jobs, settings, history }: Services,
  limit: number,
): readonly FailureItemView[] {
  const muted = mutedJobs(settings, history.lastSuccesses);
  return failures
    .open(limit)
    .map((run) => failureItem(run, jobs.get(run.jobId), muted.includes(run.jobId)));
}

/** One that cannot be tried again, because its job is gone, must not keep the others from it. */
function retryEach({ engine }: Services, runIds: readonly string[]) {
  const refused: string[] = [];
  for (const runId of runIds) {
    try {
      engine.retry(runId);
    } catch (caught) {
      if (!(caught instanceof RunFailure)) throw caught;
      refused.push(caught.message);
    }
  }
  return { started: runIds.length - refused.length, refused };
}
