// `npm run bench -- window [--rounds 5] [--keep FOLDER]`: what a person waits for in the main window. Exit 1 on a miss.
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { ElectronApplication, Page } from 'playwright-core';
import { listBackups } from '../../../main/store/backups.ts';
import { pathsOf } from '../../../main/store/home.ts';
import { machineRandom } from '../../../main/store/machine.ts';
import { openStore } from '../../../main/store/open-store.ts';
import { launchApp } from '../../desktop/launch-app.ts';
import { root } from '../../desktop/runtime.ts';
import { startDesktop } from '../../desktop/start-desktop.ts';
import { until } from '../../desktop/until.ts';
import { makeAlmanac, makeBare } from '../contender.ts';
import { median } from '../figure.ts';
import { countFrames, type Frames, measureBurst } from './burst.ts';
import { longJobId, makeFullHome } from './full-home.ts';
import { measureLists, type ScreenTimes } from './lists.ts';
import { closeWindow, inNewWindow, measureOpening, watchContent } from './opening.ts';
import { measureReading, type Reading } from './reading.ts';

const limits = { listMs: 100, framesASecond: 50, opening: 1.25, readingMs: 100, taskMs: 50 };
const fewestRounds = 5;

interface Round {
  readonly lists: ScreenTimes;
  readonly reading: Reading;
  readonly burst: Frames;
  /** A bare window in which nothing happens. */
  readonly quiet: Frames;
  readonly opening: { readonly almanac: number; readonly bare: number };
}

async function bench(rounds: number, kept: string | undefined): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), 'almanac-window-'));
  const desktop = await startDesktop();
  const apps: ElectronApplication[] = [];
  const start = async ({ home, app = root }: { home: string; app?: string }) => {
    const started = await launchApp({ home, app, env: desktop.env });
    apps.push(started);
    return { app: started, page: await started.firstWindow() };
  };
  try {
    console.log('10,000 jobs, 1,000,000 runs and 100,000 reports are written.');
    const home = makeFullHome(kept ?? folder);
    const full = await start({ home });
    const runId = await makeLongReport(full.page, home);
    // It comes once a day, with the first start: what is measured is every other one.
    const isBackedUp = () => listBackups(pathsOf(home)).length > 0;
    await until('the backup of the day is made', isBackedUp, { timeoutMs: 600_000 });
    const contenders = [makeAlmanac(folder, root), makeBare(folder)] as const;
    const [plain, bare] = [
      await start({ home: contenders[0].home }),
      await start({ home: contenders[1].home, app: contenders[1].folder }),
    ];
    for (const { app } of [plain, bare]) await watchContent(app);
    const measured: Round[] = [];
    // The first one warms up.
    for (let n = 0; n <= rounds; n += 1) {
      const lists = await measureLists(full.page);
      const reading = await measureReading(full.page, runId);
      const burst = await measureBurst(full.app, full.page);
      const quiet =
        n === 0 ? await countFrames(bare.page) : await inNewWindow(bare.app, countFrames);
      if (n === 0) await Promise.all([closeWindow(plain.app), closeWindow(bare.app)]);
      const opening = await openInTurn(plain.app, bare.app, n % 2 === 1);
      const round = { lists, reading, burst, quiet, opening };
      if (n > 0) measured.push(round);
      console.log(roundLine(n, round));
    }
    return report(measured);
  } finally {
    for (const app of apps) app.process().kill('SIGKILL');
    await desktop.stop();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Has the long job run once, for its report; a home that was kept has it from an earlier time. */
async function makeLongReport(page: Page, home: string): Promise<string> {
  const store = openStore({ paths: pathsOf(home), random: machineRandom, durability: 'none' });
  const made = () => store.reports.list({ jobId: longJobId, limit: 1 })[0];
  try {
    if (!made()) {
      const argument = { jobId: longJobId, again: false };
      await page.evaluate((asked) => window.almanac.call('job.run-now', asked), argument);
    }
    const { runId, hash } = await until('the long report is made', made, { timeoutMs: 300_000 });
    const { size } = statSync(join(pathsOf(home).reports, hash, 'report.html'));
    console.log(`The long report has ${Math.round(size / 1000)} KB.`);
    return runId;
  } finally {
    store.close();
  }
}

/** The one that begins changes from round to round. */
async function openInTurn(
  plain: ElectronApplication,
  bare: ElectronApplication,
  bareFirst: boolean,
) {
  const early = bareFirst ? await measureOpening(bare) : null;
  const almanac = await measureOpening(plain);
  return { almanac, bare: early ?? (await measureOpening(bare)) };
}

function roundLine(n: number, { lists, reading, burst, quiet, opening }: Round): string {
  const ms = (value: number) => `${value.toFixed(0)} ms`;
  const screens = Object.entries(lists).map(([name, value]) => `${name} ${ms(value)}`);
  const frames = `${burst.perSecond.toFixed(1)} frames a second (bare, at rest: ${quiet.perSecond.toFixed(1)}), longest ${ms(burst.longestMs)}`;
  const long = `report ${ms(reading.shownMs)}, longest task ${ms(reading.longestTaskMs)}`;
  const open = `window ${ms(opening.almanac)} : ${ms(opening.bare)}`;
  return `${n === 0 ? 'warm-up' : `round ${n}`}: ${[...screens, long, frames, open].join(' | ')}`;
}

interface Check {
  readonly name: string;
  readonly value: number;
  readonly most?: number;
  readonly least?: number;
}

const isKept = ({ value, most = Number.POSITIVE_INFINITY, least = 0 }: Check) =>
  value <= most && value >= least;

/** Medians, so that one disturbed round decides nothing. */
function report(rounds: readonly Round[]): boolean {
  const of = (read: (round: Round) => number) => median(rounds.map(read));
  const names = Object.keys(rounds[0]?.lists ?? {}) as (keyof ScreenTimes)[];
  const checks: readonly Check[] = [
    ...names.map((name) => ({
      name: `${name}, 1,000,000 runs (ms)`,
      value: of(({ lists }) => lists[name]),
      most: limits.listMs,
    })),
    {
      name: 'a long report (ms)',
      value: of(({ reading }) => reading.shownMs),
      most: limits.readingMs,
    },
    {
      name: 'its longest task (ms)',
      value: of(({ reading }) => reading.longestTaskMs),
      most: limits.taskMs,
    },
    {
      name: 'frames a second in a burst',
      value: of(({ burst }) => burst.perSecond),
      least: limits.framesASecond,
    },
    {
      name: 'opening beside a bare window',
      value: of(({ opening }) => opening.almanac) / of(({ opening }) => opening.bare),
      most: limits.opening,
    },
  ];
  for (const check of checks) {
    const limit = check.most ?? check.least;
    const verdict = isKept(check) ? 'kept' : 'MISSED';
    console.log(
      `${check.name.padEnd(34)} ${check.value.toFixed(2).padStart(8)}  limit ${limit}  ${verdict}`,
    );
  }
  return checks.every(isKept);
}

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '5' }, keep: { type: 'string' } },
});
const rounds = Math.max(fewestRounds, Number(values.rounds) || 0);
process.exitCode = (await bench(rounds, values.keep)) ? 0 : 1;
