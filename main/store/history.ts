import type Database from 'better-sqlite3';
import type { Attempt, History, StoredFetch } from '../domain/run/history.ts';
import type { Run, SlotRecord } from '../domain/run/run.ts';
import { calendar } from './calendar.ts';
import {
  type DeliveryRow,
  deliveryColumns,
  deliveryFrom,
  failureFrom,
  type RunRow,
  runColumns,
  runFrom,
} from './rows.ts';
import { type SlotListRow, slotLists } from './slot-lists.ts';
import { slotByName, slotOfRun } from './slot-queries.ts';

const selectRun = `SELECT ${runColumns} FROM runs WHERE id = ?`;
const selectOfWindow = `SELECT ${runColumns} FROM runs
  WHERE key = +? ORDER BY revision, requested_at_ms, id`;
const selectLastDone = `SELECT ${runColumns} FROM runs
  WHERE job_id = +? AND state IN ('delivering', 'done') AND trigger <> 'again'
  ORDER BY window_to_ms DESC LIMIT 1`;
// One look into the index a job, however many runs it has.
const selectLastSuccesses = `SELECT id AS jobId, (SELECT max(ended_at_ms) FROM runs
    WHERE job_id = jobs.id AND outcome = 'succeeded') AS endedAtMs
  FROM jobs`;
const selectAttempts = `SELECT fence, started_at_ms AS startedAtMs, ended_at_ms AS endedAtMs, outcome,
    failure, log
  FROM attempts WHERE run_id = ? ORDER BY fence`;
const selectFetched = `SELECT fence, stored_at_ms AS storedAtMs FROM steps
  WHERE run_id = ? AND step = 'fetch'`;
const selectDeliveries = `SELECT ${deliveryColumns} FROM deliveries WHERE run_id = ? ORDER BY id`;

interface AttemptRow extends Omit<Attempt, 'failure' | 'log'> {
  readonly failure: string | null;
  readonly log: string | null;
}

/** What the ledger knows. Reads only. */
export function history(db: Database.Database): History {
  const oneRun = db.prepare<[string], RunRow>(selectRun);
  const ofWindow = db.prepare<[string], RunRow>(selectOfWindow);
  const lastDone = db.prepare<[string], RunRow>(selectLastDone);
  const lastSuccesses = db.prepare<[], { jobId: string; endedAtMs: number | null }>(
    selectLastSuccesses,
  );
  const oneSlot = db.prepare<[string], SlotListRow>(slotOfRun);
  const namedSlot = db.prepare<[unknown], SlotListRow>(slotByName);
  const attempts = db.prepare<[string], AttemptRow>(selectAttempts);
  const fetched = db.prepare<[string], StoredFetch>(selectFetched);
  const deliveries = db.prepare<[string], DeliveryRow>(selectDeliveries);
  const lists = slotLists(db);

  const run = (runId: string): Run | null => {
    const row = oneRun.get(runId);
    return row ? runFrom(row) : null;
  };
  const slotFrom = ({ atMs: _, covers, ...slot }: SlotListRow): SlotRecord => ({
    ...slot,
    covers: JSON.parse(covers),
    run: slot.runId === null ? null : run(slot.runId),
  });

  return {
    slots: (filter) => lists(filter).map(slotFrom),
    days: calendar(db),
    run,
    ofWindow: (key) => ofWindow.all(key).map(runFrom),
    lastDone(jobId) {
      const row = lastDone.get(jobId);
      return row ? runFrom(row) : null;
    },
    lastSuccesses() {
      const rows = lastSuccesses.all();
      return new Map(
        rows.flatMap(({ jobId, endedAtMs }) => (endedAtMs === null ? [] : [[jobId, endedAtMs]])),
      );
    },
    slot(jobId, slot) {
      const row = namedSlot.get({ jobId, slot });
      return row ? slotFrom(row) : null;
    },
    slotOf(runId) {
      const row = oneSlot.get(runId);
      return row ? slotFrom(row) : null;
    },
    attempts: (runId) =>
      attempts.all(runId).map(({ failure, log, ...row }) => ({
        ...row,
        failure: failureFrom(failure),
        log: JSON.parse(log ?? '[]'),
      })),
    fetched: (runId) => fetched.get(runId) ?? null,
    deliveries: (runId) => deliveries.all(runId).map(deliveryFrom),
  };
}
