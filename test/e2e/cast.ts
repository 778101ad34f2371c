import { once } from 'node:events';
import { createWriteStream, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElectronApplication, Page } from 'playwright-core';
import { onTestFinished } from 'vitest';
import type { JobSpec } from '../../main/domain/job/job.ts';
import { pathsOf } from '../../main/store/home.ts';
import { machineRandom } from '../../main/store/machine.ts';
import { openStore, type Store } from '../../main/store/open-store.ts';
import { touchWakeFile } from '../../main/store/wake-file.ts';
import type { Bridge } from '../../preload/contract/bridge.ts';
import { makeSales } from '../../resources/samples/make-sales.ts';
import { csvSource, plainJob } from '../cast/plain-job.ts';
import { desktopOf } from '../desktop/desktop.ts';
import { type LaunchOptions, launchApp } from '../desktop/launch-app.ts';
import { until } from '../desktop/until.ts';

declare global {
  /** The page, in what a test evaluates there. */
  interface Window {
    readonly almanac: Bridge;
  }
}

export const desktop = desktopOf(process.env);

/** A folder of a person: an Almanac home and the sales file of that person's shop. */
export interface Person {
  readonly home: string;
  readonly sales: string;
}

export function newPerson(): Person {
  const folder = mkdtempSync(join(tmpdir(), 'almanac-e2e-'));
  const sales = join(folder, 'sales.csv');
  writeFileSync(sales, makeSales({ to: new Date().toISOString().slice(0, 16), days: 40 }));
  return { home: join(folder, 'home'), sales };
}

/** A job of the person's sales that is due at this second of every day; change what a test is about. */
export function salesJob(person: Person, due: Date, change: Partial<JobSpec> = {}): JobSpec {
  const cron = `${due.getUTCSeconds()} ${due.getUTCMinutes()} ${due.getUTCHours()} * * *`;
  return {
    ...plainJob,
    id: 'sales',
    name: 'Sales briefing',
    schedule: { cron, timezone: 'UTC' },
    retry: { attempts: 1, firstMs: 1000, maxMs: 1000 },
    timeoutMs: 120_000,
    sources: [csvSource('sales', person.sales)],
    ...change,
  };
}

export function secondsFromNow(seconds: number): Date {
  return new Date(Math.ceil(Date.now() / 1000 + seconds) * 1000);
}

/** Opens the person's store beside the app: several processes may, one executes. */
export function withStore<T>({ home }: Person, use: (store: Store) => T): T {
  const store = openStore({ paths: pathsOf(home), random: machineRandom, durability: 'full' });
  try {
    return use(store);
  } finally {
    store.close();
  }
}

/** Saves a job beside the app and tells it, as the command does. */
export function saveJob(person: Person, spec: JobSpec): void {
  withStore(person, (store) => store.jobs.save(spec, Date.now()));
  touchWakeFile(pathsOf(person.home).wake);
}

/** "outcome (reason)" of each slot of the job, oldest first; the run's state while it is under way. */
export function slotsOf(person: Person, jobId = 'sales'): string[] {
  return withStore(person, ({ history }) =>
    history
      .slots({ jobId, limit: 100, order: 'oldest' })
      .map(({ outcome, reason, run }) =>
        outcome ? `${outcome} (${reason})` : (run?.state ?? 'open'),
      ),
  );
}

/** Starts the app on the person's home; it is closed when the test ends, however it ends. */
export async function startApp(
  person: Person,
  options: Omit<LaunchOptions, 'home'> = {},
): Promise<ElectronApplication> {
  const app = await launchApp({ home: person.home, ...options });
  // Kept from the start: Playwright forgets the process as soon as it has ended.
  const child = app.process();
  onTestFinished(async () => {
    if (child.exitCode === null) child.kill('SIGKILL');
    await desktop.closeNotifications();
  });
  return app;
}

/** Rows enough to keep a worker busy for some seconds: what a slow query looks like from outside. */
export async function makeLargeFile(file: string, millionRows: number): Promise<void> {
  const stream = createWriteStream(file);
  stream.write('order date,order id,region,product,quantity,net amount\n');
  const now = Date.now();
  for (let block = 0; block < millionRows * 10; block += 1) {
    const lines: string[] = [];
    for (let n = 0; n < 100_000; n += 1) {
      const at = new Date(now - ((block * 100_000 + n) % 3_000_000) * 1000).toISOString();
      lines.push(
        `${at.slice(0, 10)} ${at.slice(11, 19)},SO-${block}-${n},R${n % 7},P${n % 31},${n % 9},${n % 977}.25`,
      );
    }
    if (!stream.write(`${lines.join('\n')}\n`)) await once(stream, 'drain');
  }
  stream.end();
  await once(stream, 'finish');
}

/** Processes of the app's windows: none may live while all are closed. */
export async function countRenderers(app: ElectronApplication): Promise<number> {
  return app.evaluate(
    ({ app: electron }) => electron.getAppMetrics().filter(({ type }) => type === 'Tab').length,
  );
}

/** A job that only a person starts while a test lasts: it is due half a day from now. */
export function quietJob(person: Person, change: Partial<JobSpec> = {}): JobSpec {
  return salesJob(person, secondsFromNow(43_200), change);
}

/** Starts the app with a quiet job that has one report; its main window is open. */
export async function startWithReport(
  person: Person,
): Promise<{ app: ElectronApplication; window: Page; runId: string }> {
  saveJob(person, quietJob(person));
  const app = await startApp(person);
  const window = await app.firstWindow();
  return { app, window, runId: await runNow(person, window) };
}

/** Asks for a run as the window’s button does; `again` also when its period has a report. @returns the run, once it has ended */
export async function runNow(
  person: Person,
  page: Page,
  jobId = 'sales',
  again = false,
): Promise<string> {
  const argument = { jobId, again };
  const answer = await page.evaluate(
    (asked) => window.almanac.call('job.run-now', asked),
    argument,
  );
  if (!answer.ok) throw new Error(answer.failures[0]?.message);
  const { runId } = answer.value;
  await until(
    'the run has ended',
    () => withStore(person, ({ history }) => history.slotOf(runId)?.outcome),
    { timeoutMs: 90_000 },
  );
  return runId;
}

/** Shows a place of the app in a window that is open. */
export async function goTo(page: Page, path: string): Promise<void> {
  await page.evaluate((place) => {
    window.location.hash = place;
  }, path);
}

/** What the act opens: a new window, once it is there. */
export async function openedBy(app: ElectronApplication, act: () => Promise<void>): Promise<Page> {
  const [window] = await Promise.all([app.waitForEvent('window'), act()]);
  return window;
}

/** Starts the app on an empty home; its main window shows Upcoming. */
export async function openApp(
  args: readonly string[] = [],
): Promise<{ app: ElectronApplication; page: Page }> {
  const app = await startApp(newPerson(), { args });
  const page = await app.firstWindow();
  await page.getByRole('heading', { name: 'Upcoming' }).waitFor();
  return { app, page };
}

/** Answers the question whether a link may be opened with Cancel, and keeps what was asked. */
export async function cancelQuestions(app: ElectronApplication): Promise<() => Promise<string[]>> {
  await app.evaluate(({ dialog }) => {
    const asked: string[] = [];
    Object.assign(globalThis, { asked });
    dialog.showMessageBox = async (...given: unknown[]) => {
      asked.push((given.at(-1) as Electron.MessageBoxOptions).detail ?? '');
      return { response: 1, checkboxChecked: false };
    };
  });
  return () => app.evaluate(() => (globalThis as unknown as { asked: string[] }).asked);
}
