import { Temporal } from 'temporal-polyfill';
import type { Slot } from './slot.ts';

/** A date that an edit moves, adds or takes away. Null where there is none. */
export interface DateChange {
  readonly beforeMs: number | null;
  readonly afterMs: number | null;
  readonly zone: string;
}

/**
 * What an edit does to the next dates of a job, in their order. Dates of one local day are one that
 * moved; only whole days that both lists reach are compared.
 * @param before the next slots as the job is; those on excluded days count as none
 * @param asked how many runs either list was asked for: a shorter one has ended
 */
export function dateChanges(
  before: readonly Slot[],
  after: readonly Slot[],
  asked: number,
): readonly DateChange[] {
  const old = Map.groupBy(before, dayOf);
  const fresh = Map.groupBy(after, dayOf);
  const ends = [endOf(before, old, asked), endOf(after, fresh, asked)];
  const days = [...new Set([...old.keys(), ...fresh.keys()])].sort();
  return days
    .filter((day) => ends.every((end) => end === null || day <= end))
    .flatMap((day) => changesOfDay(runs(old.get(day)), runs(fresh.get(day))));
}

/** The last day that a list tells all of; null when it tells all there is. */
function endOf(
  slots: readonly Slot[],
  byDay: ReadonlyMap<string, readonly Slot[]>,
  asked: number,
): string | null {
  if (slots.length < asked) return null;
  const days = [...byDay.keys()];
  const last = days.at(-1) ?? null;
  // Of a day with several times the list may hold only the first ones.
  return last !== null && (byDay.get(last)?.length ?? 0) > 1 ? (days.at(-2) ?? '') : last;
}

function runs(slots: readonly Slot[] = []): readonly Slot[] {
  return slots.filter(({ excluded }) => excluded === undefined);
}

function dayOf({ dueAtMs, zone }: Slot): string {
  return Temporal.Instant.fromEpochMilliseconds(dueAtMs)
    .toZonedDateTimeISO(zone)
    .toPlainDate()
    .toString();
}

function changesOfDay(before: readonly Slot[], after: readonly Slot[]): DateChange[] {
  const isIn = (slots: readonly Slot[], { dueAtMs }: Slot) =>
    slots.some((slot) => slot.dueAtMs === dueAtMs);
  const gone = before.filter((slot) => !isIn(after, slot));
  const added = after.filter((slot) => !isIn(before, slot));
  return Array.from({ length: Math.max(gone.length, added.length) }, (_, at) => ({
    beforeMs: gone[at]?.dueAtMs ?? null,
    afterMs: added[at]?.dueAtMs ?? null,
    zone: added[at]?.zone ?? gone[at]?.zone ?? 'UTC',
  }));
}
