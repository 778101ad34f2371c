import type { AllJobs } from '../job/all-jobs.ts';
import type { Jobs } from '../ports.ts';
import { type TravelQuestion, travelQuestions } from '../schedule/travel.ts';
import type { OpenSlot } from './open-slots.ts';

/** Where questions to the user come from. */
export interface QuestionFacts extends TravelFacts {
  readonly open: readonly OpenSlot[];
  readonly isAllPaused: boolean;
}

export interface TravelFacts {
  readonly jobs: Pick<Jobs, 'get'>;
  readonly allJobs: Pick<AllJobs, 'askingZone'>;
  readonly laptopZone: string;
}

/** What to ask about the zone that the laptop is in. */
export function allTravelQuestions({
  jobs,
  allJobs,
  laptopZone,
}: TravelFacts): readonly TravelQuestion[] {
  const asking = allJobs.askingZone().flatMap((jobId) => jobs.get(jobId) ?? []);
  return travelQuestions(asking, laptopZone);
}

/**
 * How many questions stand: one a job whose slots wait for an answer, one a job that asks where it
 * belongs. While a job is paused nothing is asked about its slots: it is, on resume.
 */
export function countQuestions({ open, isAllPaused, ...facts }: QuestionFacts): number {
  const waiting = new Set(isAllPaused ? [] : open.map(({ jobId }) => jobId));
  const asking = [...waiting].flatMap((jobId) => facts.jobs.get(jobId) ?? []);
  const canAsk = asking.filter(({ enabled, paused }) => enabled && paused === null);
  return canAsk.length + allTravelQuestions(facts).length;
}
