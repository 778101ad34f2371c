import { type Absence, type Decision, decideCatchUp } from '../domain/catch-up.ts';
import type { Job } from '../domain/job.ts';
import type { JobSeen, NewSlot, Timetable } from '../domain/ports.ts';
import { defaultGraceMs } from '../domain/schedule.ts';
import type { Slot } from '../domain/slot.ts';
import { slotWindow } from './slot-window.ts';

export interface SweepNeeds {
  readonly timetable: Timetable;
  /** What kept the laptop from running at an instant. */
  readonly absenceAt: (ms: number) => Absence;
  readonly isAllPaused: boolean;
}

/**
 * Finds the slots of a job that are due and unrecorded, and what becomes of each. Tick, start, wake
 * and crash all come through here; what differs is only how many slots there are. Runs inside T1, so
 * what it saw of the ledger is still true when its answer is written.
 */
export function sweep(job: Job, seen: JobSeen, nowMs: number, needs: SweepNeeds): NewSlot[] {
  const { timetable } = needs;
  const afterMs = Math.max(seen.lastDueAtMs ?? 0, job.scheduledAtMs);
  const due = timetable.between(job, afterMs, nowMs);
  const decided = decideCatchUp(
    due.map((slot) => ({
      slot,
      graceMs: graceMs(job, slot, timetable),
      absence: needs.absenceAt(slot.dueAtMs),
    })),
    job.catchUp,
    nowMs,
  );
  return decided.map((decision) => {
    const kept = decideSwitch(job, needs.isAllPaused, decideOverlap(seen, decision));
    return { decision: kept, ...slotWindow(job, decision.slot, timetable) };
  });
}

/** How late a start still counts as the slot's own. */
export function graceMs(job: Job, slot: Slot, timetable: Timetable): number {
  if (job.catchUp.graceMs !== null) return job.catchUp.graceMs;
  const next = timetable.next(job, slot.dueAtMs);
  return defaultGraceMs(next ? next.dueAtMs - slot.dueAtMs : Number.POSITIVE_INFINITY);
}

/** Policy `skip`: a slot that falls due while a run of the job is under way does not start another. */
function decideOverlap(seen: JobSeen, decision: Decision): Decision {
  const isRefused =
    decision.verdict === 'run' &&
    decision.trigger === 'schedule' &&
    seen.activeRuns.some((run) => (run.dueAtMs ?? run.requestedAtMs) < decision.slot.dueAtMs);
  if (!isRefused) return decision;
  return { slot: decision.slot, verdict: 'end', outcome: 'skipped', reason: 'overlap' };
}

function decideSwitch(job: Job, isAllPaused: boolean, decision: Decision): Decision {
  const { slot } = decision;
  if (!job.enabled) return { slot, verdict: 'end', outcome: 'skipped', reason: 'disabled' };
  if (job.paused || isAllPaused) {
    return { slot, verdict: 'end', outcome: 'missed', reason: 'paused' };
  }
  return decision;
}
