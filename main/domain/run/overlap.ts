import { assertNever } from '../failure.ts';
import type { OverlapPolicy } from '../job/job.ts';
import type { Run } from './run.ts';

/** What of a job is under way when its next slots fall due. Slots are given by their texts, oldest first. */
export interface Busy {
  /** Whether a run has begun and not ended; one that waits for its next attempt has not ended. */
  readonly hasBegun: boolean;
  /** Recorded and not begun. */
  readonly waiting: readonly string[];
}

export interface OverlapDecision {
  /** Slots that get a run: at once where nothing is under way, else when their turn comes. */
  readonly taken: readonly string[];
  /** Slots that are skipped (overlap): of those due now, or of those that waited. */
  readonly refused: readonly string[];
  /** What becomes of the run that has begun. */
  readonly stop: 'cancel' | 'terminate' | null;
}

/** So many slots may wait for their turn. */
export const bufferLimit = 1_000;

/**
 * What starts, waits, is stopped or refused, as Temporal's schedules do it: each policy as its
 * `ScheduleOverlapPolicy` (`SKIP BUFFER_ONE BUFFER_ALL CANCEL_OTHER TERMINATE_OTHER`) resolves a
 * buffer, one slot after the other. While nothing has begun, the first that waits counts as the one
 * under way; under `cancel-other` and `terminate-other` a newer slot takes its place.
 */
export function decideOverlap(
  policy: OverlapPolicy,
  busy: Busy,
  due: readonly string[],
): OverlapDecision {
  const isEvicting = policy === 'cancel-other' || policy === 'terminate-other';
  let waiting = [...busy.waiting];
  const refused: string[] = [];
  for (const slot of due) {
    if (isEvicting) {
      refused.push(...waiting);
      waiting = [slot];
    } else if (waiting.length < room(policy, busy.hasBegun)) waiting.push(slot);
    else refused.push(slot);
  }
  const mustStop = isEvicting && busy.hasBegun && due.length > 0;
  return {
    taken: waiting.filter((slot) => due.includes(slot)),
    refused,
    stop: mustStop ? (policy === 'cancel-other' ? 'cancel' : 'terminate') : null,
  };
}

/**
 * Whether a run counts as under way for a slot that falls due. A catch-up must not cost the next slot
 * its run, and a backfill or a re-run is about another window: these wait for their turn and the slot
 * waits for theirs, but neither refuses or stops the other.
 */
export function isCounted({ trigger }: Pick<Run, 'trigger'>): boolean {
  return trigger === 'schedule' || trigger === 'manual';
}

/** Whether a run has begun: a try was made, or it waits for its data. */
export function hasBegun({ state, attempts }: Pick<Run, 'state' | 'attempts'>): boolean {
  return state !== 'recorded' || attempts > 0;
}

/** How many may wait, the one that is about to begin included. */
function room(policy: OverlapPolicy, isRunning: boolean): number {
  const next = isRunning ? 0 : 1;
  switch (policy) {
    case 'skip':
      return next;
    case 'buffer-one':
      return next + 1;
    case 'buffer-all':
      return next + bufferLimit;
    case 'cancel-other':
    case 'terminate-other':
      return 1;
    default:
      return assertNever(policy);
  }
}
