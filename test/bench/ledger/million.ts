import Database from 'better-sqlite3';
import type { History, SlotFilter } from '../../../main/domain/run/history.ts';
import { defineAuditHash } from '../../../main/store/audit-hash.ts';
import { pathsOf } from '../../../main/store/home.ts';
import { machineRandom } from '../../../main/store/machine.ts';
import { openStore } from '../../../main/store/open-store.ts';
import { nightly } from '../../main/store/story.ts';

/** `job-0` and so on: whose runs they are. */
export const millionJobs = 100;
const runs = 1_000_000;
const everyMs = 4 * 3_600_000;
const startMs = Date.UTC(2022, 0, 1);
const endMs = startMs + (runs / millionJobs) * everyMs;
const dayMs = 86_400_000;

/** How long each question took, in milliseconds, asked in turn. */
export type Answers = Readonly<Record<string, readonly number[]>>;

/** A ledger with a million runs of a hundred jobs over four and a half years. */
export function openMillion(folder: string) {
  const paths = pathsOf(folder);
  const store = openStore({ paths, random: machineRandom, durability: 'none' });
  for (let n = 0; n < millionJobs; n += 1) store.jobs.save({ ...nightly, id: `job-${n}` }, startMs);
  fillRuns(paths.db);
  return { ask: (times: number) => ask(store.history, times), close: () => store.close() };
}

/** The pages that a window opens, at places spread over the whole ledger. */
function ask(history: History, times: number): Answers {
  const took: Record<string, number[]> = {};
  const time = (name: string, question: () => unknown) => {
    const beganAtMs = performance.now();
    question();
    took[name] = [...(took[name] ?? []), performance.now() - beganAtMs];
  };
  const page = { limit: 50, order: 'newest' } as const;
  for (let n = 0; n < times; n += 1) {
    const place = ((n * 7919) % 1000) / 1000;
    const atMs = startMs + Math.floor((place * (endMs - startMs)) / dayMs) * dayMs;
    const jobId = `job-${n % millionJobs}`;
    const before = { atMs, jobId, slot: '~' } satisfies SlotFilter['before'];
    time('last 50', () => history.slots(page));
    time('last 50 failed', () => history.slots({ ...page, outcomes: ['failed'] }));
    time('50 of a job, further back', () => history.slots({ ...page, jobId, before }));
    time('50 failed, further back', () => history.slots({ ...page, outcomes: ['failed'], before }));
    time('last success of each job', () => history.lastSuccesses());
    time('month calendar', () =>
      history.days(Array.from({ length: 32 }, (_, d) => atMs + d * dayMs)),
    );
  }
  return took;
}

/** Writes runs of `job-0` and so on, which are there already, in turn. */
export function fillRuns(file: string, of = { jobs: millionJobs, runs }): void {
  const db = new Database(file);
  defineAuditHash(db);
  db.pragma('synchronous = OFF');
  db.pragma('cache_size = -400000');
  // Whole numbers: what JavaScript binds as a number is a fraction to SQL's division.
  const values = {
    jobs: BigInt(of.jobs),
    runs: BigInt(of.runs),
    everyMs: BigInt(everyMs),
    startMs: BigInt(startMs),
  };
  db.transaction(() => {
    db.prepare(insertRuns).run(values);
    db.prepare(insertSlots).run({});
  })();
  db.close();
}

// Of a hundred runs ninety succeeded, four failed and six were dropped.
const insertRuns = `WITH RECURSIVE numbers (n) AS
    (SELECT 0 UNION ALL SELECT n + 1 FROM numbers WHERE n + 1 < :runs),
  made AS (SELECT n, 'job-' || (n % :jobs) AS job, :startMs + (n / :jobs) * :everyMs AS due,
      CASE WHEN (n / 7) % 100 < 90 THEN 'done' WHEN (n / 7) % 100 < 94 THEN 'failed' ELSE 'dropped' END AS state
    FROM numbers)
  INSERT INTO runs (id, job_id, job_revision, slot, due_at_ms, requested_at_ms, zone, trigger,
    window_key, window_from_ms, window_to_ms, key, revision, state, fence, heartbeat,
    started_at_ms, ended_at_ms, outcome, reason)
  SELECT printf('%012d', n), job, 1, strftime('%Y-%m-%dT%H:%MZ', due / 1000, 'unixepoch'), due, due, 'UTC',
    'schedule', 'slot:' || due, due - :everyMs, due, job || due, 1, state, 1, 0, due, due + 60000,
    CASE state WHEN 'done' THEN 'succeeded' WHEN 'failed' THEN 'failed' ELSE 'skipped' END,
    CASE state WHEN 'done' THEN 'on time' WHEN 'failed' THEN 'error' ELSE 'overlap' END
  FROM made`;
const insertSlots = `INSERT INTO slots (job_id, slot, due_at_ms, recorded_at_ms, zone, trigger, outcome,
    reason, run_id, covers)
  SELECT job_id, slot, due_at_ms, requested_at_ms, zone, trigger, outcome, reason, id, '[]' FROM runs`;
