import type { FailureItemView } from '../../../preload/contract/views.ts';
import type { FailureCode } from '../../domain/failure.ts';
import type { Job } from '../../domain/job.ts';
import type { Run } from '../../domain/run.ts';
import { firstPath } from '../../domain/source.ts';

/** Failures that another file mends; every other one offers to try again. */
const ofTheFile: readonly FailureCode[] = [
  'source-missing',
  'source-unreadable',
  'source-changed',
  'source-empty',
];

/** A failure with its one next action. A job that was removed has no file to choose any more. */
export function failureItem(run: Run, job: Job | null, isMuted: boolean): FailureItemView {
  const code = run.failure?.code;
  const isOfTheFile = code !== undefined && ofTheFile.includes(code);
  const isReshaped = code === 'source-reshaped' && job !== null;
  return {
    runId: run.id,
    jobId: run.jobId,
    jobName: job?.name ?? run.jobId,
    atMs: run.endedAtMs ?? run.dueAtMs ?? run.requestedAtMs,
    zone: run.zone,
    message: run.failure?.message ?? 'The run failed.',
    attempts: run.attempts,
    action: isReshaped ? 'accept-shape' : isOfTheFile && job ? 'choose-file' : 'retry',
    sourcePath: isOfTheFile && job ? firstPath(job.sources) : null,
    isMuted,
  };
}
