import type { Temporal } from 'temporal-polyfill';
import { type Calendar, calendarOfKey, type Period, periodStart } from './calendar.ts';
import { midnight, spanOf, type Window, type WindowSpec, zoned } from './window.ts';

/**
 * The period of the same kind just before a window: what "change against last time" compares with.
 * Calendar periods step by the calendar (a month before March is February), others by their length.
 */
export function windowBefore(spec: WindowSpec, window: Window, zone: string): Window {
  // From the key, so that a replay compares with the same period whatever the app's calendar is by then.
  const calendar = calendarOfKey(window.key);
  if (spec.kind === 'to-date') return toDateBefore(spec.period, window, zone, calendar);
  const days = wholeDays(window, zone);
  if (days === null) {
    const fromMs = window.fromMs - (window.toMs - window.fromMs);
    return { key: 'previous', fromMs, toMs: window.fromMs };
  }
  // By dates, not by instants: a day whose midnight is missing begins at 01:00, the day before does not.
  const end = dateAt(window.fromMs, zone);
  const start =
    spec.kind === 'month' || spec.kind === 'quarter' || spec.kind === 'year'
      ? periodStart(end.subtract({ days: 1 }), spec.kind, calendar)
      : end.subtract({ days });
  return spanOf('previous', midnight(start, zone), midnight(end, zone));
}

/** The periods of the same kind before a window, newest first. */
export function windowsBefore(
  spec: WindowSpec,
  window: Window,
  zone: string,
  count: number,
): readonly Window[] {
  const found: Window[] = [];
  for (let at = window; found.length < count; ) {
    // Each keeps the key of the window, from which its calendar is read.
    at = { ...windowBefore(spec, at, zone), key: window.key };
    found.push(at);
  }
  return found;
}

/** The same part of the period before: by its dates in months of the calendar, by its days in those of weeks. */
function toDateBefore(period: Period, window: Window, zone: string, calendar: Calendar): Window {
  const start = dateAt(window.fromMs, zone);
  const end = dateAt(window.toMs, zone);
  const days = start.until(end).days;
  const isByDates = calendar.pattern === null || period === 'week';
  const before = isByDates
    ? start.subtract(periodLength(period))
    : periodStart(start.subtract({ days: 1 }), period, calendar);
  const beforeEnd = isByDates ? end.subtract(periodLength(period)) : before.add({ days });
  return spanOf('previous', midnight(before, zone), midnight(beforeEnd, zone));
}

function periodLength(period: Period): Temporal.DurationLike {
  if (period === 'quarter') return { months: 3 };
  return { [`${period}s`]: 1 };
}

/** The window's length in calendar days, or null when it does not run from midnight to midnight. */
function wholeDays(window: Window, zone: string): number | null {
  const from = zoned(window.fromMs, zone);
  const to = zoned(window.toMs, zone);
  const atMidnight = (at: Temporal.ZonedDateTime) => at.equals(at.startOfDay());
  if (!atMidnight(from) || !atMidnight(to)) return null;
  return from.toPlainDate().until(to.toPlainDate()).days;
}

function dateAt(ms: number, zone: string): Temporal.PlainDate {
  return zoned(ms, zone).toPlainDate();
}
