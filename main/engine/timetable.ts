import { CronDate, CronPattern } from 'croner';
import { badInput } from '../domain/failure.ts';
import type { Timetable } from '../domain/ports.ts';
import { isoCalendar } from '../domain/schedule/calendar.ts';
import { type CronFields, cronFields, isFixedTime } from '../domain/schedule/schedule.ts';
import { type Slot, utcSeconds } from '../domain/schedule/slot.ts';
import {
  instantAfterGap,
  instantsOf,
  isKnownZone,
  segmentAt,
  wallAt,
} from '../domain/schedule/zone.ts';

/**
 * croner computes on the bare wall clock, where no day is short and no hour repeats; the mapping from
 * wall to instant is ours. So one rule covers every DST change of every zone, the gaps at a day's end
 * included, and one compiled pattern serves an expression in all zones.
 */
export function createTimetable(needs: { readonly systemZone: () => string }): Timetable {
  /** By expression, then by zone. */
  const readings = new Map<string, Map<string, Reading>>();

  function read({ schedule: { cron, timezone } }: Parameters<Timetable['next']>[0]): Reading {
    const zone = timezone === 'system' ? needs.systemZone() : timezone;
    const inZones = readings.get(cron) ?? new Map<string, Reading>();
    const known = inZones.get(zone);
    if (known) return known;
    const [other] = inZones.values();
    const pattern = other?.pattern ?? compile(cron);
    if (!isKnownZone(zone)) {
      throw badInput(`"${zone}" is not a time zone. Use a name such as Europe/Berlin, or system.`);
    }
    const reading = { pattern, zone, kept: [] };
    readings.set(cron, inZones.set(zone, reading));
    return reading;
  }

  const timetable: Timetable = {
    next(job, afterMs) {
      const reading = read(job);
      const known = reading.kept.find((it) => it.fromMs <= afterMs && afterMs < it.slot.dueAtMs);
      if (known) return known.slot;
      const isFixed = reading.pattern.isFixedTime;
      const slot = isFixed ? nextFixed(reading, afterMs) : nextReal(reading, afterMs);
      if (slot) keep(reading, { fromMs: afterMs, slot, toMs: slot.dueAtMs });
      return slot;
    },
    previous(job, beforeMs) {
      const reading = read(job);
      const known = reading.kept.find((it) => it.slot.dueAtMs < beforeMs && beforeMs <= it.toMs);
      if (known) return known.slot;
      const isFixed = reading.pattern.isFixedTime;
      const slot = isFixed ? previousFixed(reading, beforeMs) : previousReal(reading, beforeMs);
      if (slot) keep(reading, { fromMs: slot.dueAtMs, slot, toMs: beforeMs });
      return slot;
    },
    between(job, afterMs, untilMs, limit = Number.POSITIVE_INFINITY) {
      const slots: Slot[] = [];
      let slot = timetable.next(job, afterMs);
      while (slot && slot.dueAtMs <= untilMs && slots.length < limit) {
        slots.push(slot);
        slot = timetable.next(job, slot.dueAtMs);
      }
      return slots;
    },
    at(job, ms) {
      const { pattern, zone } = read(job);
      const text = pattern.isFixedTime ? fixedText(wallAt(zone, ms), zone) : utcSeconds(ms);
      return { text, dueAtMs: ms, zone };
    },
    calendar: ({ calendar = isoCalendar }) => ({ calendar, region: null, unknownRegion: null }),
  };
  return timetable;
}

interface WallPattern {
  readonly isFixedTime: boolean;
  /** The first matching wall reading after this one, to the second; null when there is none. */
  next(wallMs: number): number | null;
  /** The last matching wall reading before this one. */
  previous(wallMs: number): number | null;
}

/** From `fromMs` until it is due a slot stays the next one, and after that until `toMs` the previous. */
interface Answer {
  readonly fromMs: number;
  readonly slot: Slot;
  readonly toMs: number;
}

/** What is due, the slots before and after it, and what was asked from the last recorded one. */
const answersKept = 6;

/** An expression in a zone: a hundred jobs of one schedule share it, and mostly ask the same. */
interface Reading {
  readonly pattern: WallPattern;
  readonly zone: string;
  /** The newest answers. */
  readonly kept: Answer[];
}

