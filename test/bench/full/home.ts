import { join } from 'node:path';
import Database from 'better-sqlite3';
import { pathsOf } from '../../../main/store/home.ts';
import { machineRandom } from '../../../main/store/machine.ts';
import { openStore } from '../../../main/store/open-store.ts';
import { csvSource, plainJob } from '../../cast/plain-job.ts';
import { fillRuns } from '../ledger/million.ts';

export const full = { jobs: 500, runs: 100_000 };

/** The job that runs while it is measured. */
export const salesId = 'sales';

/** A home with 500 jobs, none of which is due within hours, and 100,000 runs; beside them one job of a file. */
export function makeHome(folder: string, salesFile: string): string {
  const home = join(folder, 'full');
  const paths = pathsOf(home);
  const store = openStore({ paths, random: machineRandom, durability: 'none' });
  const nowMs = Date.now();
  const later = (n: number) =>
    `${n % 60} ${(new Date(nowMs).getUTCHours() + 6 + (n % 12)) % 24} * * *`;
  const jobs = Array.from({ length: full.jobs }, (_, n) => ({
    ...plainJob,
    id: `job-${n}`,
    name: `Briefing ${n}`,
    schedule: { cron: later(n), timezone: 'UTC' },
  }));
  const sales = {
    ...plainJob,
    id: salesId,
    schedule: { cron: later(0), timezone: 'UTC' },
    sources: [csvSource('sales', salesFile)],
  };
  store.jobs.saveAll([...jobs, sales], nowMs);
  store.close();
  fillRuns(paths.db, full);
  // What a start would find: everything folded into the one file.
  const db = new Database(paths.db);
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.close();
  return home;
}
