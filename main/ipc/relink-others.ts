import { RunFailure } from '../domain/failure.ts';
import type { Job, JobSpec } from '../domain/job/job.ts';
import {
  fixedPart,
  type MovedFolder,
  placeAfter,
  placeOf,
  withPlaces,
} from '../domain/job/moved-folder.ts';
import type { Services } from './services.ts';

const mostRetried = 200;

/**
 * Gives the jobs that read from a folder which moved its new place, where their files are gone from the
 * old one and lie in the new one, and runs again what failed without them.
 * @param ownJobId the job that was mended by hand; its other files may have moved, too
 * @returns the names of the other jobs
 */
export async function relinkOthers(
  moved: MovedFolder,
  ownJobId: string,
  services: Pick<Services, 'jobs' | 'failures' | 'engine' | 'clock' | 'surroundings' | 'drafts'>,
): Promise<readonly string[]> {
  const { jobs, drafts, clock, engine } = services;
  const changed: { readonly job: Job; readonly spec: JobSpec }[] = [];
  for (const job of jobs.list()) {
    const spec = await relinked(job, moved, services);
    if (spec && drafts.checkJob(spec).length === 0) changed.push({ job, spec });
  }
  if (changed.length === 0) return [];
  jobs.saveAll(
    changed.map(({ spec }) => spec),
    clock.wallMs(),
  );
  engine.jobsChanged();
  const others = changed.map(({ job }) => job).filter(({ id }) => id !== ownJobId);
  retryMissing(
    others.map(({ id }) => id),
    services,
  );
  return others.map(({ name }) => name);
}

async function relinked(
  job: Job,
  moved: MovedFolder,
  { surroundings }: Pick<Services, 'surroundings'>,
): Promise<JobSpec | null> {
  const isThere = async (place: string) =>
    (await surroundings.modifiedAtMs(fixedPart(place))) !== null;
  const places = new Map<string, string>();
  for (const source of job.sources) {
    const [before, after] = [placeOf(source), placeAfter(source, moved)];
    if (before === null || after === null) continue;
    if (!(await isThere(before)) && (await isThere(after))) places.set(source.id, after);
  }
  return places.size === 0 ? null : withPlaces(job, places);
}

/** The newest failure of each; one that cannot be tried again must not keep the others from it. */
function retryMissing(
  jobIds: readonly string[],
  { failures, engine }: Pick<Services, 'failures' | 'engine'>,
): void {
  const open = failures
    .open(mostRetried)
    .filter(({ failure }) => failure?.code === 'source-missing');
  for (const jobId of jobIds) {
    const run = open.find((one) => one.jobId === jobId);
    try {
      if (run) engine.retry(run.id);
    } catch (caught) {
      if (!(caught instanceof RunFailure)) throw caught;
    }
  }
}
