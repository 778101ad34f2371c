import type Database from 'better-sqlite3';
import type { Claim } from '../domain/ports.ts';
import type { SnapshotManifest } from '../domain/report/report.ts';
import type { EarlierInput } from '../domain/source/source-history.ts';

interface EarlierRow extends Omit<EarlierInput, 'snapshot'> {
  readonly result: string;
}

const upsertStep = `INSERT INTO steps (run_id, step, fence, stored_at_ms, result)
  VALUES (:runId, 'fetch', :fence, :nowMs, :result)
  ON CONFLICT (run_id, step) DO UPDATE SET fence = excluded.fence,
    stored_at_ms = excluded.stored_at_ms, result = excluded.result
  WHERE steps.result <> excluded.result`;
const copyStep = `INSERT INTO steps (run_id, step, fence, stored_at_ms, result)
  SELECT :toRunId, step, 0, :nowMs, result FROM steps WHERE run_id = :fromRunId AND step = 'fetch'`;
const selectStep = `SELECT result FROM steps WHERE run_id = ? AND step = 'fetch'`;

// As many as tell what is usual.
const selectEarlier = `SELECT steps.result, runs.job_revision AS jobRevision,
    runs.trigger, reports.window_to_ms AS toMs,
    reports.created_at_ms AS reportedAtMs
  FROM reports JOIN steps ON steps.run_id = reports.run_id JOIN runs ON runs.id = reports.run_id
  WHERE reports.job_id = +? AND step = 'fetch'
  ORDER BY reports.id DESC LIMIT 10`;

/** The parts of a run that survive a crash, by name. What is stored once more as it is keeps its time. */
export function stepsStore(db: Database.Database) {
  const upsert = db.prepare(upsertStep);
  const copy = db.prepare(copyStep);
  const one = db.prepare<[string], { result: string }>(selectStep);
  const earlier = db.prepare<[string], EarlierRow>(selectEarlier);
  return {
    /** Call it inside a transaction that has checked the fence. */
    saveSnapshot({ runId, fence }: Claim, snapshot: SnapshotManifest, nowMs: number): void {
      upsert.run({ runId, fence, nowMs, result: JSON.stringify(snapshot) });
    },

    /** A run that reads what another one read. Call it inside a transaction. */
    copySnapshot(fromRunId: string, toRunId: string, nowMs: number): void {
      if (copy.run({ fromRunId, toRunId, nowMs }).changes === 1) return;
      throw new Error(`run ${fromRunId} has no snapshot`);
    },

    snapshotOf(runId: string): SnapshotManifest | null {
      const row = one.get(runId);
      return row ? JSON.parse(row.result) : null;
    },

    earlierInputs(jobId: string): readonly EarlierInput[] {
      return earlier
        .all(jobId)
        .map(({ result, ...input }) => ({ ...input, snapshot: JSON.parse(result) }));
    },
  };
}
