import type Database from 'better-sqlite3';
import type { DayOutcomes, History } from '../domain/history.ts';
import type { Outcome } from '../domain/run.ts';

// Counted in the index alone, in one statement: a month of a busy ledger is tens of thousands of slots.
const countDays = (slotsOf: string) => `SELECT day.value AS fromMs, ended.value AS outcome,
    (SELECT count(*) FROM slots ${slotsOf} outcome IS ended.value
      AND at_ms >= day.value AND at_ms < :starts ->> (day.key + 1)) AS slots
  FROM json_each(:starts) AS day, json_each(:outcomes) AS ended
  ORDER BY day.key, ended.key`;
const countAll = countDays('INDEXED BY slots_by_outcome WHERE');
const countOfJob = countDays('INDEXED BY slots_of_job_by_outcome WHERE job_id = :jobId AND');

const outcomes: readonly (Outcome | null)[] = [
  'succeeded',
  'failed',
  'skipped',
  'missed',
  'superseded',
  'open',
  null,
];

interface CountRow {
  readonly fromMs: number;
  readonly outcome: Outcome | null;
  readonly slots: number;
}

/** What became of each day's slots, for the month calendar. */
export function calendar(db: Database.Database): History['days'] {
  const ofAll = db.prepare<[unknown], CountRow>(countAll);
  const ofJob = db.prepare<[unknown], CountRow>(countOfJob);

  return (startsMs, jobId) => {
    const values = { starts: JSON.stringify(startsMs), outcomes: JSON.stringify(outcomes) };
    const rows = jobId === undefined ? ofAll.all(values) : ofJob.all({ ...values, jobId });
    return startsMs.slice(0, -1).map((fromMs): DayOutcomes => {
      const counted = rows.filter((row) => row.fromMs === fromMs && row.slots > 0);
      return { fromMs, counted: counted.map(({ outcome, slots }) => ({ outcome, slots })) };
    });
  };
}
