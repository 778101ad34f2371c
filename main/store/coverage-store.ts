import type Database from 'better-sqlite3';
import type { Jobs } from '../domain/ports.ts';
import type { Settings } from '../domain/records.ts';
import type { Window } from '../domain/schedule/window.ts';
import type { CoverageLedger, RecordedSlot } from '../domain/upkeep/coverage.ts';
import type { Paths } from './home.ts';
import { jobsStore } from './jobs-store.ts';
import { machineZone } from './machine.ts';
import { readHome } from './read-home.ts';
import { settingsStore } from './settings-store.ts';

const selectSlots = `SELECT slots.slot, slots.due_at_ms AS dueAtMs, slots.zone, slots.outcome, slots.reason,
    slots.run_id AS runId, runs.window_key AS windowKey, reports.hash AS reportHash
  FROM slots INDEXED BY slots_of_job
    LEFT JOIN runs ON runs.id = slots.run_id LEFT JOIN reports ON reports.run_id = slots.run_id
  WHERE slots.job_id = +:jobId AND slots.at_ms > +:sinceMs AND slots.due_at_ms IS NOT NULL
  ORDER BY slots.at_ms DESC LIMIT +:limit`;
const selectForgotten = 'SELECT retention_floor_ms AS ms FROM jobs WHERE id = ?';
const selectEntered = `SELECT entry ->> '$[2]' AS slot, hash FROM audit
  WHERE substr(entry, 1, length(:begin)) = :begin ORDER BY id`;
// A report made again is about the same period.
const selectReported = `SELECT window_key AS key, window_from_ms AS fromMs, window_to_ms AS toMs FROM runs
  WHERE job_id = +:jobId AND state IN ('delivering', 'done') AND trigger <> 'again'
    AND window_to_ms > +:sinceMs ORDER BY window_from_ms`;

/** What the ledger knows about a job's due times. */
export function coverageStore(db: Database.Database): CoverageLedger {
  const slots = db.prepare<[unknown], RecordedSlot>(selectSlots);
  const forgotten = db.prepare<[string], { ms: number | null }>(selectForgotten);
  const entered = db.prepare<[unknown], { slot: string; hash: string }>(selectEntered);
  const reported = db.prepare<[unknown], Window>(selectReported);
  return {
    slots: (jobId, sinceMs, limit) => slots.all({ jobId, sinceMs, limit }).reverse(),
    forgottenMs: (jobId) => forgotten.get(jobId)?.ms ?? null,
    entered(jobId) {
      const begin = JSON.stringify(['slot', jobId]).replace(/\]$/, ',');
      return new Map(entered.all({ begin }).map(({ slot, hash }) => [slot, hash]));
    },
    reported: (jobId, sinceMs) => reported.all({ jobId, sinceMs }),
  };
}

/** What covers the jobs of a home, without changing it. @returns null when there is no database to read */
export function readCoverage<T>(
  paths: Paths,
  nativeBinding: string | undefined,
  read: (home: {
    readonly jobs: Pick<Jobs, 'list'>;
    readonly coverage: CoverageLedger;
    readonly settings: Settings;
  }) => T,
): T | null {
  return readHome(paths, nativeBinding, (db) =>
    read({
      jobs: jobsStore(db, machineZone),
      coverage: coverageStore(db),
      settings: settingsStore(db),
    }),
  );
}
