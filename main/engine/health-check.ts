import type { Job } from '../domain/job/job.ts';
import type { Timetable } from '../domain/ports.ts';
import type { Power } from '../domain/records.ts';
import { nextToRun, previousToRun } from '../domain/schedule/timetable.ts';
import {
  type ExpectedSlot,
  type Health,
  type HealthLedger,
  judgeHealth,
} from '../domain/upkeep/health.ts';
import { graceMs } from './sweep.ts';

export interface HealthNeeds {
  readonly health: HealthLedger;
  readonly power: Power;
  readonly timetable: Timetable;
}

/** So far back a report that never came is looked for. */
const furthestMs = 30 * 86_400_000;
const measuresRead = 11;

/** How a job is at this instant, from the ledger alone: it needs no running engine. */
export function checkHealth(job: Job, nowMs: number, needs: HealthNeeds): Health {
  const { health, power } = needs;
  return judgeHealth(
    {
      isPaused: job.paused !== null || !job.enabled,
      finishWithinMs: job.monitor.finishWithinMs,
      runningSinceMs: health.runningSinceMs(job.id),
      expected: expectedSlots(job, nowMs, needs),
      measures: health.measures(job.id, measuresRead),
      absences: power.overlapping(nowMs - furthestMs, nowMs),
    },
    nowMs,
  );
}

function* expectedSlots(job: Job, nowMs: number, needs: HealthNeeds): Generator<ExpectedSlot> {
  const { health, timetable } = needs;
  const earliestMs = Math.max(job.scheduledAtMs, nowMs - furthestMs);
  const allowedForWorkMs = job.monitor.finishWithinMs ?? 0;
  let nextDueAtMs = nextToRun(timetable, job, nowMs)?.dueAtMs ?? Number.POSITIVE_INFINITY;
  let slot = previousToRun(timetable, job, nowMs + 1);
  while (slot && slot.dueAtMs > earliestMs) {
    const { dueAtMs } = slot;
    yield {
      dueAtMs,
      periodMs: nextDueAtMs - dueAtMs,
      allowedMs: graceMs(job, slot, timetable) + allowedForWorkMs,
      ...(health.slotDueAt(job.id, dueAtMs) ?? { outcome: null, isMended: false }),
    };
    nextDueAtMs = dueAtMs;
    slot = previousToRun(timetable, job, dueAtMs);
  }
}
