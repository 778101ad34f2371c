// `npm run demo`: the real app on sample data, seen from outside. Ends with a table and exit code 0.
import { execFile } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { ElectronApplication, Page } from 'playwright-core';
import type { Desktop } from './desktop/desktop.ts';
import { launchApp } from './desktop/launch-app.ts';
import { readRuntime, root } from './desktop/runtime.ts';
import { startDesktop } from './desktop/start-desktop.ts';
import { until } from './desktop/until.ts';

const execute = promisify(execFile);
const folder = join(root, 'demo');
const home = join(folder, 'home');
const file = (name: string) => join(folder, name);
const jobId = 'sales-briefing';
/** Long enough for the app to be up before the job is due. */
const leadMs = 12_000;

const happened: { readonly what: string; readonly seconds: string; readonly where: string }[] = [];
const startedAt = performance.now();

function note(what: string, where = ''): void {
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  happened.push({ what, seconds, where });
  console.log(`${seconds.padStart(6)} s  ${what}${where ? `  (${where})` : ''}`);
}

/** Runs the `almanac` command on the demo's home and reads the JSON lines it prints. */
async function almanac(...args: readonly string[]): Promise<readonly Record<string, unknown>[]> {
  const cli = join(root, 'out', 'main', 'cli.js');
  const { stdout } = await execute(readRuntime().node, [cli, ...args, '--home', home, '--json']);
  return stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

async function addSampleJob(): Promise<Date> {
  const sales = file('sales.csv');
  const maker = join(root, 'resources', 'samples', 'make-sales.ts');
  const today = new Date().toISOString().slice(0, 10);
  await execute(readRuntime().node, [maker, '--to', today, '--out', sales]);
  const due = new Date(Math.ceil((Date.now() + leadMs) / 1000) * 1000);
  const cron = `${due.getUTCSeconds()} ${due.getUTCMinutes()} ${due.getUTCHours()} * * *`;
  const job = {
    id: jobId,
    name: 'Sales briefing',
    schedule: { cron, timezone: 'UTC' },
    window: 'day',
    sources: [{ id: 'sales', kind: 'csv', path: sales }],
    analysis: { recipe: 'briefing' },
  };
  writeFileSync(file('job.json'), JSON.stringify({ version: 1, jobs: [job] }, null, 2));
  await almanac('jobs', 'add', file('job.json'));
  note(
    `Added the job "Sales briefing", due at ${due.toISOString().slice(11, 19)} UTC`,
    'demo/job.json',
  );
  return due;
}

async function seeTheRun(app: ElectronApplication, desktop: Desktop): Promise<void> {
  const window = await app.firstWindow();
  await window.getByRole('heading', { name: 'Upcoming' }).waitFor();
  await until(
    'the tray shows the icon',
    async () => ((await desktop.trayIcons()) ?? []).length > 0,
  );
  note('Almanac is up: window and tray', 'demo/upcoming-before.png');
  await window.screenshot({ path: file('upcoming-before.png') });

  const notification = await until(
    'the notification server has the report',
    () => desktop.notifications().find(({ summary }) => summary === 'Sales briefing'),
    { timeoutMs: 40_000 },
  );
  note(`Notification as the server received it: "${notification.summary}: ${notification.body}"`);
  await desktop.screenshot(file('desktop.png'));
  note('Picture of the desktop', 'demo/desktop.png');
  await window.getByText(notification.body).first().waitFor();
  await window.screenshot({ path: file('upcoming.png') });
  note('Upcoming with the new report', 'demo/upcoming.png');
  await desktop.clickNotification();
  await seeTheReport(window);
}

async function seeTheReport(window: Page): Promise<void> {
  const frame = window.frameLocator('iframe');
  await frame.locator('h1').first().waitFor();
  await window.screenshot({ path: file('report.png') });
  note('The click opened the report', 'demo/report.png');
  await frame.locator('a[href^="fact/"]').first().click();
  await window.getByRole('complementary', { name: /evidence/i }).waitFor();
  await window.screenshot({ path: file('evidence.png') });
  note('A number clicked: its query and rows', 'demo/evidence.png');
}

async function checkTheLedger(due: Date): Promise<void> {
  const slots = await almanac('slots', '--job', jobId);
  const slot = slots.find((line) => line.dueAt === due.toISOString());
  if (slot?.outcome !== 'succeeded') {
    throw new Error(`The job's slot says ${slot?.outcome ?? 'nothing'} in place of succeeded.`);
  }
  const [run] = await almanac('runs', '--job', jobId);
  const { stdout } = await execute(readRuntime().node, [
    join(root, 'out', 'main', 'cli.js'),
    'report',
    String(run?.run ?? run?.id),
    '--format',
    'html',
    '--home',
    home,
  ]);
  writeFileSync(file('report.html'), stdout);
  note('The ledger says: succeeded, on time; the report as a file', 'demo/report.html');
}

async function demo(): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const desktop = await startDesktop();
  try {
    const due = await addSampleJob();
    const app = await launchApp({ home, env: desktop.env });
    try {
      await seeTheRun(app, desktop);
    } finally {
      await app.close();
    }
    await checkTheLedger(due);
  } finally {
    await desktop.stop();
  }
  console.log('');
  console.table(happened);
  console.log(`Report and pictures lie in ${folder}`);
}

try {
  await demo();
} catch (error) {
  console.error(`The demo stopped: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
