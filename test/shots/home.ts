import { execFile } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { JobSpec } from '../../main/domain/job/job.ts';
import { savePauseAll } from '../../main/domain/schedule/power.ts';
import { pathsOf } from '../../main/store/home.ts';
import { machineRandom } from '../../main/store/machine.ts';
import { openStore, type Store } from '../../main/store/open-store.ts';
import { makeSales } from '../../resources/samples/make-sales.ts';
import { httpSource } from '../cast/http-source.ts';
import { csvSource, plainJob } from '../cast/plain-job.ts';
import { readRuntime, root } from '../desktop/runtime.ts';

const execute = promisify(execFile);
const dayMs = 86_400_000;

/** Two hundred characters, as a person who writes whole sentences names things. */
const longName =
  `Weekly comparison of the net amounts of all regions and product groups with the weeks before`.padEnd(
    200,
    ' and everything else that the board asked for in its last meeting',
  );

export interface LivedHome {
  readonly home: string;
  /** Runs by what is seen of them; `retried` failed at its second try. */
  readonly runs: Readonly<Record<'report' | 'older' | 'longNamed' | 'failed' | 'retried', string>>;
  /** A job file that can be imported. */
  readonly jobFile: string;
}

/**
 * A home of some weeks: reports with a history, a lost file, slots that passed while the laptop was off,
 * one question, a paused job and a name that fills the window.
 */
export async function makeLivedHome(folder: string): Promise<LivedHome> {
  const home = join(folder, 'home');
  mkdirSync(folder, { recursive: true });
  const now = Date.now();
  const sales = join(folder, 'sales.csv');
  writeFileSync(sales, makeSales({ to: new Date(now).toISOString().slice(0, 16), days: 60 }));
  const day = (days: number) => new Date(now - days * dayMs).toISOString().slice(0, 10);

  addJobs(home, sales, now);
  await almanac(home, 'backfill', 'daily-sales', '--from', day(12), '--to', day(4));
  await almanac(home, 'backfill', 'region-weekly', '--from', day(30), '--to', day(1));
  await almanac(home, 'run', 'stock').catch(() => null);
  await almanac(home, 'run', 'returns').catch(() => null);
  const jobFile = join(folder, 'jobs-of-the-team.yaml');
  writeFileSync(jobFile, jobsOfTheTeam(sales));
  return { home, jobFile, runs: readRuns(home) };
}

const jobsOfTheTeam = (sales: string) => `version: 1
jobs:
  - id: daily-sales
    name: Daily sales
    schedule: { cron: "30 8 * * MON-FRI", timezone: Europe/Berlin }
    sources: [{ id: sales, kind: csv, path: ${sales} }]
    analysis: { recipe: briefing }
  - id: weekly-churn
    name: Weekly churn
    schedule: { cron: "0 7 * * MON", timezone: America/New_York }
    sources: [{ id: customers, kind: csv, path: /srv/crm/exports/customers.csv }]
    analysis: { recipe: churn }
`;

function addJobs(home: string, sales: string, now: number): void {
  const source = [csvSource('sales', sales)];
  const lost = [csvSource('lost', sales.replace('sales.csv', 'warehouse.csv'))];
  const once = { attempts: 1, firstMs: 1000, maxMs: 1000 };
  const twice = { ...once, attempts: 2 };
  // Nothing listens there, and may be tried again.
  const unreachable = httpSource('http://127.0.0.1:47999/returns.csv');
  const jobs: readonly JobSpec[] = [
    {
      ...plainJob,
      id: 'daily-sales',
      name: 'Daily sales',
      schedule: { cron: '0 9 * * *', timezone: 'Europe/Berlin' },
      sources: source,
    },
    {
      ...plainJob,
      id: 'region-weekly',
      name: longName,
      schedule: { cron: '30 6 * * MON', timezone: 'America/New_York' },
      window: { kind: 'week' },
      sources: source,
    },
    {
      ...plainJob,
      id: 'hourly-log',
      name: 'Log anomalies',
      schedule: { cron: '0 */6 * * *', timezone: 'UTC' },
      window: { kind: 'slot' },
      catchUp: { ...plainJob.catchUp, policy: 'ask' },
      sources: source,
    },
    {
      ...plainJob,
      id: 'market',
      name: 'Market briefing',
      schedule: { cron: '15 8 * * MON-FRI', timezone: 'Europe/London' },
      catchUp: { ...plainJob.catchUp, policy: 'skip' },
      sources: source,
    },
    { ...plainJob, id: 'stock', name: 'Stock levels', retry: once, sources: lost },
    { ...plainJob, id: 'returns', name: 'Returns', retry: twice, sources: [unreachable] },
    {
      ...plainJob,
      id: 'audit',
      name: 'Compliance audit',
      tags: ['compliance', 'monthly'],
      sources: source,
    },
  ];
  withStore(home, (store) => {
    for (const job of jobs) {
      const isNew = job.id === 'stock' || job.id === 'returns';
      store.jobs.save(job, isNew ? now : now - 3 * dayMs);
    }
    const pause = {
      sinceMs: now - dayMs,
      note: 'until the new ledger is closed',
      automatic: false,
    };
    store.jobs.setPaused('audit', pause, now - dayMs);
  });
}

function readRuns(home: string): LivedHome['runs'] {
  return withStore(home, ({ reports, failures }) => {
    const made = reports.list({ jobId: 'daily-sales', limit: 10 });
    const failed = (jobId: string) =>
      failures.open(10).find((run) => run.jobId === jobId)?.id ?? '';
    return {
      report: made[0]?.runId ?? '',
      older: made[2]?.runId ?? '',
      longNamed: reports.list({ jobId: 'region-weekly', limit: 1 })[0]?.runId ?? '',
      failed: failed('stock'),
      retried: failed('returns'),
    };
  });
}

/** Pauses everything beside the app, or ends it. */
export function pauseAll(home: string, isPaused: boolean): void {
  withStore(home, ({ settings }) => savePauseAll(settings, isPaused ? { untilMs: null } : null));
}

/** Opens the store beside the app. */
export function withStore<T>(home: string, use: (store: Store) => T): T {
  const store = openStore({ paths: pathsOf(home), random: machineRandom, durability: 'full' });
  try {
    return use(store);
  } finally {
    store.close();
  }
}

/** The command beside the app, over the same home. */
export async function almanac(home: string, ...args: readonly string[]): Promise<void> {
  const cli = join(root, 'out', 'main', 'cli.js');
  await execute(readRuntime().node, [cli, ...args, '--home', home, '--json']);
}
