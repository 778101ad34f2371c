import type Database from 'better-sqlite3';
import type { DayOutcomes, History } from '../domain/run/history.ts';
import type { Outcome } from '../domain/run/run.ts';

// Counted in the indexes alone, in one statement: a month of a busy ledger is tens of thousands of slots.
const ofDay = 'at_ms >= day.value AND at_ms < :starts ->> (day.key + 1)';
const countDays = (all: string, byOutcome: string) => `SELECT day.value AS fromMs, NULL AS outcome,
    (SELECT count(*) FROM slots ${all} ${ofDay}) AS slots
  FROM json_each(:starts) AS day
  UNION ALL SELECT day.value, ended.value, (SELECT count(*) FROM slots ${byOutcome}
      outcome = ended.value AND outcome <> 'succeeded' AND ${ofDay})
  FROM json_each(:starts) AS day, json_each(:outcomes) AS ended`;
const countAll = countDays('INDEXED BY slots_in_time WHERE', 'INDEXED BY slots_by_outcome WHERE');
const countOfJob = countDays(
  'INDEXED BY slots_of_job WHERE job_id = :jobId AND',
  'INDEXED BY slots_of_job_by_outcome WHERE job_id = :jobId AND',
);
// What has not ended is only as much as waits or runs now.
const selectUnended = `SELECT slots.at_ms AS atMs FROM runs INDEXED BY runs_open
  JOIN slots ON slots.run_id = runs.id
  WHERE runs.ended_at_ms IS NULL AND runs.job_id = coalesce(:jobId, runs.job_id)`;

/** Those with an index. What is in none of them and has ended has succeeded. */
const indexed: readonly Outcome[] = ['failed', 'skipped', 'missed', 'superseded', 'open'];

interface CountRow {
  readonly fromMs: number;
  /** Null: all slots of the day. */
  readonly outcome: Outcome | null;
  readonly slots: number;
}

/** What became of each day's slots, for the month calendar. */
export function calendar(db: Database.Database): History['days'] {
  const ofAll = db.prepare<[unknown], CountRow>(countAll);
  const ofJob = db.prepare<[unknown], CountRow>(countOfJob);
  const unended = db.prepare<[unknown], { atMs: number }>(selectUnended);

  return (startsMs, jobId) => {
    const values = { starts: JSON.stringify(startsMs), outcomes: JSON.stringify(indexed) };
    const rows = jobId === undefined ? ofAll.all(values) : ofJob.all({ ...values, jobId });
    const days = Map.groupBy(rows, ({ fromMs }) => fromMs);
    const waiting = unended.all({ jobId: jobId ?? null });
    return startsMs.slice(0, -1).map((fromMs, n): DayOutcomes => {
      const toMs = startsMs[n + 1] ?? fromMs;
      const [all, ...rare] = days.get(fromMs) ?? [];
      const left = waiting.filter(({ atMs }) => atMs >= fromMs && atMs < toMs).length;
      const others = rare.reduce((sum, { slots }) => sum + slots, left);
      const counted = [
        { outcome: 'succeeded' as const, slots: (all?.slots ?? 0) - others },
        ...rare.map(({ outcome, slots }) => ({ outcome, slots })),
        { outcome: null, slots: left },
      ];
      return { fromMs, counted: counted.filter(({ slots }) => slots > 0) };
    });
  };
}
