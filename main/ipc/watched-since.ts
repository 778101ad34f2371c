import type { Services } from './services.ts';

/** Since when Almanac knows whether this laptop is asleep: its first job or the first sleep that it saw. */
export function watchedSinceMs({
  habits,
  jobs,
  clock,
}: Pick<Services, 'habits' | 'jobs' | 'clock'>): number {
  const nowMs = clock.wallMs();
  const [first] = habits.absences(0, nowMs);
  return Math.min(first?.fromMs ?? nowMs, ...jobs.list().map(({ createdAtMs }) => createdAtMs));
}
