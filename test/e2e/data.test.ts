import { existsSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElectronApplication } from 'playwright-core';
import { expect, test } from 'vitest';
import { pathsOf } from '../../main/store/home.ts';
import { until } from '../desktop/until.ts';
import { violationsInBothThemes } from './axe.ts';
import { goTo, newPerson, quietJob, saveJob, startApp, withStore } from './cast.ts';

/** Playwright cannot follow an app that starts itself anew: the test starts it instead. */
async function restarts(app: ElectronApplication, act: () => Promise<void>): Promise<void> {
  await app.evaluate(({ app: electron }) => {
    electron.relaunch = () => undefined;
  });
  const closed = app.waitForEvent('close');
  await act();
  await closed;
}

test('a database that is garbage is offered its backup, and with it Almanac is itself again', async () => {
  const person = newPerson();
  const paths = pathsOf(person.home);
  saveJob(person, quietJob(person));
  await withStore(person, (store) => store.backups.take(Date.now()));
  writeFileSync(paths.db, 'garbage '.repeat(4000));
  const app = await startApp(person);
  const window = await app.firstWindow();
  await window.getByRole('heading', { name: 'Almanac cannot open its database' }).waitFor();
  expect(await violationsInBothThemes(app, window)).toEqual([]);
  await restarts(app, () => window.getByRole('button', { name: /^Restore the backup/ }).click());
  const again = await startApp(person);
  const page = await again.firstWindow();
  await page.getByText('Sales briefing').first().waitFor();
  expect(readdirSync(paths.quarantine)).toHaveLength(1);
});

test('Data makes a backup, puts it back, and exports everything', async () => {
  const person = newPerson();
  const folder = mkdtempSync(join(tmpdir(), 'almanac-out-'));
  saveJob(person, quietJob(person));
  const app = await startApp(person);
  const page = await app.firstWindow();
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [filePath] });
  }, folder);
  await goTo(page, '/settings/data');
  await page.getByRole('button', { name: 'Back up now' }).click();
  const restore = page.getByRole('button', { name: /^Restore the backup/ });
  await restore.first().waitFor();
  await page.getByRole('button', { name: 'Export everything…' }).click();
  await page.getByText('Written to').waitFor();
  const [written = ''] = readdirSync(folder);
  expect(existsSync(join(folder, written, 'jobs.yaml'))).toBe(true);
  await restore.first().click();
  await restarts(app, () => page.getByRole('button', { name: 'Restore and restart' }).click());
  const again = await startApp(person);
  await again.firstWindow();
  await until('it says so', () => withStore(person, ({ settings }) => settings.text('restored')));
});
