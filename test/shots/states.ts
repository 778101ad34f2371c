import { cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Page } from 'playwright-core';
import { pathsOf } from '../../main/store/home.ts';
import { makeSales } from '../../resources/samples/make-sales.ts';
import { httpSource } from '../cast/http-source.ts';
import { csvSource, plainJob } from '../cast/plain-job.ts';
import { neverFresh } from '../cast/silent-server.ts';
import { pauseAll, withStore } from './home.ts';
import type { Shot } from './shot.ts';

const dayMs = 86_400_000;

/** A home in a state of its own, and what is photographed there. */
export interface StateHome {
  readonly home: string;
  readonly list: readonly Shot[];
  /** Done with the open window before the first picture. */
  readonly begin?: (page: Page) => Promise<void>;
}

/** The states that no lived home is in: running, waiting, paused, held, and data that cannot be opened. */
export function makeStateHomes(folder: string, silentUrl: string): readonly StateHome[] {
  mkdirSync(folder, { recursive: true });
  const sales = join(folder, 'sales.csv');
  writeFileSync(sales, makeSales({ to: new Date().toISOString().slice(0, 16), days: 20 }));
  return [
    busyHome(join(folder, 'busy'), sales, silentUrl),
    pausedHome(join(folder, 'paused'), sales),
    allPausedHome(join(folder, 'jobs-paused'), sales),
    heldHome(join(folder, 'held'), sales),
    newerHome(join(folder, 'newer')),
    damagedHome(join(folder, 'damaged'), sales),
    unusableHome(join(folder, 'unusable')),
  ];
}

function busyHome(home: string, sales: string, silentUrl: string): StateHome {
  const slow = httpSource(silentUrl);
  withStore(home, ({ jobs }) => {
    jobs.save({ ...plainJob, id: 'slow', name: 'Orders by region', sources: [slow] }, Date.now());
    const late = [{ ...csvSource('sales', sales), waitFor: neverFresh }];
    jobs.save({ ...plainJob, id: 'late', name: 'Daily sales', sources: late }, Date.now());
  });
  return {
    home,
    list: [{ name: 'state-running-and-waiting', path: '/' }],
    async begin(page) {
      for (const jobId of ['slow', 'late']) {
        const argument = { jobId, again: false };
        await page.evaluate((asked) => window.almanac.call('job.run-now', asked), argument);
      }
      await page.getByRole('list', { name: 'Running now' }).getByText('waiting for').waitFor();
    },
  };
}

function pausedHome(home: string, sales: string): StateHome {
  saveDaily(home, sales);
  pauseAll(home, true);
  const list = [
    { name: 'state-paused', path: '/' },
    // The last of this window: nothing puts the network back.
    { name: 'state-offline', path: '/', act: goOffline },
  ];
  return { home, list };
}

/** One job is paused until a day, the other until somebody resumes it. */
function allPausedHome(home: string, sales: string): StateHome {
  saveDaily(home, sales);
  withStore(home, ({ jobs }) => {
    const source = [csvSource('sales', sales)];
    jobs.save({ ...plainJob, id: 'stock', name: 'Stock levels', sources: source }, Date.now());
    const pause = { sinceMs: Date.now() - dayMs, note: 'new ledger', automatic: false };
    jobs.setPaused('plain', pause, Date.now());
    jobs.setPaused('stock', { ...pause, untilMs: Date.now() + 3 * dayMs }, Date.now());
  });
  return { home, list: [{ name: 'state-jobs-paused', path: '/' }] };
}

async function goOffline(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const none = { offline: true, latency: 0, downloadThroughput: 0, uploadThroughput: 0 };
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', none);
  await page.getByText('No network.').waitFor();
}

function heldHome(home: string, sales: string): StateHome {
  saveDaily(home, sales);
  withStore(home, ({ settings }) => settings.set('alive_ms', Date.now() + 30 * dayMs));
  return { home, list: [{ name: 'state-held', path: '/' }] };
}

function newerHome(home: string): StateHome {
  withStore(home, () => {});
  const db = new Database(pathsOf(home).db);
  db.pragma('user_version = 99');
  db.close();
  return { home, list: [{ name: 'state-upgrade-needed', path: '/' }] };
}

/** Pages of the database are gone; there is a backup. */
function damagedHome(home: string, sales: string): StateHome {
  saveDaily(home, sales);
  const { backups, db, marks } = pathsOf(home);
  mkdirSync(backups, { recursive: true });
  cpSync(db, join(backups, 'almanac-20261120T091500Z.db'));
  writeFileSync(db, 'no database any more');
  if (!existsSync(marks)) writeFileSync(marks, '{}');
  return { home, list: [{ name: 'state-damaged', path: '/recovery' }] };
}

/** As root nothing is read-only, but a folder is no database for anybody. */
function unusableHome(home: string): StateHome {
  mkdirSync(pathsOf(home).db, { recursive: true });
  return { home, list: [{ name: 'state-unusable', path: '/' }] };
}

function saveDaily(home: string, sales: string): void {
  const daily = { ...plainJob, name: 'Daily sales', sources: [csvSource('sales', sales)] };
  withStore(home, ({ jobs }) => jobs.save(daily, Date.now()));
}
