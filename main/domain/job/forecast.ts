import { Temporal } from 'temporal-polyfill';
import type { PowerAbsence } from '../records.ts';
import type { Outcome, Reason } from '../run/run.ts';
import type { CalendarDefaults } from '../schedule/calendar-defaults.ts';
import type { JobSpec } from './job.ts';

/** A year of one job, to be tried on the simulator in a process of its own: plain data. */
export interface ForecastPlan {
  readonly spec: JobSpec;
  readonly fromMs: number;
  readonly toMs: number;
  /** The laptop's zone. */
  readonly zone: string;
  readonly absences: readonly PowerAbsence[];
  readonly takesMs: number;
  readonly defaults: CalendarDefaults;
  /** Path of SQLite's addon, where the packaged one does not fit the runtime. */
  readonly nativeBinding: string | null;
}

/** What would become of one slot. */
export interface ForecastSlot {
  readonly slot: string;
  readonly dueAtMs: number;
  readonly outcome: Outcome;
  readonly reason: Reason | null;
  readonly startedAtMs: number | null;
}

/** Tries the coming year of a job without touching its home. */
export interface Forecasts {
  /** A forecast that is asked for while another is made ends that one with `cancelled`. */
  make(plan: ForecastPlan): Promise<readonly ForecastSlot[]>;
}

const dayMs = 86_400_000;
const mostWeeks = 4;
/** What is shorter keeps no run from its grace, and a year of naps takes long to try. */
const shortestMs = 300_000;
/** More slots than this take the simulator too long for somebody who waits. */
const mostSlots = 1_500;

/** How many whole weeks of the laptop's habits are known: what a forecast repeats. */
export function habitWeeks(watchedSinceMs: number, nowMs: number): number {
  return Math.min(mostWeeks, Math.max(0, Math.floor((nowMs - watchedSinceMs) / (7 * dayMs))));
}

/** How far a schedule is followed: a year, or as long as it takes to be due so often. */
export function forecastEnd(nowMs: number, slotsInThirtyDays: number): number {
  const days = slotsInThirtyDays === 0 ? 365 : (mostSlots / slotsInThirtyDays) * 30;
  return nowMs + Math.max(7, Math.min(365, Math.floor(days))) * dayMs;
}

/**
 * The last weeks' absences over and over, at the same local times, up to `toMs`.
 * @param zone whose clock the habits go by
 */
export function comingAbsences(
  seen: readonly PowerAbsence[],
  weeks: number,
  { nowMs, toMs, zone }: { readonly nowMs: number; readonly toMs: number; readonly zone: string },
): readonly PowerAbsence[] {
  if (weeks === 0) return [];
  const startMs = nowMs - weeks * 7 * dayMs;
  const pattern = seen
    .map((one) => ({
      ...one,
      fromMs: Math.max(one.fromMs, startMs),
      toMs: Math.min(one.toMs, nowMs),
    }))
    .filter((one) => one.toMs - one.fromMs >= shortestMs)
    .toSorted((a, b) => a.fromMs - b.fromMs);
  const coming: PowerAbsence[] = [];
  for (let round = 1; startMs + round * weeks * 7 * dayMs < toMs; round += 1) {
    for (const { fromMs, toMs: endMs, kind } of pattern) {
      const later = (ms: number) => weeksLater(ms, round * weeks, zone);
      const shifted = { fromMs: later(fromMs), toMs: later(endMs), kind };
      const isFree = shifted.fromMs > (coming.at(-1)?.toMs ?? nowMs);
      if (isFree && shifted.fromMs < toMs && shifted.toMs > shifted.fromMs) coming.push(shifted);
    }
  }
  return coming;
}

function weeksLater(ms: number, weeks: number, zone: string): number {
  return Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone).add({ weeks })
    .epochMilliseconds;
}
