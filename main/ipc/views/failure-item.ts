import type { FailureItemView } from '../../../preload/contract/views.ts';
import type { FailureCode } from '../../domain/failure.ts';
import type { Job } from '../../domain/job/job.ts';
import type { Run } from '../../domain/run/run.ts';
import { firstPath } from '../../domain/source/source.ts';

/** Failures that another file mends; every other one offers to try again. */
const ofTheFile: readonly FailureCode[] = [
  'source-missing',
  'source-unreadable',
  'source-changed',
  'source-empty',
];

/** A failure with its one next action. A job that was removed has no file to choose any more. */
export function failureItem(run: Run, job: Job | null, isMuted: boolean): FailureItemView {
  const action = actionFor(run, job);
  return {
    runId: run.id,
    jobId: run.jobId,
    jobName: job?.name ?? run.jobId,
    atMs: run.endedAtMs ?? run.dueAtMs ?? run.requestedAtMs,
    zone: run.zone,
    message: run.failure?.message ?? 'The run failed.',
    attempts: run.attempts,
    action,
    connectionId: run.failure?.connectionId ?? null,
    sourcePath: job && action === 'choose-file' ? firstPath(job.sources) : null,
    isMuted,
  };
}

/** What can mend a failed run. */
export function actionFor({ failure }: Run, job: Job | null): FailureItemView['action'] {
  if (!failure || !job) return 'retry';
  if (failure.code === 'source-reshaped') return 'accept-shape';
  if (failure.connectionId !== undefined) return 'new-secret';
  return ofTheFile.includes(failure.code) ? 'choose-file' : 'retry';
}
