import { Temporal } from 'temporal-polyfill';
import { badInput } from '../failure.ts';
import {
  type Calendar,
  isoCalendar,
  type Period,
  patternMark,
  periodName,
  periodStart,
} from './calendar.ts';
import { type Slot, slotName, utcSeconds } from './slot.ts';
import { segmentAt } from './zone.ts';

export type WindowSpec =
  | { readonly kind: 'slot' | 'hour' | 'since-last' | 'day' | Period }
  | { readonly kind: 'to-date'; readonly period: Period }
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
  /** How weeks to years are cut; the ISO calendar when not given. */
  readonly calendar?: () => Calendar;
}

/**
 * The window of a slot, from the slot and never from the clock at run start. `since-last` has no
 * window until its run is claimed; see `sinceLastWindow`. A slot on an excluded day has none: the next
 * one that runs reports its day too.
 */
export function windowOf(
  spec: WindowSpec,
  slot: Slot,
  neighbours: WindowNeighbours,
): Window | null {
  if (slot.excluded !== undefined) return null;
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
      return toDateWindow(slot, spec.period, neighbours.calendar?.() ?? isoCalendar);
    case 'trailing':
      return trailingWindow(slot, spec.days);
    default:
      return calendarWindow(slot, spec.kind, neighbours.calendar?.() ?? isoCalendar);
  }
}

/** The window of a `since-last` run, fixed at its first claim. */
export function sinceLastWindow(fromMs: number, toMs: number): Window {
  return { key: `since-last:${utcSeconds(fromMs)}/${utcSeconds(toMs)}`, fromMs, toMs };
}

/** Such a window reaches back to the last report: what was coalesced into its run, it covers. */
export function isSinceLast({ key }: Pick<Window, 'key'>): boolean {
  return key.startsWith('since-last:');
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

function calendarWindow(slot: Slot, period: Period, calendar: Calendar): Window {
  const end = periodStart(slotDate(slot), period, calendar);
  const start = periodStart(end.subtract({ days: 1 }), period, calendar);
  return spanOf(
    `${period}:${periodName(start, period, calendar)}`,
    midnight(start, slot.zone),
    midnight(end, slot.zone),
  );
}

/** On the first day of a period the one that has just ended is reported, never an empty one. */
function toDateWindow(slot: Slot, period: Period, calendar: Calendar): Window {
  const today = slotDate(slot);
  const start = periodStart(today.subtract({ days: 1 }), period, calendar);
  return spanOf(
    `to-date:${period}${patternMark(calendar)}:${slotName(slot.text)}`,
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

/**
 * The nominal date: 23:30 swallowed by a gap still belongs to its own day. A slot that was moved off a
 * holiday belongs to the day it was moved to, so that its window has ended and starts where the last one did.
 */
export function slotDate(slot: Slot): Temporal.PlainDate {
  if (slot.movedTo !== undefined) return Temporal.PlainDate.from(slot.movedTo);
  if (slot.text.includes('|')) return Temporal.PlainDate.from(slotName(slot.text).slice(0, 10));
  return zoned(slot.dueAtMs, slot.zone).toPlainDate();
}

export function spanOf(
  key: string,
  from: Temporal.ZonedDateTime,
  to: Temporal.ZonedDateTime,
): Window {
  return { key, fromMs: from.epochMilliseconds, toMs: to.epochMilliseconds };
}

export function midnight(date: Temporal.PlainDate, zone: string): Temporal.ZonedDateTime {
  return date.toZonedDateTime(zone);
}

export function zoned(ms: number, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone);
}
