import { Temporal } from 'temporal-polyfill';
import { segmentAt } from './zone.ts';

/** A night on which the clocks of a zone change. */
export interface ClockNight {
  readonly atMs: number;
  /** Local midnights around it. */
  readonly dayFromMs: number;
  readonly dayToMs: number;
  /** `02:00` and `03:00`: what the clock shows just before, and at that instant. */
  readonly from: string;
  readonly to: string;
  readonly isForward: boolean;
}

/** Further ahead no zone has told its plans. */
const furthestMs = 400 * 86_400_000;

/** The coming nights on which a zone's clocks change, within about a year: two, or none. */
export function clockNights(zone: string, nowMs: number, most = 2): readonly ClockNight[] {
  const nights: ClockNight[] = [];
  let segment = segmentAt(zone, nowMs);
  while (nights.length < most && segment.toMs < nowMs + furthestMs) {
    const next = segmentAt(zone, segment.toMs);
    // A zone may change its rules or its name and keep its offset.
    if (next.offsetMs !== segment.offsetMs) {
      nights.push(night(zone, segment.toMs, segment.offsetMs, next.offsetMs));
    }
    segment = next;
  }
  return nights;
}

function night(zone: string, atMs: number, beforeMs: number, afterMs: number): ClockNight {
  const day = Temporal.Instant.fromEpochMilliseconds(atMs).toZonedDateTimeISO(zone).startOfDay();
  return {
    atMs,
    dayFromMs: day.epochMilliseconds,
    dayToMs: day.add({ days: 1 }).epochMilliseconds,
    from: clock(atMs + beforeMs),
    to: clock(atMs + afterMs),
    isForward: afterMs > beforeMs,
  };
}

function clock(wallMs: number): string {
  return new Temporal.ZonedDateTime(BigInt(wallMs) * 1_000_000n, 'UTC')
    .toPlainTime()
    .toString({ smallestUnit: 'minute' });
}
