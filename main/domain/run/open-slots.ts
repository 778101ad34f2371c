import type { CatchUpPolicy } from '../job/job.ts';
import type { Slot } from '../schedule/slot.ts';
import type { Reason } from './run.ts';

/** A slot that waits for an answer, or for the end of a pause. */
export interface OpenSlot {
  readonly jobId: string;
  readonly slot: Slot;
  /** Why it did not run in time. */
  readonly reason: Reason;
  /** Slots that were coalesced into it before. */
  readonly covers: readonly string[];
}

/** What a person says about open slots: what a catch-up policy would have said. */
export type Answer = Extract<CatchUpPolicy, 'latest' | 'all' | 'skip'>;

/** The questions that stand in the ledger. Reads only: an answer is recorded like any slot. */
export interface OpenSlots {
  /** Of jobs that have not been removed, by job and due instant. */
  all(): readonly OpenSlot[];
}

/** From this instant on, an open slot that nobody answered has ended. */
export function expiresAtMs({ slot }: OpenSlot, withinMs: number): number {
  return slot.dueAtMs + withinMs + 1;
}
