import { badInput } from '../domain/failure.ts';
import type { Job } from '../domain/job/job.ts';
import { shortened } from '../domain/job/mistake.ts';
import { nearestWord } from '../domain/job/nearest-word.ts';
import type { Run } from '../domain/run/run.ts';
import type { OpenHome } from './context.ts';

/** @throws RunFailure `bad-input` naming the job that may have been meant */
export function findJob(home: Pick<OpenHome, 'jobs'>, id: string): Job {
  const job = home.jobs.get(id);
  if (job) return job;
  const ids = home.jobs.list().map((known) => known.id);
  const meant = nearestWord(id, ids);
  const advice = meant ? `Did you mean ${meant}?` : 'See almanac jobs list.';
  throw badInput(`There is no job "${shortened(id)}". ${advice}`);
}

/** @throws RunFailure `bad-input` */
export function findRun(home: Pick<OpenHome, 'history'>, id: string): Run {
  const run = home.history.run(id);
  if (run) return run;
  throw badInput(`There is no run "${shortened(id)}". See almanac runs.`);
}
