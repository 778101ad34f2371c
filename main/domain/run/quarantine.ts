import type { Outcome } from './run.ts';

/** A slot that a wrong clock put into the future, moved out of the way of the real ones. */
export interface QuarantinedSlot {
  readonly jobId: string;
  readonly slot: string;
  readonly dueAtMs: number;
  /** What the ledger said about it; null when its run had not ended. */
  readonly outcome: Outcome | null;
  readonly runId: string | null;
  readonly movedAtMs: number;
}

/** What a clock that ran ahead has left in the ledger. */
export interface Quarantine {
  /**
   * Takes back what lies in the future without done work: slots move here with the runs they had and
   * not begun, and may be made again when their time comes. What is done or under way stays, and its
   * key bars a repeat. Edits, waits and absences of the future come back to now.
   * @param byMs how far the clock was set back; waits for a next attempt shorten by it
   * @returns how many slots moved
   */
  pullBack(nowMs: number, byMs: number): number;
  /** In order of due instant. */
  list(): readonly QuarantinedSlot[];
}
