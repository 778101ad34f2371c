import type { Clock } from '../domain/ports.ts';
import {
  type ClockReading,
  driftMs,
  implausibleClock,
  isAskedAfter,
  isPlausible,
  passedBetween,
} from '../domain/schedule/clock-faults.ts';

/** A stretch of the wall clock. */
export interface Stretch {
  readonly fromMs: number;
  readonly toMs: number;
}

/** What one look at the clocks found. */
export interface Look {
  readonly nowMs: number;
  /** Time passed on the monotonic clock since the last look. */
  readonly awakeMs: number;
  /** Slept since the last look, or null. */
  readonly asleep: Stretch | null;
  /** How far the wall clock was set since the last look; 0 when it was not. */
  readonly movedMs: number;
}

/** Compares wall and monotonic clock at every tick, and says when the wall clock cannot be believed. */
export interface ClockWatch {
  /** @param askedMs how long after the last look this one was to come */
  look(askedMs: number): Look;
  /** The system announced a suspend or a resume. */
  noteSleep(): void;
  /** The wall clock is right, whatever it said before: by the user, or by a server. */
  trust(): void;
  /** Why nothing may be scheduled now, or null. */
  held(): string | null;
  /** Stretch that the clock was put forward over and that has not been recorded yet, or null. */
  putForward(): Stretch | null;
  /** How far the clock was set back since that was last dealt with, else 0. */
  setBackMs(): number;
  /** What the clock did has been dealt with in the ledger. */
  settled(): void;
}

/** After a set-back seen by this process, both clocks must agree for so long to be believed. */
const agreeMs = 60_000;

/** @param seenMs the wall clock when this home was last worked on; null for a new one */
export function createClockWatch(clock: Clock, seenMs: number | null): ClockWatch {
  let last: ClockReading | null = null;
  let believedMs = seenMs;
  let sawSleep = false;
  let setBackAtMs: number | null = null;
  let sentence: string | null = null;
  let forward: Stretch | null = null;
  let backMs = 0;

  function look(askedMs: number): Look {
    const now = { wallMs: clock.wallMs(), monotonicMs: clock.monotonicMs() };
    const { asleepMs, movedMs } = last
      ? passedBetween(last, now, { askedMs, sawSleep })
      : sinceStart(now);
    const fromMs = now.wallMs - asleepMs;
    if (movedMs < 0) setBackAtMs = last ? now.monotonicMs : null;
    if (movedMs > 0) setBackAtMs = null;
    backMs = Math.max(0, backMs - movedMs);
    if (last && isAskedAfter(movedMs)) forward = { fromMs: last.wallMs, toMs: fromMs };
    // A clock that went back again takes with it what it was put forward over.
    if (movedMs < 0) forward = null;
    const awakeMs = last ? now.monotonicMs - last.monotonicMs : 0;
    last = now;
    sawSleep = false;
    judge(now);
    return {
      nowMs: now.wallMs,
      awakeMs,
      asleep: asleepMs > 0 ? { fromMs, toMs: now.wallMs } : null,
      movedMs,
    };
  }

  /** A forward gap across a restart is no clock fault: the machine was off. */
  function sinceStart({ wallMs }: ClockReading) {
    const movedMs = believedMs === null ? 0 : wallMs - believedMs;
    return { asleepMs: 0, movedMs: movedMs < -driftMs ? movedMs : 0 };
  }

  function judge({ wallMs, monotonicMs }: ClockReading): void {
    const hasAgreed = setBackAtMs !== null && monotonicMs - setBackAtMs >= agreeMs;
    const isRight = believedMs === null || hasAgreed || isPlausible(wallMs, believedMs);
    sentence = isRight ? null : implausibleClock(wallMs, believedMs ?? wallMs);
    if (isRight) believedMs = wallMs;
  }

  return {
    look,
    noteSleep() {
      sawSleep = true;
    },
    trust() {
      believedMs = clock.wallMs();
      sentence = null;
    },
    held: () => sentence,
    putForward: () => forward,
    setBackMs: () => backMs,
    settled() {
      forward = null;
      backMs = 0;
    },
  };
}
