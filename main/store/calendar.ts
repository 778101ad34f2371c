import type Database from 'better-sqlite3';
import type { DayOutcomes, History } from '../domain/history.ts';
import type { Outcome } from '../domain/run.ts';

// Counted in the index alone, in one statement: a month of a busy ledger is tens of thousands of slots.
const countDays = (slotsOf: string) => `SELECT day.value AS fromMs, ended.value AS outcome,
    (SELECT count(*) FROM slots ${slotsOf} outcome = ended.value
      AND at_ms >= day.value AND at_ms < :starts ->> (day.key + 1)) AS slots
  FROM json_each(:starts) AS day, json_each(:outcomes) AS ended
  ORDER BY day.key, ended.key`;
const countAll = countDays('INDEXED BY slots_by_outcome WHERE');
const countOfJob = countDays('INDEXED BY slots_of_job_by_outcome WHERE job_id = :jobId AND');
// The outcomes' indexes hold what has ended; what has not is only as much as waits or runs now.
const selectUnended = `SELECT slots.at_ms AS atMs FROM runs INDEXED BY runs_open
  JOIN slots ON slots.run_id = runs.id
  WHERE runs.ended_at_ms IS NULL AND runs.job_id = coalesce(:jobId, runs.job_id)`;

const outcomes: readonly Outcome[] = [
  'succeeded',
  'failed',
  'skipped',
  'missed',
  'superseded',
  'open',
];

interface CountRow {
  readonly fromMs: number;
  readonly outcome: Outcome;
  readonly slots: number;
}

/** What became of each day's slots, for the month calendar. */
export function calendar(db: Database.Database): History['days'] {
  const ofAll = db.prepare<[unknown], CountRow>(countAll);
  const ofJob = db.prepare<[unknown], CountRow>(countOfJob);
  const unended = db.prepare<[unknown], { atMs: number }>(selectUnended);

  return (startsMs, jobId) => {
    const values = { starts: JSON.stringify(startsMs), outcomes: JSON.stringify(outcomes) };
    const rows = jobId === undefined ? ofAll.all(values) : ofJob.all({ ...values, jobId });
    const waiting = unended.all({ jobId: jobId ?? null });
    return startsMs.slice(0, -1).map((fromMs, n): DayOutcomes => {
      const counted: { outcome: Outcome | null; slots: number }[] = rows
        .filter((row) => row.fromMs === fromMs && row.slots > 0)
        .map(({ outcome, slots }) => ({ outcome, slots }));
      const toMs = startsMs[n + 1] ?? fromMs;
      const slots = waiting.filter(({ atMs }) => atMs >= fromMs && atMs < toMs).length;
      return { fromMs, counted: slots > 0 ? [...counted, { outcome: null, slots }] : counted };
    });
  };
}
