import type { Run, SlotRecord } from '../domain/run/run.ts';
import { isoUtcOrNull } from './instants.ts';

/** One line of `slots --json`. A slot without a run always comes from the schedule. */
export function slotLine({ jobId, slot, dueAtMs, outcome, reason, covers, run }: SlotRecord) {
  return {
    job: jobId,
    slot,
    dueAt: isoUtcOrNull(dueAtMs),
    outcome,
    reason,
    trigger: run?.trigger ?? 'schedule',
    startedAt: isoUtcOrNull(run?.startedAtMs ?? null),
    finishedAt: isoUtcOrNull(run?.endedAtMs ?? null),
    attempts: run?.attempts ?? 0,
    window: windowOf(run),
    key: run?.key ?? null,
    covers,
  };
}

/** One line of `runs --json` and `run --json`. */
export function runLine(run: Run) {
  return {
    run: run.id,
    job: run.jobId,
    jobRevision: run.jobRevision,
    slot: run.slot,
    dueAt: isoUtcOrNull(run.dueAtMs),
    requestedAt: isoUtcOrNull(run.requestedAtMs),
    trigger: run.trigger,
    state: run.state,
    outcome: run.outcome,
    reason: run.reason,
    startedAt: isoUtcOrNull(run.startedAtMs),
    finishedAt: isoUtcOrNull(run.endedAtMs),
    nextAttemptAt: isoUtcOrNull(run.nextAtMs),
    attempts: run.attempts,
    window: windowOf(run),
    key: run.key,
    revision: run.revision,
    result: run.result,
    failure: run.failure,
  };
}

/** `failed (error)`, or what it is doing now. */
export function outcomeText(outcome: string | null, reason: string | null, state: string): string {
  if (outcome === null) return state;
  return reason === null ? outcome : `${outcome} (${reason})`;
}

function windowOf(run: Run | null) {
  if (!run?.window) return null;
  const { key, fromMs, toMs } = run.window;
  return { key, from: isoUtcOrNull(fromMs), to: isoUtcOrNull(toMs) };
}
