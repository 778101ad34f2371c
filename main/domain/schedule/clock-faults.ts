import { utcSeconds } from './slot.ts';

/** Both clocks at one instant. */
export interface ClockReading {
  readonly wallMs: number;
  readonly monotonicMs: number;
}

/** What happened between two readings, beside time passing awake. */
export interface Passed {
  /** How long the machine slept; 0 when it did not. */
  readonly asleepMs: number;
  /** How far the wall clock was set: forward above 0, back below; 0 when it was not. */
  readonly movedMs: number;
}

/** Wall and monotonic clock drift apart by less: a correction over the network is no fault. */
export const driftMs = 5_000;
/** A tick this much later than asked for means that the laptop slept. */
const lateMs = 30_000;
/** A clock put further forward than this asks before it runs what it skipped. */
const askBeyondMs = 3 * 3_600_000;
const dayMs = 86_400_000;

/**
 * Both clocks jump: sleep. The wall clock alone: it was set. The monotonic clock must run on in sleep
 * for that, which the machine's uptime does on all three systems; where it stands still all the same,
 * a power event tells the two apart.
 */
export function passedBetween(
  last: ClockReading,
  now: ClockReading,
  between: {
    /** How long after the last reading this one was to come. */
    readonly askedMs: number;
    /** A suspend or resume was announced. */
    readonly sawSleep: boolean;
  },
): Passed {
  const wallMs = now.wallMs - last.wallMs;
  const monotonicMs = now.monotonicMs - last.monotonicMs;
  const apartMs = wallMs - monotonicMs;
  const movedMs = Math.abs(apartMs) > driftMs ? apartMs : 0;
  if (between.sawSleep && movedMs > 0) return { asleepMs: wallMs, movedMs: 0 };
  return { asleepMs: monotonicMs > between.askedMs + lateMs ? monotonicMs : 0, movedMs };
}

/** Whether slots that a clock set forward has skipped wait for an answer in place of running. */
export function isAskedAfter(movedMs: number): boolean {
  return movedMs > askBeyondMs;
}

/** Whether a clock may be right that was seen right at `seenMs`: laptops rest for months, not years. */
export function isPlausible(nowMs: number, seenMs: number): boolean {
  return nowMs >= seenMs - dayMs && nowMs <= seenMs + 400 * dayMs;
}

/** Why nothing is scheduled, and what to do. */
export function implausibleClock(nowMs: number, seenMs: number): string {
  return `The clock of this machine says ${date(nowMs)}, but Almanac last worked on ${date(seenMs)}. Nothing is scheduled until the clock is set, or until you say that it is right.`;
}

function date(ms: number): string {
  return utcSeconds(ms).slice(0, 10);
}
