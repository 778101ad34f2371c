import type { PowerAbsence } from '../records.ts';

/** What a `readyBy` job learns its start from. */
export interface Habits {
  /** How long the job's last ten successful runs that ended before an instant took. */
  durationsMs(jobId: string, beforeMs: number): readonly number[];
  /** Sleep and absence that shares an instant with `[fromMs, toMs)`. */
  absences(fromMs: number, toMs: number): readonly PowerAbsence[];
}

const minuteMs = 60_000;
const longestUsualMs = 12 * 60 * minuteMs;
/** So much earlier a start is looked for when the laptop is usually away at the usual time. */
const earlierMs = [0, 30, 60, 90, 120].map((minutes) => minutes * minuteMs);
/** No lead is longer. */
export const furthestLeadMs = longestUsualMs + 120 * minuteMs;

/**
 * How long before its ready-by instant a slot starts: the time that nine of ten of its last runs were
 * done in, in whole 5 minutes, 10 before there are any. When the laptop was away at that time on most
 * of the earlier days, up to two hours earlier; when that does not help either, it starts on waking.
 * @param earlier ready-by instants of the slots before, newest first
 */
export function leadMs(
  jobId: string | null,
  earlier: readonly number[],
  habits: Habits | null,
): number {
  const [beforeMs] = earlier;
  const oldestMs = earlier.at(-1);
  if (jobId === null || habits === null || beforeMs === undefined || oldestMs === undefined) {
    return usualMs([]);
  }
  // Only what had ended by the slot before: so the answer stays the same however often it is asked.
  const usual = Math.min(longestUsualMs, usualMs(habits.durationsMs(jobId, beforeMs)));
  const absences = habits
    .absences(oldestMs - furthestLeadMs, beforeMs)
    .filter((absence) => absence.toMs <= beforeMs);
  const isAway = (fromMs: number, toMs: number) =>
    absences.some((absence) => absence.fromMs < toMs && absence.toMs > fromMs);
  const more = earlierMs.find((extraMs) => {
    const startMs = usual + extraMs;
    const away = earlier.filter((atMs) => isAway(atMs - startMs, atMs - extraMs)).length;
    return away * 2 <= earlier.length;
  });
  return usual + (more ?? 0);
}

function usualMs(durations: readonly number[]): number {
  if (durations.length === 0) return 10 * minuteMs;
  const sorted = durations.toSorted((a, b) => a - b);
  const ninth = sorted[Math.ceil(sorted.length * 0.9) - 1] ?? 0;
  return Math.max(1, Math.ceil(ninth / (5 * minuteMs))) * 5 * minuteMs;
}
