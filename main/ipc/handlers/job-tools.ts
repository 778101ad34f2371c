import type { JobToolCalls } from '../../../preload/contract/job-tool-calls.ts';
import { freeId } from '../../domain/job/free-id.ts';
import { type JobSpec, specOf } from '../../domain/job/job.ts';
import type { HandlersOf } from '../handler.ts';
import { missing, mustFindJob } from '../must-find.ts';
import { Refused } from '../refused.ts';
import type { Services } from '../services.ts';
import { jobVersions } from '../views/job-version.ts';

type VersionCall = 'job.duplicate' | 'job.switch' | 'job.versions' | 'job.restore-version';

const versionsShown = 50;

/** Copies of a job, its switch, and what it was before. */
export function jobToolHandlers(
  services: Services,
): HandlersOf<Extract<keyof JobToolCalls, VersionCall>> {
  const { jobs, versions, clock, engine, drafts } = services;
  const save = (spec: JobSpec) => {
    const job = jobs.save(spec, clock.wallMs());
    engine.jobsChanged();
    return job;
  };
  return {
    'job.duplicate': ({ jobId }) => {
      const spec = specOf(mustFindJob(services, jobId));
      const name = `${spec.name.slice(0, 112)} (copy)`;
      const id = freeId(name, 'job', (taken) => jobs.get(taken) !== null);
      return { jobId: save({ ...spec, id, name, enabled: false }).id };
    },
    'job.switch': ({ jobId, on }) => {
      save({ ...specOf(mustFindJob(services, jobId)), enabled: on });
      return null;
    },
    'job.versions': ({ jobId }) =>
      jobVersions(versions.list(mustFindJob(services, jobId).id, versionsShown), drafts),
    'job.restore-version': ({ jobId, revision }) => {
      const { id } = mustFindJob(services, jobId);
      const spec = jobs.specAt(id, revision) ?? missing('This version is not kept any more.');
      const problems = drafts.checkJob(spec);
      if (problems.length > 0) return new Refused(problems);
      save(spec);
      return null;
    },
  };
}
