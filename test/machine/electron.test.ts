import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElectronApplication } from 'playwright-core';
import { afterEach, expect, test } from 'vitest';
import { desktopOf } from '../desktop/desktop.ts';
import { killApp, launchApp } from '../desktop/launch-app.ts';
import { until } from '../desktop/until.ts';

let app: ElectronApplication | undefined;
let folder: string;

afterEach(async () => {
  if (app) await killApp(app);
  app = undefined;
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

async function startProbe(name: string): Promise<ElectronApplication> {
  folder = mkdtempSync(join(tmpdir(), 'almanac-probe-'));
  const path = join(import.meta.dirname, 'probes', name);
  app = await launchApp({ app: path, args: [`--user-data-dir=${folder}`] });
  return app;
}

test('a bare Electron opens a window on the screen', async () => {
  const bare = await startProbe('bare');
  const window = await bare.firstWindow();
  expect(await window.textContent('h1')).toBe('Bare');
  const desktop = desktopOf(process.env);
  await until('it is on the screen', async () => (await desktop.windowTitles()).includes('Bare'));
});

test('SQLite loads in the main process and commits with synchronous FULL', async () => {
  const probe = await startProbe('sqlite');
  const result = await probe.evaluate(
    (_, file) => (globalThis as unknown as Probe).writeAndRead(file),
    join(folder, 'probe.db'),
  );
  const rows = [{ due_at_ms: 1_772_521_200_000 }];
  expect(result).toEqual({ journal: 'wal', synchronous: 2, rows });
});

test('DuckDB answers a query in a worker process of Electron', async () => {
  const probe = await startProbe('worker');
  const answer = await probe.evaluate(() => (globalThis as unknown as Probe).answer);
  expect(answer).toEqual([{ total: '499500' }]);
});

test('a tray icon docks, and a notification is received and its click comes back', async () => {
  const desktop = desktopOf(process.env);
  const before = desktop.notifications().length;
  const probe = await startProbe('tray');
  await until('the icon docks', async () => (await desktop.trayIcons())?.length === 1);
  await until('it is received', () => desktop.notifications().length > before);
  expect(desktop.notifications().at(-1)).toMatchObject({
    summary: 'Report ready',
    body: 'Weekly sales: 3 findings',
  });
  await desktop.clickNotification();
  await until('the click arrives', () =>
    probe.evaluate(() => (globalThis as unknown as Probe).clicks === 1),
  );
  await desktop.closeNotifications();
});

/** What the probes leave in their global scope. */
interface Probe {
  readonly writeAndRead: (file: string) => unknown;
  readonly answer: Promise<unknown>;
  readonly clicks: number;
}
