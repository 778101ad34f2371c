import type Database from 'better-sqlite3';
import type { Claim } from '../domain/ports.ts';
import type { Heartbeats, Pulse } from '../domain/run/liveness.ts';
import type { Run } from '../domain/run/run.ts';
import { type RunRow, runColumns, runFrom } from './rows.ts';
import { runEnding } from './run-ending.ts';

const beatRun = `UPDATE runs SET heartbeat = heartbeat + 1
  WHERE id = :runId AND fence = :fence AND state = 'running'`;
const selectRunning = `SELECT id AS runId, fence, heartbeat, owner_boot AS bootId
  FROM runs INDEXED BY runs_open WHERE ended_at_ms IS NULL AND state = 'running' ORDER BY id`;
const releaseRun = `UPDATE runs SET state = 'recorded', owner_boot = NULL, next_at_ms = NULL
  WHERE id = :runId AND fence = :fence AND heartbeat = :heartbeat AND owner_boot = :bootId
    AND state = 'running'
  RETURNING ${runColumns.replaceAll('runs.', '')}`;

/** Signs of life. A run is taken over only where fence and heartbeat are as the watcher saw them. */
export function heartbeatsStore(db: Database.Database): Heartbeats {
  const beatOne = db.prepare(beatRun);
  const running = db.prepare<[], Pulse>(selectRunning);
  const release = db.prepare<[unknown], RunRow>(releaseRun);
  const ending = runEnding(db);

  const beat = db.transaction((claims: readonly Claim[]) =>
    claims.filter(({ runId, fence }) => beatOne.run({ runId, fence }).changes !== 1),
  );

  const takeOver = db.transaction((seen: Pulse, nowMs: number): Run | null => {
    const { runId, fence, heartbeat, bootId } = seen;
    const released = release.get({ runId, fence, heartbeat, bootId });
    if (released === undefined) return null;
    ending.endAttempt({ runId, fence }, 'abandoned', null, nowMs);
    return runFrom(released);
  });

  return {
    beat: (claims) => beat.immediate(claims),
    running: () => running.all(),
    takeOver: (seen, nowMs) => takeOver.immediate(seen, nowMs),
  };
}
