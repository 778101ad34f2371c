import { Temporal } from 'temporal-polyfill';
import { badInput } from './failure.ts';
import { type Slot, slotName, utcSeconds } from './slot.ts';
import { segmentAt } from './zone.ts';

export type CalendarPeriod = 'day' | 'week' | 'month' | 'quarter' | 'year';
export type ToDatePeriod = Exclude<CalendarPeriod, 'day'>;

export type WindowSpec =
  | { readonly kind: 'slot' | 'hour' | 'since-last' | CalendarPeriod }
  | { readonly kind: 'to-date'; readonly period: ToDatePeriod }
  | { readonly kind: 'trailing'; readonly days: number };

/** The half-open period `[from, to)` that a run reports about: the identity of *what*. */
export interface Window {
  readonly key: string;
  readonly fromMs: number;
  readonly toMs: number;
}

/** What a window needs besides its slot. */
export interface WindowNeighbours {
  /** The slot before this one, whatever its day. */
  readonly previous: () => Slot | null;
  /** The last slot on an earlier local date. */
  readonly previousDay: () => Slot | null;
}

/**
 * The window of a slot, from the slot and never from the clock at run start. `since-last` has no
 * window until its run is claimed; see `sinceLastWindow`.
 */
export function windowOf(
  spec: WindowSpec,
  slot: Slot,
  neighbours: WindowNeighbours,
): Window | null {
  switch (spec.kind) {
    case 'since-last':
      return null;
    case 'slot':
      return slotWindow(slot, neighbours);
    case 'hour':
      return hourWindow(slot);
    case 'day':
      return dayWindow(slot, neighbours);
    case 'to-date':
      return toDateWindow(slot, spec.period);
    case 'trailing':
      return trailingWindow(slot, spec.days);
    default:
      return calendarWindow(slot, spec.kind);
  }
}

/** The window of a `since-last` run, fixed at its first claim. */
export function sinceLastWindow(fromMs: number, toMs: number): Window {
  return { key: `since-last:${utcSeconds(fromMs)}/${utcSeconds(toMs)}`, fromMs, toMs };
}

/**
 * The period of the same kind just before a window: what "change against last time" compares with.
 * Calendar periods step by the calendar (a month before March is February), others by their length.
 */
export function windowBefore(spec: WindowSpec, window: Window, zone: string): Window {
  if (spec.kind === 'to-date') {
    const start = dateAt(window.fromMs, zone).subtract(periodLength(spec.period));
    const end = dateAt(window.toMs, zone).subtract(periodLength(spec.period));
    return spanOf('previous', midnight(start, zone), midnight(end, zone));
  }
  const days = wholeDays(window, zone);
  if (days === null) {
    const fromMs = window.fromMs - (window.toMs - window.fromMs);
    return { key: 'previous', fromMs, toMs: window.fromMs };
  }
  // By dates, not by instants: a day whose midnight is missing begins at 01:00, the day before does not.
  const end = dateAt(window.fromMs, zone);
  const length =
    spec.kind === 'month' || spec.kind === 'quarter' || spec.kind === 'year'
      ? periodLength(spec.kind)
      : { days };
  return spanOf('previous', midnight(end.subtract(length), zone), midnight(end, zone));
}

/** `day` as the job file writes it; `to-date:month`, `trailing:28d`. */
export function windowText(spec: WindowSpec): string {
  if (spec.kind === 'to-date') return `to-date:${spec.period}`;
  if (spec.kind === 'trailing') return `trailing:${spec.days}d`;
  return spec.kind;
}

/** @throws RunFailure `bad-input` for a text that names no window. */
export function parseWindow(text: string): WindowSpec {
  const plain = ['slot', 'hour', 'since-last', 'day', 'week', 'month', 'quarter', 'year'] as const;
  const kind = plain.find((name) => name === text);
  if (kind) return { kind };
  const period = (['week', 'month', 'quarter', 'year'] as const).find(
    (name) => `to-date:${name}` === text,
  );
  if (period) return { kind: 'to-date', period };
  const days = /^trailing:([1-9]\d{0,3})d$/.exec(text)?.[1];
  if (days) return { kind: 'trailing', days: Number(days) };
  throw badInput(
    `"${text}" is not a window. Use ${plain.join(', ')}, to-date:month (or week, quarter, year), or trailing:28d.`,
  );
}

