import type { Analysis } from '../analysis/analysis.ts';
import type { DeliveryTarget } from '../delivery/delivery-target.ts';
import type { Calendar } from '../schedule/calendar.ts';
import type { Exclusion, OnHoliday, Workday } from '../schedule/day-rules.ts';
import type { HolidayRegion } from '../schedule/holidays.ts';
import type { WindowSpec } from '../schedule/window.ts';
import type { Source } from '../source/source.ts';

/**
 * When a job is due: a cron expression in an IANA zone, or in the laptop's own (`system`). What is left
 * out is not used.
 */
export interface Schedule {
  readonly cron: string;
  readonly timezone: string;
  /** Each start is delayed by up to so long; see `jitterOf`. */
  readonly jitterMs?: number;
  readonly exclude?: readonly Exclusion[];
  /** Of the days that the cron expression names only this one. */
  readonly workday?: Workday;
  readonly onHoliday?: OnHoliday;
  /** Whose public holidays count; else the app's default. */
  readonly holidays?: HolidayRegion;
  /** `09:00`: the wall time that the report shall be ready by, in place of the cron expression's time. */
  readonly readyBy?: string;
  /** What a `system` schedule does when the laptop comes to another zone; else `follow`. */
  readonly onTravel?: OnTravel;
  /** For `stay` and `ask`: the laptop's zone when the job was first saved, or last moved. */
  readonly keptZone?: string;
  /** For `ask`: the zone that the user was asked about and said no to. */
  readonly declinedZone?: string;
}

export type OnTravel = 'follow' | 'stay' | 'ask';

export type CatchUpPolicy = 'skip' | 'latest' | 'earliest' | 'all' | 'ask';

/** What happens to slots that could not run in time. */
export interface CatchUp {
  readonly policy: CatchUpPolicy;
  /** How old a slot may be and still be caught up. */
  readonly withinMs: number;
  /** How late a start still counts as the slot's own; null takes half the period, 2 min to 12 h. */
  readonly graceMs: number | null;
  /** For `all`: at most so many runs, the newest. */
  readonly max: number;
}

export type OverlapPolicy =
  | 'skip'
  | 'buffer-one'
  | 'buffer-all'
  | 'cancel-other'
  | 'terminate-other';

/** Exponential backoff between attempts: first, 2 x first, 4 x first … up to max, with jitter. */
export interface Retry {
  readonly attempts: number;
  readonly firstMs: number;
  readonly maxMs: number;
}

/** What the job's health is judged by, besides its schedule. */
export interface Monitor {
  /** How long a run may take before the job is unwell; null judges by its usual duration. */
  readonly finishWithinMs: number | null;
}

/** What the user configures, complete: defaults are filled in and times are milliseconds. */
export interface JobSpec {
  /** Immutable slug. */
  readonly id: string;
  readonly name: string;
  /** What lists are narrowed by; left out when there are none. */
  readonly tags?: readonly string[];
  readonly schedule: Schedule;
  readonly window: WindowSpec;
  /** How its reports write numbers and dates, `de-DE`; else the app's default. */
  readonly region?: string;
  /** How weeks, months, quarters and years are cut; else the app's default. */
  readonly calendar?: Calendar;
  readonly catchUp: CatchUp;
  readonly overlap: OverlapPolicy;
  readonly retry: Retry;
  readonly timeoutMs: number;
  readonly priority: number;
  readonly enabled: boolean;
  readonly sources: readonly Source[];
  readonly analysis: Analysis;
  readonly deliver: readonly DeliveryTarget[];
  readonly monitor: Monitor;
}

/** A job as the store holds it. */
export interface Job extends JobSpec {
  readonly revision: number;
  readonly createdAtMs: number;
  readonly editedAtMs: number;
  /**
   * When schedule, window or enabled last changed. Slots are computed strictly after this: such an edit
   * never invents slots of the past, and any other edit, a new name for one, loses none.
   */
  readonly scheduledAtMs: number;
  /** Why and since when the job is paused, or null. */
  readonly paused: Pause | null;
}

/** What was configured, without what the store adds to it. */
export function specOf(job: Job): JobSpec {
  const {
    revision: _r,
    createdAtMs: _c,
    editedAtMs: _e,
    scheduledAtMs: _s,
    paused: _p,
    ...spec
  } = job;
  return spec;
}

export interface Pause {
  readonly sinceMs: number;
  readonly note: string;
  /** When it ends by itself; left out while it lasts until somebody ends it. */
  readonly untilMs?: number;
  /** True when Almanac paused it: after failures in a row, or because a secret was refused. */
  readonly automatic: boolean;
  /** The connection whose secret was refused; a new secret ends the pause. */
  readonly connectionId?: string;
}

/** Failures in a row after which a job pauses itself, with a notice. */
export const failuresUntilPause = 5;
