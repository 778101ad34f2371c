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
  /** A wrong or corrected clock skipped this stretch: its slots wait for an answer. */
  readonly putForward: { readonly fromMs: number; readonly toMs: number } | null;
  /** Due instant of the last slot that the job has begun, as a restored database cannot know. */
  readonly begunUntilMs: (jobId: string) => number | null;
}

/**
 * Finds the slots of a job that are due and unrecorded, and what becomes of each. Tick, start, wake
 * and crash all come through here; what differs is only how many slots there are. Runs inside T1, so
 * what it saw of the ledger is still true when its answer is written.
 */
export function sweep(job: Job, seen: JobSeen, nowMs: number, needs: SweepNeeds): NewSlot[] {
  const { timetable } = needs;
  const afterMs = Math.max(seen.lastDueAtMs ?? 0, job.scheduledAtMs);
  const found = timetable.between(job, afterMs, nowMs);
  const [wanted, unwanted] = split(found, ({ excluded }) => excluded === undefined);
  const due = wanted.map((slot) => ({
    slot,
    graceMs: graceMs(job, slot, timetable),
    absence: needs.absenceAt(slot.dueAtMs),
  }));
  const begunUntilMs = needs.begunUntilMs(job.id) ?? Number.NEGATIVE_INFINITY;
  const [begun, unbegun] = split(due, ({ slot }) => slot.dueAtMs <= begunUntilMs);
  const [skipped, usual] = split(unbegun, ({ slot }) => isPutForward(slot, needs));
  const decided = [
    ...unwanted.map(excluded),
    ...begun.map(({ slot }) => restored(slot)),
    ...decideCatchUp(skipped, { ...job.catchUp, policy: 'ask' }, nowMs),
    ...decideCatchUp(usual, job.catchUp, nowMs),
  ].toSorted((a, b) => a.slot.dueAtMs - b.slot.dueAtMs);
  return decided.map((decision) => {
    const kept = decideSwitch(job, needs.isAllPaused, decideOverlap(seen, decision));
    return { decision: kept, ...slotWindow(job, decision.slot, timetable) };
  });
}

/** What has begun never begins again, whatever an older database says. */
function restored(slot: Slot): Decision {
  return { slot, verdict: 'end', outcome: 'missed', reason: 'restored' };
}

function isPutForward({ dueAtMs }: Slot, { putForward }: SweepNeeds): boolean {
  return putForward !== null && putForward.fromMs < dueAtMs && dueAtMs <= putForward.toMs;
}

function split<T>(items: readonly T[], is: (item: T) => boolean): readonly [T[], T[]] {
  return [items.filter(is), items.filter((item) => !is(item))];
}

/** Nothing is caught up, coalesced or open on an excluded day: it is only told. */
function excluded(slot: Slot): Decision {
  return { slot, verdict: 'end', outcome: 'skipped', reason: 'excluded day' };
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
  if (slot.excluded !== undefined) return decision;
  if (!job.enabled) return { slot, verdict: 'end', outcome: 'skipped', reason: 'disabled' };
  if (job.paused || isAllPaused) {
    return { slot, verdict: 'end', outcome: 'missed', reason: 'paused' };
  }
  return decision;
}
