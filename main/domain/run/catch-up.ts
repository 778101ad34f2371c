import type { CatchUp } from '../job/job.ts';
import type { Slot } from '../schedule/slot.ts';
import type { Outcome, Reason, Trigger } from './run.ts';

/** What the sweep decided about one due slot. */
export type Decision =
  | {
      readonly slot: Slot;
      readonly verdict: 'run';
      readonly trigger: Extract<Trigger, 'schedule' | 'catch-up'>;
      readonly covers: readonly string[];
    }
  | {
      readonly slot: Slot;
      readonly verdict: 'end';
      readonly outcome: Exclude<Outcome, 'succeeded' | 'failed' | 'open'>;
      readonly reason: Reason;
    }
  /** It waits for an answer, or for the end of a pause. */
  | { readonly slot: Slot; readonly verdict: 'open'; readonly reason: Reason }
  /** It had a run that has not begun, and shall have none. */
  | {
      readonly slot: Slot;
      readonly verdict: 'replace';
      readonly runId: string;
      readonly outcome: Extract<Outcome, 'skipped' | 'superseded'>;
      readonly reason: Reason;
    };

/** Why a slot could not run in time. */
export type Absence = 'asleep' | 'off' | 'past grace' | 'paused';

export interface DueSlot {
  readonly slot: Slot;
  readonly graceMs: number;
  /** What is said of it when it does not run. */
  readonly absence: Reason;
  /** What is said of it outside `within`; `past grace` if nothing else is given. */
  readonly expired?: Reason;
  /** Slots that were coalesced into it before, while it was open. */
  readonly covers?: readonly string[];
}

/**
 * Decides what becomes of slots that are due and unrecorded. A slot within its grace runs as its
 * own. Of those past grace but inside `within` the policy picks what runs; the others are named
 * superseded, missed or, where a person shall be asked, open. A catch-up never consumes a slot that
 * is still within its grace.
 * @param due in order of due instant
 * @returns one decision a slot, in the same order
 */
export function decideCatchUp(
  due: readonly DueSlot[],
  policy: CatchUp,
  nowMs: number,
): readonly Decision[] {
  const isLate = (item: DueSlot) => nowMs > item.slot.dueAtMs + item.graceMs;
  if (!due.some(isLate)) return due.map(inTime);
  const isCatchable = (item: DueSlot) =>
    isLate(item) && nowMs <= item.slot.dueAtMs + policy.withinMs;
  const catchable = due.filter(isCatchable);
  const chosen = choose(catchable, policy);

  return due.map((item): Decision => {
    const { slot, covers = [] } = item;
    if (!isLate(item)) return inTime(item);
    if (!isCatchable(item)) return ended(slot, 'missed', item.expired ?? 'past grace');
    if (policy.policy === 'ask') return { slot, verdict: 'open', reason: item.absence };
    if (chosen.includes(item)) {
      return {
        slot,
        verdict: 'run',
        trigger: 'catch-up',
        covers: [...covers, ...coalesced(item, catchable, policy)],
      };
    }
    const into = policy.policy === 'all' ? undefined : chosen[0]?.slot;
    return into
      ? ended(slot, 'superseded', `by ${into.text}`)
      : ended(slot, 'missed', item.absence);
  });
}

function inTime({ slot, covers = [] }: DueSlot): Decision {
  return { slot, verdict: 'run', trigger: 'schedule', covers };
}

function choose(catchable: readonly DueSlot[], { policy, max }: CatchUp): readonly DueSlot[] {
  switch (policy) {
    case 'latest':
      return catchable.slice(-1);
    case 'earliest':
      return catchable.slice(0, 1);
    case 'all':
      return max === 0 ? [] : catchable.slice(-max);
    case 'skip':
    case 'ask':
      return [];
  }
}

function coalesced(
  chosen: DueSlot,
  catchable: readonly DueSlot[],
  { policy }: CatchUp,
): readonly string[] {
  if (policy === 'all') return [];
  return catchable.filter((other) => other !== chosen).map(({ slot }) => slot.text);
}

function ended(slot: Slot, outcome: 'skipped' | 'missed' | 'superseded', reason: Reason): Decision {
  return { slot, verdict: 'end', outcome, reason };
}
