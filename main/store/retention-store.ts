import type Database from 'better-sqlite3';
import type { Retention } from '../domain/upkeep/retention.ts';
import { productsOfRun } from './forget-runs.ts';

const selectBounds = `SELECT jobs.id AS jobId,
    min(:beforeMs, :nowMs - json_extract(spec, '$.catchUp.withinMs')) AS boundMs
  FROM jobs JOIN job_revisions
    ON job_revisions.job_id = jobs.id AND job_revisions.revision = jobs.revision`;
// The last done run says where the next since-last window begins.
const selectOld = `SELECT slots.slot, slots.due_at_ms AS dueAtMs, slots.run_id AS runId
  FROM slots INDEXED BY slots_of_job LEFT JOIN runs ON runs.id = slots.run_id
  WHERE slots.job_id = :jobId AND slots.at_ms < :boundMs
    AND slots.outcome IS NOT NULL AND slots.outcome <> 'open'
    AND (runs.id IS NULL OR runs.ended_at_ms IS NOT NULL)
    AND NOT EXISTS (SELECT 1 FROM deliveries
      WHERE deliveries.run_id = slots.run_id AND deliveries.ended_at_ms IS NULL)
    AND slots.run_id IS NOT (SELECT id FROM runs AS done
      WHERE done.job_id = :jobId AND done.state IN ('delivering', 'done') AND done.trigger <> 'again'
        ORDER BY window_to_ms DESC LIMIT 1)
  LIMIT :most`;
const deleteSlot = `DELETE FROM slots WHERE job_id = :jobId AND slot = :slot`;
const deleteOfRun = [
  `UPDATE runs SET mended_by = NULL WHERE mended_by = ?`,
  `DELETE FROM deliveries WHERE run_id = ?`,
  `DELETE FROM attempts WHERE run_id = ?`,
  `DELETE FROM runs WHERE id = ?`,
];
const raiseFloor = `UPDATE jobs SET retention_floor_ms = max(ifnull(retention_floor_ms, :dueAtMs), :dueAtMs)
  WHERE id = :jobId`;

// Entered before the chain is cut, so that it is never without an entry.
const enterForgotten = `INSERT INTO audit (at_ms, entry, hash)
  SELECT :nowMs, entry, audit_hash(hash, entry)
  FROM (SELECT json_array('forgotten', :beforeMs, :boundMs, (SELECT hash FROM audit
      WHERE id < ifnull((SELECT id FROM audit WHERE at_ms >= :boundMs ORDER BY id LIMIT 1), 1e18)
      ORDER BY id DESC LIMIT 1)) AS entry),
    audit_head`;
// From the beginning up to the first that is kept; what is old and stands behind it stays in its place.
const cutChain = `DELETE FROM audit
  WHERE id < (SELECT id FROM audit WHERE at_ms >= :boundMs ORDER BY id LIMIT 1)`;

const selectOldEntry = `SELECT id FROM audit
  WHERE id < ifnull((SELECT id FROM audit WHERE at_ms >= :boundMs ORDER BY id LIMIT 1), 1e18)
  LIMIT 1`;

interface OldSlot {
  readonly slot: string;
  readonly dueAtMs: number | null;
  readonly runId: string | null;
}

/** Deletes what is old; in the same commit the floor rises that bars it from being made again, and the chain says it. */
export function retentionStore(db: Database.Database): Retention {
  const bounds = db.prepare<[unknown], { jobId: string; boundMs: number }>(selectBounds);
  const old = db.prepare<[unknown], OldSlot>(selectOld);
  const forgetSlot = db.prepare(deleteSlot);
  const forgetProducts = productsOfRun(db);
  const forgetOfRun = deleteOfRun.map((sql) => db.prepare(sql));
  const raise = db.prepare(raiseFloor);
  const enter = db.prepare(enterForgotten);
  const cut = db.prepare(cutChain);
  const hasOld = db.prepare(selectOldEntry);

  const forget = db.transaction((beforeMs: number, nowMs: number, most: number): number => {
    let forgotten = 0;
    let firstMs = beforeMs;
    for (const { jobId, boundMs } of bounds.all({ beforeMs, nowMs })) {
      firstMs = Math.min(firstMs, boundMs);
      for (const { slot, dueAtMs, runId } of old.all({ jobId, boundMs, most: most - forgotten })) {
        forgetSlot.run({ jobId, slot });
        if (runId !== null) {
          forgetProducts(runId);
          for (const statement of forgetOfRun) statement.run(runId);
        }
        if (dueAtMs !== null) raise.run({ jobId, dueAtMs });
        forgotten += 1;
      }
    }
    // The first step of many cuts the chain for all: what is old does not stand in it.
    if (forgotten > 0 && hasOld.get({ boundMs: firstMs })) {
      enter.run({ beforeMs, boundMs: firstMs, nowMs });
      cut.run({ boundMs: firstMs });
    }
    return forgotten;
  });

  const pageBytes = Number(db.pragma('page_size', { simple: true }));
  const pagesOf = (name: string) => Number(db.pragma(name, { simple: true }));
  /** A twentieth of the file stays free, and at least a megabyte: the next runs fill it. */
  const spareBytes = () =>
    (pagesOf('freelist_count') - Math.max(pagesOf('page_count') / 20, 1e6 / pageBytes)) * pageBytes;

  return {
    forget: (beforeMs, nowMs, most) => forget.immediate(beforeMs, nowMs, most),
    shrink(mostBytes) {
      const before = spareBytes();
      if (before <= 0) return 0;
      db.pragma(`incremental_vacuum(${Math.ceil(Math.min(before, mostBytes) / pageBytes)})`);
      const left = spareBytes();
      // A database from before it could shrink keeps its size; new rows fill it again.
      return left < before ? Math.max(0, left) : 0;
    },
  };
}
