import type { Job } from '../job/job.ts';
import type { Slot } from '../schedule/slot.ts';
import type { Window } from '../schedule/window.ts';
import type { Again, Outcome, Reason, Trigger } from './run.ts';

/** What a person may ask for when a job is run by hand. */
export interface RunAsked {
  /** A window key; null for the window that a slot of now would have. */
  readonly windowKey: string | null;
  /** What a window that is done is made again from; false refuses such a window. */
  readonly again: false | Again;
}

/** A run asked for by hand, as T1 records it. */
export interface NewRequest {
  readonly job: Job;
  readonly runId: string;
  readonly trigger: Extract<Trigger, 'manual' | 'backfill' | 'again'>;
  readonly zone: string;
  readonly window: Window | null;
  readonly key: string | null;
  /** Given with the trigger `again`. */
  readonly again?: Again;
  /** The run whose snapshot this one starts from, for `as-it-was`: nothing is fetched then. */
  readonly snapshotOf?: string;
}

/** A window in the range of a backfill, and what the ledger knows of it. */
export interface BackfillWindow {
  readonly slot: Slot;
  readonly window: Window;
  readonly key: string;
  readonly exists:
    | 'done'
    | 'under way'
    | 'never recorded'
    | Extract<Outcome, 'failed' | 'skipped' | 'missed' | 'superseded' | 'open'>;
  readonly reason: Reason | null;
  /** The run that did it, is at it or failed at it. */
  readonly runId: string | null;
}

/** Whether a backfill makes this window: what is done or under way is left as it is. */
export function isLeftOut({ exists }: BackfillWindow): boolean {
  return exists !== 'done' && exists !== 'under way';
}
