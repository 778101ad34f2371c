import { dayMs, firstMs, lastMs } from './changes.ts';
import { type Stretch, stretchesOf } from './zone-clock.ts';

/** The calendar of one zone, in days since 1970-01-01. */
export interface LocalDays {
  /** The wall reading of a minute, in minutes. */
  readonly wall: (minute: number) => number;
  /** The day on the wall at an instant. */
  readonly dayAt: (ms: number) => number;
  /** The instant, in ms, at which the wall clock first shows a day or has jumped over it. */
  readonly startOf: (day: number) => number;
}

const known = new Map<string, LocalDays>();

export function localDays(zone: string): LocalDays {
  const found = known.get(zone) ?? readLocalDays(zone);
  known.set(zone, found);
  return found;
}

function readLocalDays(zone: string): LocalDays {
  const stretches = stretchesOf(zone, firstMs - 2000 * dayMs, lastMs + 2000 * dayMs);
  const wall = (minute: number) => {
    const at = stretches.find(({ from, to }) => from <= minute && minute < to) as Stretch;
    return minute + at.offset;
  };
  return {
    wall,
    dayAt: (ms) => Math.floor(wall(Math.floor(ms / 60_000)) / 1440),
    startOf(day) {
      // No zone is further than 15 hours from UTC.
      let minute = day * 1440 - 15 * 60;
      while (wall(minute) < day * 1440) minute += 1;
      return minute * 60_000;
    },
  };
}

/** A day since 1970-01-01 as a date whose UTC fields are the local ones. */
export function dateOf(day: number): Date {
  return new Date(day * dayMs);
}

/** `2026-11-01` */
export function dateText(day: number): string {
  return dateOf(day).toISOString().slice(0, 10);
}

export function dayOf(year: number, month: number, date: number): number {
  return Date.UTC(year, month - 1, date) / dayMs;
}
