import type { Job, JobSpec, Schedule } from '../job/job.ts';

/** A job that keeps its zone until its user has said what to do about the one the laptop is in now. */
export interface TravelQuestion {
  readonly jobId: string;
  readonly jobName: string;
  readonly keptZone: string;
  readonly laptopZone: string;
}

/**
 * The schedule as it is saved: a `system` schedule that does not follow the laptop gets the zone that
 * the laptop is in at the first save, and keeps it through every later one.
 */
export function keepZone(
  given: JobSpec,
  before: JobSpec | null,
  systemZone: () => string,
): Schedule {
  const { keptZone: asked, declinedZone, ...schedule } = given.schedule;
  const { timezone, onTravel = 'follow' } = schedule;
  if (timezone !== 'system' || onTravel === 'follow') return schedule;
  const keptZone = asked ?? before?.schedule.keptZone ?? systemZone();
  if (onTravel === 'stay') return { ...schedule, keptZone };
  // Who moved may be asked anew about every other zone.
  const hasMoved = asked !== undefined && asked !== before?.schedule.keptZone;
  const declined = declinedZone ?? (hasMoved ? undefined : before?.schedule.declinedZone);
  return { ...schedule, keptZone, ...(declined ? { declinedZone: declined } : {}) };
}

/** What to ask while the laptop is in `laptopZone`. */
export function travelQuestions(
  jobs: readonly Pick<Job, 'id' | 'name' | 'enabled' | 'schedule'>[],
  laptopZone: string,
): readonly TravelQuestion[] {
  return jobs.flatMap(({ id, name, enabled, schedule }) => {
    const { onTravel, keptZone, declinedZone } = schedule;
    if (!enabled || onTravel !== 'ask' || keptZone === undefined) return [];
    if (keptZone === laptopZone || declinedZone === laptopZone) return [];
    return [{ jobId: id, jobName: name, keptZone, laptopZone }];
  });
}

/** The job with the user's answer: moved to the laptop's zone, or kept where it is while there. */
export function answerTravel<T extends JobSpec>(job: T, laptopZone: string, moves: boolean): T {
  const { declinedZone: _, ...schedule } = job.schedule;
  const answered = moves
    ? { ...schedule, keptZone: laptopZone }
    : { ...schedule, declinedZone: laptopZone };
  return { ...job, schedule: answered };
}
