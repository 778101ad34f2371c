import type { Job } from '../domain/job/job.ts';
import type { JobSeen, NewSlot, Timetable } from '../domain/ports.ts';
import { type Decision, type DueSlot, decideCatchUp } from '../domain/run/catch-up.ts';
import { expiresAtMs, type OpenSlot } from '../domain/run/open-slots.ts';
import type { Reason } from '../domain/run/run.ts';
import { defaultGraceMs } from '../domain/schedule/schedule.ts';
import type { Slot } from '../domain/schedule/slot.ts';
import { avoidOverlap } from './avoid-overlap.ts';
import { slotWindow } from './slot-window.ts';

export interface SweepNeeds {
  readonly timetable: Timetable;
  /** What kept the laptop from running at an instant. */
  readonly absenceAt: (ms: number) => Reason;
  readonly isAllPaused: boolean;
  /** A wrong or corrected clock skipped this stretch: its slots wait for an answer. */
  readonly putForward: { readonly fromMs: number; readonly toMs: number } | null;
  /** Due instant of the last slot that the job has begun, as a restored database cannot know. */
  readonly begunUntilMs: (jobId: string) => number | null;
}

/**
 * Finds the slots of a job that are due and unrecorded, and what becomes of each; of those that are
 * open, the ones whose time is over or whose pause has ended. Tick, start, wake and crash all come
 * through here; what differs is only how many slots there are. Runs inside T1, so what it saw of the
 * ledger is still true when its answer is written.
 * @param untilMs slots due later belong to another schedule
 */
export function sweep(
  job: Job,
  seen: JobSeen,
  nowMs: number,
  needs: SweepNeeds,
  untilMs = nowMs,
): NewSlot[] {
  const { timetable } = needs;
  const afterMs = Math.max(seen.lastDueAtMs ?? 0, job.scheduledAtMs);
  const found = timetable.between(job, afterMs, untilMs);
  const [wanted, unwanted] = split(found, ({ excluded }) => excluded === undefined);
  const begunUntilMs = needs.begunUntilMs(job.id) ?? Number.NEGATIVE_INFINITY;
  const [begun, unbegun] = split(wanted, (slot) => slot.dueAtMs <= begunUntilMs);
  const isPaused = job.paused !== null || needs.isAllPaused;
  const [resumed, questions] = split(
    seen.open,
    (open) => isOfPause(open) && !isPaused && job.enabled,
  );
  const due = [
    ...resumed.map((open) => reopened(open, job, timetable)),
    ...unbegun.map(
      (slot): DueSlot => ({
        slot,
        graceMs: graceMs(job, slot, timetable),
        absence: needs.absenceAt(slot.dueAtMs),
      }),
    ),
  ];
  const decided = [
    ...unwanted.map((slot) => ended(slot, 'skipped', 'excluded day')),
    // What has begun never begins again, whatever an older database says.
    ...begun.map((slot) => ended(slot, 'missed', 'restored')),
    ...questions.flatMap((open) => expire(open, job, nowMs)),
    ...decideDue(job, seen, due, { nowMs, isPaused, needs }),
  ].filter((decision) => !isUnchanged(decision, seen.open));
  return decided
    .toSorted((a, b) => a.slot.dueAtMs - b.slot.dueAtMs)
    .map((decision) => ({ decision, ...slotWindow(job, decision.slot, timetable) }));
}

function isPutForward({ dueAtMs }: Slot, { putForward }: SweepNeeds): boolean {
  return putForward !== null && putForward.fromMs < dueAtMs && dueAtMs <= putForward.toMs;
}

function split<T>(items: readonly T[], is: (item: T) => boolean): readonly [T[], T[]] {
  return [items.filter(is), items.filter((item) => !is(item))];
}

/** How late a start still counts as the slot's own. */
export function graceMs(job: Job, slot: Slot, timetable: Timetable): number {
  if (job.catchUp.graceMs !== null) return job.catchUp.graceMs;
  const next = timetable.next(job, slot.dueAtMs);
  return defaultGraceMs(next ? next.dueAtMs - slot.dueAtMs : Number.POSITIVE_INFINITY);
}

/** What is said of an open slot that nobody answered. */
export function expiryReason({ reason }: OpenSlot): Reason {
  return reason === 'paused' ? 'paused' : 'not answered';
}

function decideDue(
  job: Job,
  seen: JobSeen,
  due: readonly DueSlot[],
  facts: { readonly nowMs: number; readonly isPaused: boolean; readonly needs: SweepNeeds },
): readonly Decision[] {
  const { nowMs, needs } = facts;
  if (!job.enabled) return due.map(({ slot }) => ended(slot, 'skipped', 'disabled'));
  if (facts.isPaused) {
    return due.map(({ slot }) =>
      nowMs <= slot.dueAtMs + job.catchUp.withinMs
        ? { slot, verdict: 'open', reason: 'paused' }
        : ended(slot, 'missed', 'paused'),
    );
  }
  const [skipped, usual] = split(due, ({ slot }) => isPutForward(slot, needs));
  const decided = [
    ...decideCatchUp(skipped, { ...job.catchUp, policy: 'ask' }, nowMs),
    ...decideCatchUp(usual, job.catchUp, nowMs),
  ].toSorted((a, b) => a.slot.dueAtMs - b.slot.dueAtMs);
  return avoidOverlap(job, seen, decided);
}

/** A slot whose pause has ended is decided like any other, with what it stood for before. */
function reopened({ slot, covers }: OpenSlot, job: Job, timetable: Timetable): DueSlot {
  const paused = { absence: 'paused', expired: 'paused' } as const;
  return { slot, graceMs: graceMs(job, slot, timetable), covers, ...paused };
}

function expire(open: OpenSlot, job: Job, nowMs: number): readonly Decision[] {
  if (nowMs < expiresAtMs(open, job.catchUp.withinMs)) return [];
  return [ended(open.slot, 'missed', expiryReason(open))];
}

function isOfPause({ reason }: OpenSlot): boolean {
  return reason === 'paused';
}

/** A question that stays a question is not recorded again. */
function isUnchanged(decision: Decision, open: readonly OpenSlot[]): boolean {
  if (decision.verdict !== 'open') return false;
  return open.some(({ slot }) => slot.text === decision.slot.text);
}

function ended(slot: Slot, outcome: 'skipped' | 'missed', reason: Reason): Decision {
  return { slot, verdict: 'end', outcome, reason };
}