/** No expression of ours names a year; croner gives each pattern a list of its own, which takes 80 KB. */
const everyYear: number[] = new Array(10_000).fill(1);

/** The wall clock that croner computes on knows no zone: its offset is zero. */
const onWall = (wallMs: number) => new CronDate(new Date(wallMs), 0);

function compile(cron: string): WallPattern {
  const fields = cronFields(cron);
  const pattern = parse(cron, fields);
  pattern.year = everyYear;
  return {
    isFixedTime: isFixedTime(fields),
    next: (wallMs) => onWall(wallMs).increment(pattern, {}, true)?.getTime() ?? null,
    previous: (wallMs) => onWall(wallMs).decrement(pattern, {})?.getTime() ?? null,
  };
}

function parse(cron: string, fields: CronFields): CronPattern {
  try {
    return new CronPattern(fields.expression);
  } catch (cause) {
    const detail = cause instanceof Error ? cause.message.replace(/^CronPattern: /, '') : '';
    throw badInput(`"${cron}" is not a schedule that can be read: ${detail}`);
  }
}

/** Once per matching wall reading: in the repeated hour the first time, in a gap right after it. */
function nextFixed({ pattern, zone }: Reading, afterMs: number): Slot | null {
  let wall = pattern.next(wallAt(zone, afterMs));
  while (wall !== null) {
    const dueAtMs = fixedInstant(zone, wall);
    if (dueAtMs > afterMs) return { text: fixedText(wall, zone), dueAtMs, zone };
    wall = pattern.next(wall);
  }
  return null;
}

function keep({ kept }: Reading, answer: Answer): void {
  if (kept.length >= answersKept) kept.shift();
  kept.push(answer);
}

function previousFixed(reading: Reading, beforeMs: number): Slot | null {
  const dueAtMs = previousFixedInstant(reading, beforeMs);
  return dueAtMs === null ? null : nextFixed(reading, dueAtMs - 1);
}

function previousFixedInstant({ pattern, zone }: Reading, beforeMs: number): number | null {
  // No zone ever repeated more than a day, so a later wall reading cannot have come earlier.
  let wall = pattern.previous(wallAt(zone, beforeMs) + 86_400_000);
  while (wall !== null) {
    const dueAtMs = fixedInstant(zone, wall);
    if (dueAtMs < beforeMs) return dueAtMs;
    wall = pattern.previous(wall);
  }
  return null;
}

function fixedInstant(zone: string, wallMs: number): number {
  return instantsOf(zone, wallMs)[0] ?? instantAfterGap(zone, wallMs);
}

/** Every real occurrence: within one offset the wall clock runs like any other, so go offset by offset. */
function nextReal({ pattern, zone }: Reading, afterMs: number): Slot | null {
  let segment = segmentAt(zone, afterMs);
  let wall = pattern.next(afterMs + segment.offsetMs);
  while (wall !== null) {
    const dueAtMs = wall - segment.offsetMs;
    if (dueAtMs < segment.toMs) return { text: utcSeconds(dueAtMs), dueAtMs, zone };
    const startMs = segment.toMs;
    segment = segmentAt(zone, startMs);
    wall = pattern.next(startMs + segment.offsetMs - 1);
  }
  return null;
}

function previousReal({ pattern, zone }: Reading, beforeMs: number): Slot | null {
  let segment = segmentAt(zone, beforeMs - 1);
  let wall = pattern.previous(beforeMs + segment.offsetMs);
  while (wall !== null) {
    const dueAtMs = wall - segment.offsetMs;
    if (dueAtMs >= segment.fromMs) return { text: utcSeconds(dueAtMs), dueAtMs, zone };
    const endMs = segment.fromMs;
    segment = segmentAt(zone, endMs - 1);
    wall = pattern.previous(endMs + segment.offsetMs);
  }
  return null;
}

function fixedText(wallMs: number, zone: string): string {
  const wall = utcSeconds(wallMs).slice(0, 19);
  return `${wall.endsWith(':00') ? wall.slice(0, 16) : wall}|${zone}`;
}
