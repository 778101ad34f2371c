import type { AllJobs } from '../../main/domain/job/all-jobs.ts';
import type { Job } from '../../main/domain/job/job.ts';

/** Jobs as they are asked for one by one, all at once, and by when they are due. */
export function jobsGiven(given: () => readonly Job[]) {
  const allJobs: AllJobs = {
    count: () => given().length,
    names: (limit, afterId = '') =>
      given()
        .filter(({ id }) => id > afterId)
        .slice(0, limit)
        .map(({ id, name }) => ({ id, name })),
    tags: () => [...new Set(given().flatMap(({ tags = [] }) => tags))].sort(),
    readers: () =>
      given().flatMap(({ deliver }) =>
        deliver.flatMap((to) => (to.kind === 'email' || to.kind === 'draft' ? to.to : [])),
      ),
    resting: () => new Map(given().flatMap(restOf)),
    askingZone: () =>
      given().flatMap(({ id, schedule }) => (schedule.onTravel === 'ask' ? id : [])),
  };
  return {
    jobs: { get: (jobId: string) => given().find(({ id }) => id === jobId) ?? null },
    allJobs,
    nextDueMs: () => new Map(given().map(({ id }) => [id, 0])),
  };
}

function restOf({ id, enabled, paused }: Job): readonly (readonly [string, 'off' | 'paused'])[] {
  if (!enabled) return [[id, 'off']];
  return paused !== null && paused.untilMs === undefined ? [[id, 'paused']] : [];
}
