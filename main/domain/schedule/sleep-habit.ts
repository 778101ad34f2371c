import { Temporal } from 'temporal-polyfill';
import type { PowerAbsence } from '../records.ts';
import type { Slot } from './slot.ts';

/** How often the laptop was away when a schedule was due. */
export interface SleepHabit {
  readonly away: number;
  readonly of: number;
  /** 1 (Monday) to 7, where all those times fell on one weekday. */
  readonly weekday: number | null;
}

/** Fewer times tell nothing. */
const fewest = 3;

/**
 * Whether the laptop was asleep or off at a schedule's last times; null where too few of them lie in
 * the time that Almanac has watched, or where it was there at most of them.
 * @param past due instants, whatever their order
 */
export function sleepHabit(
  past: readonly Pick<Slot, 'dueAtMs' | 'zone'>[],
  absences: readonly PowerAbsence[],
  watchedSinceMs: number,
): SleepHabit | null {
  const known = past.filter(({ dueAtMs }) => dueAtMs >= watchedSinceMs);
  const away = known.filter(({ dueAtMs }) =>
    absences.some(({ fromMs, toMs }) => fromMs <= dueAtMs && dueAtMs < toMs),
  );
  if (known.length < fewest || away.length * 2 < known.length) return null;
  const weekdays = new Set(known.map(weekdayOf));
  const [weekday = null] = weekdays.size === 1 ? weekdays : [];
  return { away: away.length, of: known.length, weekday };
}

function weekdayOf({ dueAtMs, zone }: Pick<Slot, 'dueAtMs' | 'zone'>): number {
  return Temporal.Instant.fromEpochMilliseconds(dueAtMs).toZonedDateTimeISO(zone).dayOfWeek;
}
