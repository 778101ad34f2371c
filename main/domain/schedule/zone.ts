import { Temporal } from 'temporal-polyfill';

/** A stretch of time in which a zone keeps one offset from UTC. */
export interface Segment {
  /** First instant of the stretch; -Infinity before the first known transition. */
  readonly fromMs: number;
  /** First instant after it; Infinity when no transition is known. */
  readonly toMs: number;
  /** Local time minus UTC. */
  readonly offsetMs: number;
}

const segments = new Map<string, Segment[]>();

/**
 * The segment of `zone` that holds the instant. Segments are kept, because asking the time zone
 * database for a transition costs about 0.2 ms and schedules ask for the same few again and again.
 * @throws RangeError for a zone that the runtime does not know.
 */
export function segmentAt(zone: string, ms: number): Segment {
  const known = segments.get(zone);
  const found = known?.find((segment) => segment.fromMs <= ms && ms < segment.toMs);
  if (found) return found;
  const segment = readSegment(zone, ms);
  if (known) known.push(segment);
  else segments.set(zone, [segment]);
  return segment;
}

/**
 * The instants that a wall-clock reading names in a zone: two in the repeated hour, none in the
 * gap. The wall reading is given as if it were UTC.
 */
export function instantsOf(zone: string, wallMs: number): readonly number[] {
  const widestOffsetMs = 26 * 3_600_000;
  const found: number[] = [];
  let segment = segmentAt(zone, wallMs - widestOffsetMs);
  while (segment.fromMs <= wallMs + widestOffsetMs) {
    const ms = wallMs - segment.offsetMs;
    if (segment.fromMs <= ms && ms < segment.toMs) found.push(ms);
    if (segment.toMs === Number.POSITIVE_INFINITY) break;
    segment = segmentAt(zone, segment.toMs);
  }
  return found;
}

/** The first instant after the gap that swallows this wall reading. */
export function instantAfterGap(zone: string, wallMs: number): number {
  let segment = segmentAt(zone, wallMs - 26 * 3_600_000);
  while (segment.toMs !== Number.POSITIVE_INFINITY) {
    const next = segmentAt(zone, segment.toMs);
    if (segment.toMs + segment.offsetMs <= wallMs && wallMs < next.fromMs + next.offsetMs) {
      return next.fromMs;
    }
    segment = next;
  }
  throw new Error(`no gap of ${zone} holds ${wallMs}`);
}

/** The wall-clock reading at an instant, as if it were UTC. */
export function wallAt(zone: string, ms: number): number {
  return ms + segmentAt(zone, ms).offsetMs;
}

/** Whether the runtime's time zone database knows the name. */
export function isKnownZone(zone: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone);
    return !/^[+-]/.test(zone);
  } catch {
    return false;
  }
}

function readSegment(zone: string, ms: number): Segment {
  const at = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone);
  // `previous` excludes its own instant, so ask from one nanosecond later.
  const start = at.add({ nanoseconds: 1 }).getTimeZoneTransition('previous');
  const end = at.getTimeZoneTransition('next');
  return {
    fromMs: start?.epochMilliseconds ?? Number.NEGATIVE_INFINITY,
    toMs: end?.epochMilliseconds ?? Number.POSITIVE_INFINITY,
    offsetMs: at.offsetNanoseconds / 1e6,
  };
}
