import type Database from 'better-sqlite3';
import type { Fact } from '../domain/report/fact.ts';
import type { ReportRecord } from '../domain/report/report.ts';
import type { Reports } from '../domain/run/history.ts';
import { stepsStore } from './steps-store.ts';

interface ReportRow extends Omit<ReportRecord, 'isUnread'> {
  readonly isUnread: number;
}

const columns = `run_id AS runId, job_id AS jobId, headline, hash, created_at_ms AS createdAtMs,
  is_unread AS isUnread`;
const selectReport = `SELECT ${columns} FROM reports WHERE run_id = ?`;
const selectAll = `SELECT ${columns} FROM reports ORDER BY id DESC LIMIT :limit`;
const selectUnread = `SELECT ${columns} FROM reports WHERE is_unread = 1 ORDER BY id DESC LIMIT :limit`;
const selectOfJob = `SELECT ${columns} FROM reports WHERE job_id = :jobId
  ORDER BY id DESC LIMIT :limit`;
const selectUnreadOfJob = `SELECT ${columns} FROM reports WHERE job_id = :jobId AND is_unread = 1
  ORDER BY id DESC LIMIT :limit`;
// The report of the period before, as it was known when this run reported: a later backfill of a
// period between must not change what replay compares with.
const selectPrevious = `SELECT reports.run_id AS runId
  FROM (SELECT window_to_ms,
      coalesce((SELECT id FROM reports WHERE run_id = runs.id), 9e18) AS report_id
    FROM runs WHERE id = +:beforeRunId) AS this
  JOIN reports ON reports.job_id = +:jobId AND reports.window_to_ms < this.window_to_ms
    AND reports.id < this.report_id
  ORDER BY reports.window_to_ms DESC, reports.id DESC LIMIT 1`;
const selectNeighbours = `SELECT
    (SELECT run_id FROM reports WHERE job_id = this.job_id AND id < this.id
      ORDER BY id DESC LIMIT 1) AS previous,
    (SELECT run_id FROM reports WHERE job_id = this.job_id AND id > this.id
      ORDER BY id LIMIT 1) AS next
  FROM reports AS this WHERE run_id = ?`;
const selectFacts = `SELECT id, value, text FROM facts WHERE run_id = ? ORDER BY n`;
const updateRead = `UPDATE reports SET is_unread = 0 WHERE run_id = ?`;

/** Reports as the ledger names them; their files are read by `reportFiles`. */
export function reportsStore(db: Database.Database): Reports {
  const one = db.prepare<[string], ReportRow>(selectReport);
  const all = db.prepare<[unknown], ReportRow>(selectAll);
  const unread = db.prepare<[unknown], ReportRow>(selectUnread);
  const ofJob = db.prepare<[unknown], ReportRow>(selectOfJob);
  const unreadOfJob = db.prepare<[unknown], ReportRow>(selectUnreadOfJob);
  const previous = db.prepare<[unknown], { runId: string }>(selectPrevious);
  const neighbours = db.prepare<[string], ReturnType<Reports['neighbours']>>(selectNeighbours);
  const facts = db.prepare<[string], { id: string; value: Fact['value']; text: string }>(
    selectFacts,
  );
  const read = db.prepare(updateRead);
  const steps = stepsStore(db);

  return {
    list({ jobId, unread: isUnreadOnly = false, limit }) {
      const rows =
        jobId === undefined
          ? (isUnreadOnly ? unread : all).all({ limit })
          : (isUnreadOnly ? unreadOfJob : ofJob).all({ jobId, limit });
      return rows.map(reportFrom);
    },
    get(runId) {
      const row = one.get(runId);
      return row ? reportFrom(row) : null;
    },
    neighbours: (runId) => neighbours.get(runId) ?? { previous: null, next: null },
    snapshot: steps.snapshotOf,
    previousFacts(jobId, beforeRunId) {
      const found = previous.get({ jobId, beforeRunId });
      return found ? facts.all(found.runId) : [];
    },
    markRead(runId) {
      read.run(runId);
    },
  };
}

function reportFrom(row: ReportRow): ReportRecord {
  return { ...row, isUnread: row.isUnread === 1 };
}
