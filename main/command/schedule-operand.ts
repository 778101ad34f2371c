import { badInput } from '../domain/failure.ts';
import type { JobSpec } from '../domain/job/job.ts';
import type { Arguments } from './command.ts';
import type { CommandContext } from './context.ts';
import { findJob } from './find.ts';

/** A schedule as a command is given one. */
export interface Scheduled {
  readonly job: Pick<JobSpec, 'id' | 'schedule' | 'calendar'>;
  /** It is a saved job's, with its rules about days. */
  readonly isSaved: boolean;
}

/**
 * The schedule of `--job`, or the cron expression that was typed in its place.
 * @param zone of a typed expression
 * @throws RunFailure `bad-input` when both are given, or neither, or there is no such job
 */
export function askedSchedule(
  context: CommandContext,
  args: Arguments,
  zone: () => string,
): Scheduled {
  const cron = args.operands.join(' ');
  const jobId = args.text('job');
  if (jobId === undefined && cron === '') {
    throw badInput('A schedule is missing. Write a cron expression, or --job JOB.');
  }
  if (jobId !== undefined && cron !== '') {
    throw badInput('Give either a cron expression or --job, not both.');
  }
  if (jobId !== undefined) return { job: findJob(context.openHome(), jobId), isSaved: true };
  return { job: { id: '', schedule: { cron, timezone: zone() } }, isSaved: false };
}
