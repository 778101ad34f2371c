import type { Timetable } from '../../main/domain/ports.ts';
import { createTimetable } from '../../main/engine/timetable.ts';
import { type OracleSlot, oracleSlots } from './minute-oracle.ts';
import { stretchesOf } from './zone-clock.ts';

/** One schedule and the period in which two opinions of it are compared. */
export interface Question {
  readonly cron: string;
  readonly zone: string;
  readonly fromMs: number;
  readonly toMs: number;
}

/** The walk through a repeated hour or a jump needs what the clock showed before; a day and a bit does. */
const leadMs = 26 * 3_600_000;
const gridMs = 7 * 60_000;

/**
 * Where the timetable and the oracle differ about a period, as sentences; none when they agree. Asks
 * forwards, backwards and again from points between, each time with a timetable that remembers nothing.
 */
export function differences({ cron, zone, fromMs, toMs }: Question): string[] {
  const job = { schedule: { cron, timezone: zone } };
  const stretches = stretchesOf(zone, fromMs - leadMs, toMs);
  const expected = oracleSlots(cron, zone, stretches).filter(({ dueAtMs }) => dueAtMs > fromMs);
  const where = `${cron} in ${zone}`;
  const forwards = fresh().between(job, fromMs, toMs - 1);
  const found = firstDifference(`${where}, forwards`, expected, forwards);
  if (found) return [found];
  const restarts = [1 / 3, 2 / 3].map((part) => {
    const startMs = fromMs + Math.floor((toMs - fromMs) * part);
    const rest = expected.filter(({ dueAtMs }) => dueAtMs > startMs);
    // A restart is proved by what follows it soon; the forward walk has proved the rest.
    const again = fresh().between(job, startMs, toMs - 1, 50);
    return firstDifference(`${where}, restarted at ${startMs}`, rest.slice(0, 50), again);
  });
  return [...restarts, ...backwards(where, job, expected)].filter((text) => text !== null);
}

/** Asks `next` and `previous` at each point of a 7-minute grid, from the end, so that no answer is kept. */
export function gridDifferences({ cron, zone, fromMs, toMs }: Question): string[] {
  const job = { schedule: { cron, timezone: zone } };
  const expected = oracleSlots(cron, zone, stretchesOf(zone, fromMs - leadMs, toMs));
  const timetable = fresh();
  const wrong: string[] = [];
  const startMs = fromMs - (fromMs % gridMs) + gridMs;
  let index = expected.length - 1;
  for (let atMs = toMs - (toMs % gridMs); atMs >= startMs; atMs -= gridMs) {
    while (index >= 0 && (expected[index]?.dueAtMs ?? 0) > atMs) index -= 1;
    const following = expected[index + 1];
    const next = timetable.next(job, atMs);
    if (next && next.dueAtMs <= atMs) wrong.push(`${cron} in ${zone}: next(${atMs}) is not later`);
    if (following && next?.text !== following.text) {
      wrong.push(`${cron} in ${zone}: next(${atMs}) is ${next?.text}, not ${following.text}`);
    }
    const before = expected[expected[index]?.dueAtMs === atMs ? index - 1 : index];
    const previous = before && timetable.previous(job, atMs);
    if (before && previous?.text !== before.text) {
      wrong.push(`${cron} in ${zone}: previous(${atMs}) is ${previous?.text}, not ${before.text}`);
    }
  }
  return wrong;
}

function fresh(): Timetable {
  return createTimetable({ systemZone: () => 'UTC' });
}

function backwards(
  where: string,
  job: { readonly schedule: { readonly cron: string; readonly timezone: string } },
  expected: readonly OracleSlot[],
): (string | null)[] {
  const timetable = fresh();
  // A thousand from the end show the mirror; as many again would show it a second time.
  const ends = expected.slice(-1000);
  const found = ends.slice(1).map(({ dueAtMs }) => timetable.previous(job, dueAtMs));
  return [firstDifference(`${where}, backwards`, ends.slice(0, -1), found)];
}

function firstDifference(
  where: string,
  expected: readonly OracleSlot[],
  found: readonly (OracleSlot | null)[],
): string | null {
  const length = Math.max(expected.length, found.length);
  for (let n = 0; n < length; n += 1) {
    const [want, have] = [expected[n], found[n]];
    if (want?.text === have?.text && want?.dueAtMs === have?.dueAtMs) continue;
    return `${where}: slot ${n} of ${expected.length} is ${said(have)}, the oracle says ${said(want)}`;
  }
  return null;
}

function said(slot: OracleSlot | null | undefined): string {
  return slot ? `${slot.text} due ${new Date(slot.dueAtMs).toISOString()}` : 'none';
}
