import { badInput } from '../domain/failure.ts';
import type { Job } from '../domain/job/job.ts';
import type { History } from '../domain/run/history.ts';
import type { BackfillWindow } from '../domain/run/request.ts';
import { isEnded, isWorkDone, type Run } from '../domain/run/run.ts';
import type { Slot } from '../domain/schedule/slot.ts';
import { type RequestNeeds, recordRequest } from './request-run.ts';
import { slotWindow } from './slot-window.ts';

export interface BackfillNeeds extends RequestNeeds {
  readonly history: Pick<History, 'ofWindow' | 'lastDone' | 'slot'>;
}

/** Ten days of quarters of an hour, three years of days: more is rather a slip than a wish. */
const mostWindows = 1_000;
const slotsAtOnce = 256;

/**
 * The windows of a job that end after `fromMs` and not after `toMs`, in order, with what the ledger
 * knows of each. Adjoining ranges share no window and leave none out. Writes nothing.
 * @throws RunFailure `bad-input` for a job without windows of its own, and for too many
 */
export function planBackfill(
  job: Job,
  range: { readonly fromMs: number; readonly toMs: number },
  needs: Pick<BackfillNeeds, 'history' | 'timetable' | 'clock'>,
): readonly BackfillWindow[] {
  if (job.window.kind === 'since-last') {
    throw badInput(
      `${job.id} reports what is new since its last report, so no period of it was left out. Run it now instead.`,
    );
  }
  const found = new Map<string, BackfillWindow>();
  for (const slot of slotsAfter(job, range.fromMs, needs)) {
    const { window, key } = slotWindow(job, slot, needs.timetable);
    if (!window || !key || window.toMs <= range.fromMs || found.has(key)) continue;
    if (window.toMs > range.toMs) break;
    if (found.size === mostWindows) {
      throw badInput(
        `From --from to --to lie more than ${mostWindows} periods of ${job.id}. Choose a shorter range.`,
      );
    }
    found.set(key, { slot, window, key, ...existing(job, slot, key, needs.history) });
  }
  return [...found.values()];
}

/**
 * Records the run of one window. It has no due instant, so the slots of the schedule are as they were,
 * and start before it; the runs of a backfill follow one another.
 * @param dueAtMs of the slot whose window it is
 * @throws RunFailure `already-done`; `bad-input` when the job has no slot there any more
 */
export function backfillWindow(
  job: Job,
  { windowKey, dueAtMs }: { readonly windowKey: string; readonly dueAtMs: number },
  needs: RequestNeeds,
): Run {
  const [slot] = needs.timetable.between(job, dueAtMs - 1, dueAtMs, 1);
  const { window, key } = slot
    ? slotWindow(job, slot, needs.timetable)
    : { window: null, key: null };
  if (!slot || window?.key !== windowKey) {
    throw badInput(`"${windowKey}" is not a window of ${job.id} any more. Ask for the list again.`);
  }
  const { zone } = slot;
  return recordRequest({ job, trigger: 'backfill', zone, window, key }, needs);
}

function* slotsAfter(
  job: Job,
  fromMs: number,
  { timetable, clock }: Pick<BackfillNeeds, 'timetable' | 'clock'>,
): Generator<Slot> {
  const nowMs = clock.wallMs();
  // The slot at `fromMs` itself reports what ended then or before.
  let afterMs = fromMs;
  for (;;) {
    const slots = timetable.between(job, afterMs, nowMs, slotsAtOnce);
    yield* slots;
    const last = slots.at(-1);
    if (!last || slots.length < slotsAtOnce) return;
    afterMs = last.dueAtMs;
  }
}

/** What was done about the window; else what became of its slot; else nothing was ever recorded. */
function existing(
  job: Job,
  slot: Slot,
  key: string,
  history: BackfillNeeds['history'],
): Pick<BackfillWindow, 'exists' | 'reason' | 'runId'> {
  const runs = history.ofWindow(key);
  const done = runs.findLast(isWorkDone);
  if (done) return { exists: 'done', reason: done.reason, runId: done.id };
  const active = runs.find(({ state }) => !isEnded(state));
  if (active) return { exists: 'under way', reason: null, runId: active.id };
  const failed = runs.findLast(({ state }) => state === 'failed');
  if (failed) return { exists: 'failed', reason: failed.reason, runId: failed.id };
  const recorded = history.slot(job.id, slot.text);
  const outcome = recorded?.outcome ?? null;
  if (outcome === null || outcome === 'succeeded') {
    return { exists: 'never recorded', reason: null, runId: null };
  }
  return { exists: outcome, reason: recorded?.reason ?? null, runId: null };
}
