import type { Job } from '../domain/job.ts';
import type { Clock, Random, SlotLedger, Timetable } from '../domain/ports.ts';
import type { Run } from '../domain/run.ts';
import { keyOf } from './key.ts';
import { findWindow, slotWindow } from './slot-window.ts';

export interface RequestNeeds {
  readonly slots: SlotLedger;
  readonly timetable: Timetable;
  readonly clock: Clock;
  readonly random: Random;
}

/**
 * Records a run asked for by hand; the schedule is not moved. Without a window key it takes the
 * window that a slot at this instant would have.
 * @param again a deliberate re-run: the next revision of a window whose work is done
 * @throws RunFailure `already-done` when the window's work is done and `again` is false
 */
export function requestRun(
  job: Job,
  options: { readonly windowKey: string | null; readonly again: boolean },
  needs: RequestNeeds,
): Run {
  const nowMs = needs.clock.wallMs();
  const slot = needs.timetable.at(job, nowMs);
  const window = options.windowKey
    ? findWindow(job, options.windowKey, nowMs, needs.timetable)
    : slotWindow(job, slot, needs.timetable).window;
  return needs.slots.request(
    {
      job,
      runId: needs.random.runId(),
      trigger: options.again ? 'again' : 'manual',
      zone: slot.zone,
      window,
      key: window && keyOf(job.id, window.key),
    },
    nowMs,
  );
}

/** A retry by hand: a new run of the same window and key; the failed slot keeps its outcome. */
export function retryRun(failed: Run, job: Job, needs: RequestNeeds): Run {
  return needs.slots.request(
    {
      job,
      runId: needs.random.runId(),
      trigger: 'manual',
      zone: failed.zone,
      window: failed.window,
      key: failed.key,
    },
    needs.clock.wallMs(),
  );
}
