import type { Job } from './job.ts';
import type { OpenSlot } from './open-slots.ts';
import { travelQuestions } from './travel.ts';

/** Where questions to the user come from. */
export interface QuestionFacts {
  readonly jobs: readonly Job[];
  readonly open: readonly OpenSlot[];
  readonly laptopZone: string;
  readonly isAllPaused: boolean;
}

/**
 * How many questions stand: one a job whose slots wait for an answer, one a job that asks where it
 * belongs. While a job is paused nothing is asked about its slots: it is, on resume.
 */
export function countQuestions({ jobs, open, laptopZone, isAllPaused }: QuestionFacts): number {
  const waiting = new Set(isAllPaused ? [] : open.map(({ jobId }) => jobId));
  const asking = jobs.filter((job) => waiting.has(job.id) && job.enabled && !job.paused);
  return asking.length + travelQuestions(jobs, laptopZone).length;
}
