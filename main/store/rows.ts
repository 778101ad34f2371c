import type { Delivery } from '../domain/delivery/delivery.ts';
import type { FailureRecord } from '../domain/failure.ts';
import type { Run } from '../domain/run/run.ts';
import type { Window } from '../domain/schedule/window.ts';

/** A row of `runs` as `runColumns` names it. */
export interface RunRow extends Omit<Run, 'window' | 'failure' | 'attempts'> {
  readonly windowKey: string | null;
  readonly windowFromMs: number | null;
  readonly windowToMs: number | null;
  readonly failure: string | null;
}

/** For `SELECT ${runColumns} FROM runs`. */
export const runColumns = `runs.id, runs.job_id AS jobId, runs.job_revision AS jobRevision,
  runs.slot, runs.due_at_ms AS dueAtMs, runs.requested_at_ms AS requestedAtMs, runs.zone, runs.trigger, runs.again,
  runs.window_key AS windowKey, runs.window_from_ms AS windowFromMs, runs.window_to_ms AS windowToMs,
  runs.key, runs.revision, runs.state, runs.fence, runs.next_at_ms AS nextAtMs,
  runs.waiting_for AS waitingFor, runs.wait_until_ms AS waitUntilMs,
  runs.started_at_ms AS startedAtMs, runs.ended_at_ms AS endedAtMs, runs.outcome, runs.reason,
  runs.result, runs.failure`;

/** Each claim raises the fence and begins an attempt, so the fence counts the attempts. */
export function runFrom(row: RunRow): Run {
  const { windowKey, windowFromMs, windowToMs, failure, ...run } = row;
  return {
    ...run,
    window: windowFrom(windowKey, windowFromMs, windowToMs),
    failure: failureFrom(failure),
    attempts: row.fence,
  };
}

/** A row of `deliveries` as `deliveryColumns` names it. */
export interface DeliveryRow
  extends Omit<Delivery, 'required' | 'isHeld' | 'isMaybeDuplicate' | 'payload' | 'failure'> {
  readonly required: number;
  readonly isHeld: number;
  readonly isMaybeDuplicate: number;
  readonly payload: string;
  readonly failure: string | null;
}

/** For `SELECT ${deliveryColumns} FROM deliveries`. */
export const deliveryColumns = `id, run_id AS runId, subject, channel, recipient, required, payload,
  state, held AS isHeld, maybe_duplicate AS isMaybeDuplicate, asked_at_ms AS askedAtMs, tries,
  next_at_ms AS nextAtMs, failure`;

export function deliveryFrom(row: DeliveryRow): Delivery {
  return {
    ...row,
    required: row.required === 1,
    isHeld: row.isHeld === 1,
    isMaybeDuplicate: row.isMaybeDuplicate === 1,
    payload: JSON.parse(row.payload),
    failure: failureFrom(row.failure),
  };
}

export function failureFrom(text: string | null): FailureRecord | null {
  return text === null ? null : JSON.parse(text);
}

function windowFrom(key: string | null, fromMs: number | null, toMs: number | null): Window | null {
  if (key === null || fromMs === null || toMs === null) return null;
  return { key, fromMs, toMs };
}
