import { Temporal } from 'temporal-polyfill';
import type { Scheduled, Timetable } from '../domain/ports.ts';
import { type DayBook, furthestMoveDays } from '../domain/schedule/day-rules.ts';
import { furthestLeadMs, type Habits, leadMs } from '../domain/schedule/ready-by.ts';
import { type Slot, slotName } from '../domain/schedule/slot.ts';
import { slotDate } from '../domain/schedule/window.ts';
import { instantAfterGap, instantsOf } from '../domain/schedule/zone.ts';
import type { Placed } from './placed-slots.ts';

interface PlaceNeeds {
  /** The job with its bare cron expression. */
  readonly nominal: Scheduled;
  readonly book: DayBook;
  readonly inner: Timetable;
  readonly habits: Habits | null;
}

/** So many earlier slots say whether the laptop is usually away. */
const slotsRemembered = 10;

/** Where the rules of a job put each of its nominal slots. */
export function placeSlots({ id, schedule }: Scheduled, needs: PlaceNeeds): Placed {
  const { onHoliday = 'run', readyBy } = schedule;
  // A day more than the move itself, for the hours that clocks change by.
  const moveMs = (furthestMoveDays + 1) * 86_400_000;
  const onDay = (slot: Slot) => placeOnDay(slot, needs.book);

  function early(slot: Slot | null): Slot | null {
    if (!slot || slot.excluded !== undefined) return slot;
    const earlier = slotsBefore(slot, onDay, needs);
    const lead = leadMs(id ?? null, earlier, needs.habits);
    const dueAtMs = Math.max(slot.dueAtMs - lead, earlier[0] ?? Number.NEGATIVE_INFINITY);
    return { ...slot, dueAtMs, leadMs: slot.dueAtMs - dueAtMs };
  }

  return {
    nominal: needs.nominal,
    place: readyBy === undefined ? onDay : (slot) => early(onDay(slot)),
    earlierMs: (onHoliday === 'before' ? moveMs : 0) + (readyBy === undefined ? 0 : furthestLeadMs),
    laterMs: onHoliday === 'after' ? moveMs : 0,
  };
}

function placeOnDay(slot: Slot, book: DayBook): Slot | null {
  const fate = book.fateOf(slotDate(slot));
  switch (fate.kind) {
    case 'stays':
      return slot;
    case 'none':
      return null;
    case 'excluded':
      return { ...slot, excluded: fate.why };
    case 'moves': {
      const time = slotName(slot.text).slice(11);
      const wall = fate.to.toPlainDateTime(Temporal.PlainTime.from(time));
      const wallMs = wall.toZonedDateTime('UTC').epochMilliseconds;
      const dueAtMs = instantsOf(slot.zone, wallMs)[0] ?? instantAfterGap(slot.zone, wallMs);
      return { ...slot, dueAtMs, movedTo: fate.to.toString(), movedFor: fate.why };
    }
  }
}

/** Ready-by instants of the slots before this one that were to run, newest first. */
function slotsBefore(
  slot: Slot,
  onDay: (slot: Slot) => Slot | null,
  { inner, nominal }: PlaceNeeds,
): readonly number[] {
  const found: number[] = [];
  let before = inner.previous(nominal, slot.dueAtMs);
  for (let n = 0; before && n < 4 * slotsRemembered && found.length < slotsRemembered; n += 1) {
    const placed = onDay(before);
    if (placed && placed.excluded === undefined && placed.dueAtMs < slot.dueAtMs) {
      found.push(placed.dueAtMs);
    }
    before = inner.previous(nominal, before.dueAtMs);
  }
  return found;
}
