import type { Scheduled, Timetable } from '../domain/ports.ts';
import type { Slot } from '../domain/schedule/slot.ts';

/** A schedule's nominal slots, and where its rules put each of them. */
export interface Placed {
  readonly nominal: Scheduled;
  /** Null for a day that the rules do not want. */
  readonly place: (slot: Slot) => Slot | null;
  /** How much earlier and later than its nominal time a slot may be due, at most. */
  readonly earlierMs: number;
  readonly laterMs: number;
}

const dayMs = 86_400_000;
const longestStepMs = 366 * dayMs;

/** Slots with `afterMs < due <= untilMs` in order of due instant, at most `limit`. */
export function placedBetween(
  inner: Timetable,
  placed: Placed,
  afterMs: number,
  untilMs: number,
  limit: number,
): Slot[] {
  const slots: Slot[] = [];
  let fromMs = afterMs;
  let stepMs = placed.earlierMs + placed.laterMs === 0 ? dayMs : 7 * dayMs;
  while (fromMs < untilMs && slots.length < limit) {
    // Nothing is computed for a stretch in which no nominal slot can land.
    const first = inner.next(placed.nominal, fromMs - placed.laterMs);
    if (!first) break;
    const startMs = Math.max(fromMs, first.dueAtMs - placed.earlierMs - 1);
    const endMs = Math.min(untilMs, startMs + stepMs);
    if (startMs < endMs) slots.push(...landing(inner, placed, startMs, endMs));
    fromMs = Math.max(startMs, endMs);
    stepMs = Math.min(2 * stepMs, longestStepMs);
  }
  return slots.slice(0, limit);
}

/** The last slot with `floorMs <= due < beforeMs`. */
export function placedBefore(
  inner: Timetable,
  placed: Placed,
  beforeMs: number,
  floorMs: number,
): Slot | null {
  let untilMs = beforeMs - 1;
  let stepMs = placed.earlierMs + placed.laterMs === 0 ? dayMs : 7 * dayMs;
  while (untilMs >= floorMs) {
    const last = inner.previous(placed.nominal, untilMs + placed.earlierMs + 1);
    if (!last) return null;
    const endMs = Math.min(untilMs, last.dueAtMs + placed.laterMs);
    const found = landing(inner, placed, endMs - stepMs, endMs).at(-1);
    if (found) return found;
    untilMs = endMs - stepMs;
    stepMs = Math.min(2 * stepMs, longestStepMs);
  }
  return null;
}

/** Of slots that land on one instant the one with the earliest nominal time stands for all. */
function landing(inner: Timetable, placed: Placed, afterMs: number, untilMs: number): Slot[] {
  return inner
    .between(placed.nominal, afterMs - placed.laterMs, untilMs + placed.earlierMs)
    .flatMap((slot) => placed.place(slot) ?? [])
    .filter(({ dueAtMs }) => afterMs < dueAtMs && dueAtMs <= untilMs)
    .toSorted((a, b) => a.dueAtMs - b.dueAtMs)
    .filter((slot, index, sorted) => slot.dueAtMs !== sorted[index - 1]?.dueAtMs);
}
