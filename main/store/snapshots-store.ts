import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import type { ExpiringSnapshots, SnapshotLimit, Snapshots } from '../domain/run/snapshot-limit.ts';
import type { Paths } from './home.ts';

const dayMs = 86_400_000;

// A row a part of each run's snapshot, newest first.
const selectParts = `SELECT runs.job_id AS jobId, steps.run_id AS runId,
    steps.stored_at_ms AS storedAtMs, part.value ->> '$.sha256' AS sha256,
    part.value ->> '$.bytes' AS bytes, reports.id IS NOT NULL AS hasReport,
    runs.ended_at_ms IS NULL OR reports.pinned_at_ms IS NOT NULL
      OR EXISTS (SELECT 1 FROM deliveries WHERE deliveries.run_id = steps.run_id
        AND deliveries.channel <> 'notification' AND deliveries.state IN ('sent', 'unknown'))
      AS isMarked
  FROM steps JOIN runs ON runs.id = steps.run_id
  LEFT JOIN reports ON reports.run_id = steps.run_id,
  json_each(steps.result, '$.parts') AS part
  WHERE steps.step = 'fetch' ORDER BY steps.stored_at_ms DESC, steps.run_id`;

interface PartRow {
  readonly jobId: string;
  readonly runId: string;
  readonly storedAtMs: number;
  readonly sha256: string;
  readonly bytes: number;
  readonly hasReport: 0 | 1;
  readonly isMarked: 0 | 1;
}

interface Blob {
  readonly file: string;
  readonly bytes: number;
}

/** The files in `blobs/`, of which several runs may share one. */
export function snapshotsStore(db: Database.Database, { blobs }: Paths): Snapshots {
  const select = db.prepare<[], PartRow>(selectParts);

  function outside(limit: SnapshotLimit, nowMs: number): readonly Blob[] {
    if (!existsSync(blobs)) return [];
    const parts = select.all();
    const named = new Set(parts.map(({ sha256 }) => sha256));
    const kept = keptHashes(parts, limit, nowMs);
    return readdirSync(blobs).flatMap((name) => {
      if (!/^[0-9a-f]{64}$/.test(name) || kept.has(name)) return [];
      const file = join(blobs, name);
      const { size, mtimeMs } = statSync(file);
      // What no run names may be about to be named; after a day it was left behind.
      return named.has(name) || nowMs - mtimeMs > dayMs ? [{ file, bytes: size }] : [];
    });
  }

  return {
    expiring: (limit, nowMs) => total(outside(limit, nowMs)),
    expire(limit, nowMs, atMost) {
      const going = outside(limit, nowMs).slice(0, atMost);
      for (const { file } of going) rmSync(file, { force: true });
      return total(going);
    },
  };
}

/** What is marked first, because it counts however old it is; then the others from the newest on. */
function keptHashes(parts: readonly PartRow[], limit: SnapshotLimit, nowMs: number): Set<string> {
  const kept = new Map<string, number>();
  const newest = newestRuns(parts);
  const isMarked = ({ isMarked: marked, runId }: PartRow) => marked === 1 || newest.has(runId);
  for (const part of parts.filter(isMarked)) kept.set(part.sha256, part.bytes);
  let bytes = [...kept.values()].reduce((sum, one) => sum + one, 0);
  const fromMs = limit.days === null ? Number.NEGATIVE_INFINITY : nowMs - limit.days * dayMs;
  for (const part of parts) {
    if (kept.has(part.sha256) || part.storedAtMs < fromMs) continue;
    bytes += part.bytes;
    if (bytes > (limit.bytes ?? Number.POSITIVE_INFINITY)) break;
    kept.set(part.sha256, part.bytes);
  }
  return new Set(kept.keys());
}

/** Of each job the newest run that read data, and the newest that made a report of it. */
function newestRuns(parts: readonly PartRow[]): Set<string> {
  const seen = new Map<string, string>();
  for (const { jobId, runId, hasReport } of parts) {
    if (!seen.has(jobId)) seen.set(jobId, runId);
    if (hasReport && !seen.has(`${jobId} `)) seen.set(`${jobId} `, runId);
  }
  return new Set(seen.values());
}

function total(going: readonly Blob[]): ExpiringSnapshots {
  return { files: going.length, bytes: going.reduce((sum, { bytes }) => sum + bytes, 0) };
}
