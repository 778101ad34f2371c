import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { JobSpec } from '../../../main/domain/job/job.ts';
import { pathsOf } from '../../../main/store/home.ts';
import { machineRandom } from '../../../main/store/machine.ts';
import { openStore } from '../../../main/store/open-store.ts';
import { csvSource, plainJob } from '../../cast/plain-job.ts';
import { fillRuns, millionJobs } from '../ledger/million.ts';

const jobs = 10_000;
const reports = 100_000;
// Nothing of them is due while the bench looks.
const yearly = { ...plainJob, schedule: { cron: '0 9 1 1 *', timezone: 'UTC' } };

/** The job whose report is long: forty tables of thirty rows. */
export const longJobId = 'long';

/** A home after years: 10,000 jobs, 1,000,000 runs, 100,000 reports. One that the folder holds is taken as it is. */
export function makeFullHome(folder: string): string {
  const home = join(folder, 'full');
  const paths = pathsOf(home);
  if (existsSync(paths.db)) return home;
  mkdirSync(folder, { recursive: true });
  const store = openStore({ paths, random: machineRandom, durability: 'none' });
  const nowMs = Date.now();
  const specs = Array.from({ length: jobs }, (_, n) => {
    const id = n < millionJobs ? `job-${n}` : `rare-${n}`;
    return { ...yearly, id, name: `Briefing ${n}` };
  });
  store.jobs.saveAll([...specs, longJob(join(folder, 'numbers.csv'))], nowMs);
  store.close();
  fillRuns(paths.db);
  const db = new Database(paths.db);
  db.pragma('synchronous = OFF');
  db.prepare(insertReports).run(reports);
  db.close();
  return home;
}

const insertReports = `INSERT INTO reports (run_id, job_id, window_to_ms, headline, hash, bytes,
    created_at_ms, is_unread)
  SELECT id, job_id, window_to_ms, 'Net amount rose 3.1 % to 48,210; most of the rise is EMEA.', '', 0,
    ended_at_ms, 0
  FROM (SELECT * FROM runs WHERE state = 'done' ORDER BY requested_at_ms DESC LIMIT ?)
  ORDER BY requested_at_ms`;

function longJob(file: string): JobSpec {
  const rows = Array.from(
    { length: 1200 },
    (_, n) => `${n},Name of row ${n},${(n * 37) % 1009}.25`,
  );
  writeFileSync(file, `n,name,amount\n${rows.join('\n')}\n`);
  const blocks = Array.from({ length: 40 }, (_, n) => ({
    show: 'table' as const,
    id: `part_${n}`,
    title: `Rows from ${n * 30} on`,
    sql: `SELECT n, name, amount, amount * 2 AS twice, amount / 3 AS third FROM numbers
      WHERE n >= ${n * 30} AND n < ${n * 30 + 30} ORDER BY n`,
  }));
  return {
    ...yearly,
    id: longJobId,
    name: 'Long report',
    sources: [csvSource('numbers', file)],
    analysis: { recipe: 'custom', narrator: 'embedded', options: { blocks } },
  };
}
