import type { Job } from '../domain/job/job.ts';
import type { JobSeen, Jobs, NewSlot } from '../domain/ports.ts';
import type { EndedSchedule } from '../domain/schedule/ended-schedules.ts';
import { type SweepNeeds, sweep } from './sweep.ts';

/**
 * The job as it was while the schedule was in force. Pause and switch are those of now: nothing is
 * caught up for a job that is switched off or removed by now.
 */
export function endedJob(ended: EndedSchedule, jobs: Pick<Jobs, 'get' | 'specAt'>): Job | null {
  const { jobId, revision, fromMs } = ended;
  const spec = jobs.specAt(jobId, revision);
  if (!spec) return null;
  const job = jobs.get(jobId);
  return {
    ...spec,
    revision,
    enabled: spec.enabled && job?.enabled === true,
    createdAtMs: job?.createdAtMs ?? fromMs,
    editedAtMs: fromMs,
    scheduledAtMs: fromMs,
    paused: job?.paused ?? null,
  };
}

/** What becomes of the slots that fell due under a schedule before it was edited, by its own rules. */
export function sweepEnded(
  { untilMs }: EndedSchedule,
  job: Job,
  seen: JobSeen,
  nowMs: number,
  needs: SweepNeeds,
): NewSlot[] {
  // Its open slots are asked about by the schedule that came after it.
  return sweep(job, { ...seen, open: [] }, nowMs, needs, Math.min(untilMs, nowMs));
}
