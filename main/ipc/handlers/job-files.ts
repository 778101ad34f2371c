import type { ImportView, JobToolCalls } from '../../../preload/contract/job-tool-calls.ts';
import { foundAt, missingPlaces } from '../../domain/job/import-places.ts';
import { type JobSpec, specOf } from '../../domain/job/job.ts';
import type { HandlersOf } from '../handler.ts';
import { missing, mustFindJob } from '../must-find.ts';
import type { Services } from '../services.ts';
import { importedJob } from '../views/imported-job.ts';

type FileCall =
  | 'jobs.export'
  | 'jobs.choose-import'
  | 'jobs.read-opened'
  | 'jobs.find-missing'
  | 'jobs.import';

/** A job file that was read, with the places of this machine where they were found. */
interface ReadFile {
  readonly id: number;
  readonly fileName: string;
  readonly specs: readonly JobSpec[];
}

/** Jobs go to another machine in a job file, and come from one. */
export function jobFileHandlers(
  services: Services,
): HandlersOf<Extract<keyof JobToolCalls, FileCall>> {
  const { jobs, jobFiles, shell, clock, engine } = services;
  // What was shown is what is saved, whatever became of the file meanwhile.
  let read: ReadFile = { id: 0, fileName: '', specs: [] };
  const mustBeOpen = (id: number) => {
    if (id !== read.id) missing('This job file is not open any more. Choose it once more.');
  };
  const shown = (next: ReadFile) => {
    read = next;
    return importView(services, read);
  };
  const open = async (path: string) => {
    const specs = await jobFiles.read(path);
    const fileName = path.split(/[\\/]/).at(-1) ?? path;
    return shown({ id: read.id + 1, fileName, specs });
  };
  return {
    'jobs.export': async ({ jobIds }) => {
      const chosen = jobIds?.map((jobId) => mustFindJob(services, jobId)) ?? jobs.list();
      const [only] = chosen;
      const name = only && chosen.length === 1 ? only.id : 'almanac-jobs';
      const path = await shell.saveJobFile(`${name}.almanac`, jobFiles.write(chosen.map(specOf)));
      return path === null ? null : { path };
    },
    'jobs.choose-import': async () => {
      const path = await shell.chooseJobFile();
      return path === null ? null : open(path);
    },
    'jobs.read-opened': ({ number }) => {
      const path = jobFiles.opened(number);
      if (path === null) missing('This job file is not open any more. Open it once more.');
      return open(path);
    },
    'jobs.find-missing': async ({ id, path }) => {
      mustBeOpen(id);
      const place = missingPlaces(read.specs, jobFiles.isThere).find((one) => one.path === path);
      if (!place) return importView(services, read);
      const at = await (place.isFolder ? shell.chooseFolder() : shell.chooseFile());
      if (at === null) return null;
      mustBeOpen(id);
      const specs = foundAt(read.specs, { ...place, at }, jobFiles.isThere);
      return shown({ ...read, specs });
    },
    'jobs.import': ({ id, staysOff }) => {
      mustBeOpen(id);
      const isNew = ({ id: jobId }: JobSpec) => jobs.get(jobId) === null;
      const specs = read.specs.map((spec) =>
        staysOff && isNew(spec) ? { ...spec, enabled: false } : spec,
      );
      jobs.saveAll(specs, clock.wallMs());
      engine.jobsChanged();
      return { saved: read.specs.length };
    },
  };
}

function importView(services: Services, { id, fileName, specs }: ReadFile): ImportView {
  return {
    id,
    fileName,
    jobs: specs.map((spec) => importedJob(services, spec)),
    missing: missingPlaces(specs, services.jobFiles.isThere),
  };
}
