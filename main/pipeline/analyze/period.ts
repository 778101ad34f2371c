import { Temporal } from 'temporal-polyfill';
import { instantsOf, segmentAt, wallAt } from '../../domain/schedule/zone.ts';
import { identifier } from '../sql.ts';

/** A column of times, and the zone in which times without an offset are read. */
export interface TimeColumn {
  readonly name: string;
  /** `DATE`, `TIMESTAMP` or `TIMESTAMP WITH TIME ZONE`. */
  readonly type: string;
  readonly zone: string;
}

export interface Span {
  readonly fromMs: number;
  readonly toMs: number;
}

/** One point of a series. */
export interface Bucket extends Span {
  readonly label: string;
}

/** The SQL condition that a row lies in `[from, to)`. */
export function within(time: TimeColumn, span: Span): string {
  const column = identifier(time.name);
  return `${column} >= ${bound(time, span.fromMs)} AND ${column} < ${bound(time, span.toMs)}`;
}

export function isInstant(time: TimeColumn): boolean {
  return time.type === 'TIMESTAMP WITH TIME ZONE';
}

/** An instant as a value of the column's type. */
export function bound(time: TimeColumn, ms: number): string {
  if (isInstant(time)) return `TIMESTAMPTZ '${sqlTime(ms)}+00'`;
  return `TIMESTAMP '${sqlTime(firstWallOf(time.zone, ms))}'`;
}

/** The wall-clock reading as ISO text: `2026-11-03T08:15`, without seconds where they are zero. */
export function wallText(zone: string, ms: number): string {
  const text = new Date(wallAt(zone, ms)).toISOString();
  return text.slice(17, 19) === '00' ? text.slice(0, 16) : text.slice(0, 19);
}

/**
 * Cuts a span into at most about 60 points: hours below 2 days, then days, weeks, months. Steps
 * follow the calendar of the zone, so that a day has 23 or 25 hours where it has.
 */
export function bucketsOf(
  span: Span,
  zone: string,
): { unit: BucketUnit; buckets: readonly Bucket[] } {
  const unit = unitFor(span.toMs - span.fromMs);
  const end = Temporal.Instant.fromEpochMilliseconds(span.toMs).toZonedDateTimeISO(zone);
  let start = Temporal.Instant.fromEpochMilliseconds(span.fromMs).toZonedDateTimeISO(zone);
  const buckets: Bucket[] = [];
  while (Temporal.ZonedDateTime.compare(start, end) < 0) {
    const next = startOfNext(start, unit);
    const stop = Temporal.ZonedDateTime.compare(next, end) < 0 ? next : end;
    buckets.push({
      label: labelOf(start, unit),
      fromMs: start.epochMilliseconds,
      toMs: stop.epochMilliseconds,
    });
    start = stop;
  }
  return { unit, buckets };
}

export type BucketUnit = 'hour' | 'day' | 'week' | 'month';

/**
 * The first wall-clock reading that belongs to the instant or to one after it. Rows without an
 * offset mean the first of two 02:30s, so a bound inside the repeated hour moves to its end:
 * neighbouring windows then share no row and lose none.
 */
function firstWallOf(zone: string, ms: number): number {
  const wallMs = wallAt(zone, ms);
  const [first, second] = instantsOf(zone, wallMs);
  if (second === undefined || ms === first) return wallMs;
  const segment = segmentAt(zone, ms);
  return segment.fromMs + segmentAt(zone, segment.fromMs - 1).offsetMs;
}

function sqlTime(ms: number): string {
  return new Date(ms).toISOString().slice(0, 23).replace('T', ' ').replace('.000', '');
}

function unitFor(ms: number): BucketUnit {
  const days = ms / 86_400_000;
  if (days < 2) return 'hour';
  if (days <= 62) return 'day';
  return days <= 400 ? 'week' : 'month';
}

function startOfNext(start: Temporal.ZonedDateTime, unit: BucketUnit): Temporal.ZonedDateTime {
  if (unit === 'hour')
    return start.add({ hours: 1 }).round({ smallestUnit: 'hour', roundingMode: 'floor' });
  const day = start.startOfDay();
  if (unit === 'day') return day.add({ days: 1 });
  if (unit === 'week') return day.add({ days: 8 - day.dayOfWeek });
  return day.with({ day: 1 }).add({ months: 1 });
}

function labelOf(start: Temporal.ZonedDateTime, unit: BucketUnit): string {
  const text = start.toPlainDateTime().toString();
  if (unit === 'hour') return text.slice(11, 16);
  return unit === 'month' ? text.slice(0, 7) : text.slice(0, 10);
}
