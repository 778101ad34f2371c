import { Temporal } from 'temporal-polyfill';

/** One occurrence of a schedule: the identity of *when*. */
export interface Slot {
  /** `YYYY-MM-DDTHH:MM[:SS]|Zone` for a fixed-time job, `YYYY-MM-DDTHH:MM:SSZ` for an interval job. */
  readonly text: string;
  /** UTC epoch milliseconds. */
  readonly dueAtMs: number;
  /** The IANA zone that the schedule was read in. */
  readonly zone: string;
  /** Why nothing runs on this day, the holiday's name for example: the slot is recorded as skipped. */
  readonly excluded?: string;
  /** The local date it was moved to from a holiday; text and nominal date stay. */
  readonly movedTo?: string;
  /** The holiday it was moved for. */
  readonly movedFor?: string;
  /** How long before its nominal, ready-by time it is due. */
  readonly leadMs?: number;
}

/** The slot text without `|Zone`, as it stands in window keys. */
export function slotName(slotText: string): string {
  const bar = slotText.indexOf('|');
  return bar === -1 ? slotText : slotText.slice(0, bar);
}

/** A run asked for by hand has no due instant; its slot is named after the run. */
export function manualSlotText(runId: string): string {
  return `manual:${runId}`;
}

/** `2026-11-01T05:30:00Z` */
export function utcSeconds(ms: number): string {
  return Temporal.Instant.fromEpochMilliseconds(ms).toString({ smallestUnit: 'second' });
}