function slotWindow(slot: Slot, neighbours: WindowNeighbours): Window {
  const previous = neighbours.previous();
  return {
    key: `slot:${slotName(slot.text)}`,
    fromMs: previous?.dueAtMs ?? slot.dueAtMs,
    toMs: slot.dueAtMs,
  };
}

function hourWindow(slot: Slot): Window {
  const toMs = hourStart(slot.zone, slot.dueAtMs);
  const fromMs = hourStart(slot.zone, toMs - 1);
  const text = utcSeconds(fromMs);
  const minutes = text.slice(14, 16);
  return {
    key: `hour:${text.slice(0, 13)}${minutes === '00' ? '' : `:${minutes}`}Z`,
    fromMs,
    toMs,
  };
}

/** The last full hour on the local clock; a half-hour DST change makes one hour longer or shorter. */
function hourStart(zone: string, ms: number): number {
  const hourMs = 3_600_000;
  const segment = segmentAt(zone, ms);
  const wall = ms + segment.offsetMs;
  const startMs = ms - (((wall % hourMs) + hourMs) % hourMs);
  return startMs >= segment.fromMs ? startMs : hourStart(zone, segment.fromMs - 1);
}

/** On a schedule that skips days the window runs from the previous scheduled day. */
function dayWindow(slot: Slot, neighbours: WindowNeighbours): Window {
  const today = slotDate(slot);
  const yesterday = today.subtract({ days: 1 });
  const previous = neighbours.previousDay();
  const first = previous ? slotDate(previous) : yesterday;
  const key = first.equals(yesterday) ? `day:${first}` : `day:${first}/${yesterday}`;
  return spanOf(key, midnight(first, slot.zone), midnight(today, slot.zone));
}

function calendarWindow(slot: Slot, period: ToDatePeriod): Window {
  const end = periodStart(slotDate(slot), period);
  const start = periodStart(end.subtract({ days: 1 }), period);
  return spanOf(
    `${period}:${periodName(start, period)}`,
    midnight(start, slot.zone),
    midnight(end, slot.zone),
  );
}

/** On the first day of a period the one that has just ended is reported, never an empty one. */
function toDateWindow(slot: Slot, period: ToDatePeriod): Window {
  const today = slotDate(slot);
  const start = periodStart(today.subtract({ days: 1 }), period);
  return spanOf(
    `to-date:${period}:${slotName(slot.text)}`,
    midnight(start, slot.zone),
    midnight(today, slot.zone),
  );
}

function trailingWindow(slot: Slot, days: number): Window {
  const today = slotDate(slot);
  return spanOf(
    `trailing:${days}d:${slotName(slot.text)}`,
    midnight(today.subtract({ days }), slot.zone),
    midnight(today, slot.zone),
  );
}

/** The nominal date: 23:30 swallowed by a gap still belongs to its own day. */
export function slotDate(slot: Slot): Temporal.PlainDate {
  if (slot.text.includes('|')) return Temporal.PlainDate.from(slotName(slot.text).slice(0, 10));
  return dateAt(slot.dueAtMs, slot.zone);
}

function periodStart(date: Temporal.PlainDate, period: ToDatePeriod): Temporal.PlainDate {
  switch (period) {
    case 'week':
      return date.subtract({ days: date.dayOfWeek - 1 });
    case 'month':
      return date.with({ day: 1 });
    case 'quarter':
      return date.with({ month: date.month - ((date.month - 1) % 3), day: 1 });
    case 'year':
      return date.with({ month: 1, day: 1 });
  }
}

function periodName(start: Temporal.PlainDate, period: ToDatePeriod): string {
  switch (period) {
    case 'week':
      return `${start.yearOfWeek}-W${String(start.weekOfYear).padStart(2, '0')}`;
    case 'month':
      return start.toPlainYearMonth().toString();
    case 'quarter':
      return `${start.year}-Q${(start.month + 2) / 3}`;
    case 'year':
      return String(start.year);
  }
}

function periodLength(period: ToDatePeriod): Temporal.DurationLike {
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

function spanOf(key: string, from: Temporal.ZonedDateTime, to: Temporal.ZonedDateTime): Window {
  return { key, fromMs: from.epochMilliseconds, toMs: to.epochMilliseconds };
}

function midnight(date: Temporal.PlainDate, zone: string): Temporal.ZonedDateTime {
  return date.toZonedDateTime(zone);
}

function dateAt(ms: number, zone: string): Temporal.PlainDate {
  return zoned(ms, zone).toPlainDate();
}

function zoned(ms: number, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone);
}
