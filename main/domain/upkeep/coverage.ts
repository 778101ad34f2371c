import type { Outcome, Reason } from '../run/run.ts';
import { type Slot, slotName } from '../schedule/slot.ts';
import type { Window } from '../schedule/window.ts';

/** A due time as the ledger has it. */
export interface RecordedSlot {
  readonly slot: string;
  readonly dueAtMs: number;
  readonly zone: string;
  readonly outcome: Outcome | null;
  readonly reason: Reason | null;
  readonly runId: string | null;
  /** The period of its run; null when it has none, or not yet. */
  readonly windowKey: string | null;
  /** sha256 of its report. */
  readonly reportHash: string | null;
}

/** What the ledger knows about a job's due times. Reads only. */
export interface CoverageLedger {
  /**
   * @param limit the newest so many
   * @returns those due after `sinceMs`, oldest first
   */
  slots(jobId: string, sinceMs: number, limit: number): readonly RecordedSlot[];
  /** Due times up to then were forgotten; null: none was. */
  forgottenMs(jobId: string): number | null;
  /** Slot text to the hash of the last entry about it in the chain; what is older than the chain is not there. */
  entered(jobId: string): ReadonlyMap<string, string>;
  /** Periods with a report that end after `sinceMs`, by their beginning. */
  reported(jobId: string, sinceMs: number): readonly Window[];
}

/** `made later`: it has no report of its own, and its period has one. `unexplained`: the ledger knows nothing of it. */
export type Fate =
  | 'reported'
  | 'made later'
  | 'combined'
  | 'skipped'
  | 'missed'
  | 'failed'
  | 'waiting'
  | 'unexplained';

export interface CoveredSlot {
  readonly slot: string;
  readonly dueAtMs: number;
  readonly fate: Fate;
  /** Null of what is unexplained. */
  readonly recorded: RecordedSlot | null;
}

/** Each time at which a job was due, and what became of it. */
export interface Coverage {
  /** Every time due after this and up to `untilMs` is here. */
  readonly sinceMs: number;
  readonly untilMs: number;
  /** Why it does not begin earlier. */
  readonly begins: 'schedule' | 'forgotten' | 'limit';
  readonly slots: readonly CoveredSlot[];
  /** Stretches between reports that none of them is about; null where periods may overlap. */
  readonly gaps: readonly { readonly fromMs: number; readonly toMs: number }[] | null;
}

/**
 * Holds the times that a schedule names against those that the ledger has: by name, because a laptop that
 * travels reads one schedule in several zones.
 * @param isReported whether the period of an expected slot has a report
 */
export function coveredSlots(
  expected: readonly Slot[],
  recorded: readonly RecordedSlot[],
  isReported: (slot: Slot) => boolean,
): readonly CoveredSlot[] {
  const known = new Map(recorded.map((row) => [slotName(row.slot), row]));
  return expected.flatMap((slot): readonly CoveredSlot[] => {
    const row = known.get(slotName(slot.text)) ?? null;
    if (!row && isOnTheWay(slot, recorded)) return [];
    const fate = row ? fateOf(row, () => isReported(slot)) : 'unexplained';
    return [
      { slot: row?.slot ?? slot.text, dueAtMs: row?.dueAtMs ?? slot.dueAtMs, fate, recorded: row },
    ];
  });
}

/** A laptop that flies has other local times behind it than its clock now says, and some that none has shown. */
function isOnTheWay({ dueAtMs, zone }: Slot, recorded: readonly RecordedSlot[]): boolean {
  const before = recorded.findLast((row) => row.dueAtMs < dueAtMs);
  const after = recorded.find((row) => row.dueAtMs > dueAtMs);
  return [before, after].some((row) => row !== undefined && row.zone !== zone);
}

function fateOf({ outcome }: RecordedSlot, isReported: () => boolean): Fate {
  switch (outcome) {
    case null:
    case 'open':
      return 'waiting';
    case 'succeeded':
      return 'reported';
    case 'superseded':
      return 'combined';
    default:
      return isReported() ? 'made later' : outcome;
  }
}

/** What lies between periods with a report and in none of them, given by their beginning. */
export function gapsBetween(
  windows: readonly Window[],
): readonly { readonly fromMs: number; readonly toMs: number }[] {
  const gaps: { readonly fromMs: number; readonly toMs: number }[] = [];
  let endMs = windows[0]?.toMs ?? 0;
  for (const { fromMs, toMs } of windows) {
    if (fromMs > endMs) gaps.push({ fromMs: endMs, toMs: fromMs });
    endMs = Math.max(endMs, toMs);
  }
  return gaps;
}
