import type { ImportView, JobToolCalls } from '../../../preload/contract/job-tool-calls.ts';
import { type JobSpec, specOf } from '../../domain/job.ts';
import type { HandlersOf } from '../handler.ts';
import { missing, mustFindJob } from '../must-find.ts';
import type { Services } from '../services.ts';

type FileCall = 'jobs.export' | 'jobs.choose-import' | 'jobs.import';

/** Jobs go to another machine in a job file, and come from one. */
export function jobFileHandlers(
  services: Services,
): HandlersOf<Extract<keyof JobToolCalls, FileCall>> {
  const { jobs, jobFiles, shell, clock, engine } = services;
  // What was shown is what is saved, whatever became of the file meanwhile.
  let read: { readonly id: number; readonly specs: readonly JobSpec[] } = { id: 0, specs: [] };
  return {
    'jobs.export': async ({ jobIds }) => {
      const chosen = jobIds.map((jobId) => mustFindJob(services, jobId));
      const [only] = chosen;
      const name = only && chosen.length === 1 ? only.id : 'almanac-jobs';
      const path = await shell.saveJobFile(`${name}.yaml`, jobFiles.write(chosen.map(specOf)));
      return path === null ? null : { path };
    },
    'jobs.choose-import': async () => {
      const path = await shell.chooseJobFile();
      if (path === null) return null;
      const specs = await jobFiles.read(path);
      read = { id: read.id + 1, specs };
      const fileName = path.split(/[\\/]/).at(-1) ?? path;
      return { id: read.id, fileName, jobs: specs.map((spec) => importedJob(services, spec)) };
    },
    'jobs.import': ({ id }) => {
      if (id !== read.id) missing('This job file is not open any more. Choose it once more.');
      jobs.saveAll(read.specs, clock.wallMs());
      engine.jobsChanged();
      return { saved: read.specs.length };
    },
  };
}

function importedJob(
  { jobs, jobFiles, drafts }: Services,
  spec: JobSpec,
): ImportView['jobs'][number] {
  const known = jobs.get(spec.id);
  const changes = known ? drafts.changesOf(specOf(known), spec) : [];
  return {
    id: spec.id,
    name: spec.name,
    change: !known ? 'new' : changes.length > 0 ? 'changed' : 'same',
    missing: spec.sources.flatMap((source) =>
      'path' in source && !jobFiles.isThere(source.path) ? [source.path] : [],
    ),
  };
}
