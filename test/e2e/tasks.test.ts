import { readFileSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ElectronApplication, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import {
  goTo,
  newPerson,
  openedBy,
  type Person,
  quietJob,
  runNow,
  salesJob,
  saveJob,
  secondsFromNow,
  slotsOf,
  startApp,
  withStore,
} from './cast.ts';

const button = (window: Page, name: string | RegExp) =>
  window.getByRole('button', { name, exact: true });
const listed = (window: Page, list: string) =>
  window.getByRole('list', { name: list }).getByRole('listitem');

/** The dialogs belong to the system: here the analyst has chosen this path in either. */
const chooses = (app: ElectronApplication, path: string) =>
  app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] });
    dialog.showSaveDialog = async () => ({ canceled: false, filePath: chosen });
  }, path);

async function settingsOf(app: ElectronApplication): Promise<{ main: Page; settings: Page }> {
  const main = await app.firstWindow();
  const settings = await openedBy(app, () => button(main, 'Settings').click());
  return { main, settings };
}

test('a job in plain words is tried, looked at for a year, made ready by 9 without Christmas, and saved', async () => {
  const person = newPerson();
  const app = await startApp(person);
  const main = await app.firstWindow();
  const settings = await openedBy(app, () => button(main, 'New job').click());
  await settings.getByLabel('Say it in your own words').fill(`weekdays by 9, ${person.sales}`);
  await button(settings, 'Fill in').click();
  await listed(settings, 'Understood').filter({ hasText: 'Ready by 09:00' }).waitFor();
  await settings.getByText('Advanced', { exact: true }).click();
  const year = new Date().getUTCFullYear();
  await settings.getByLabel('Excluded days').fill(`${year}-12-25, ${year + 1}-12-25`);

  await button(settings, 'Try it now').click();
  const test = settings.getByRole('dialog', { name: /^Test of/ });
  await settings.frameLocator('iframe').getByRole('heading').first().waitFor({ timeout: 60_000 });
  await test.getByText('This is a test', { exact: true }).waitFor();
  await button(settings, 'Close the test').click();

  await button(settings, 'How would a year go?').click();
  await settings.getByText(/ reports on time/).waitFor({ timeout: 90_000 });

  await button(settings, 'Save').click();
  const job = listed(settings, 'Jobs').filter({ hasText: 'ready by 09:00' });
  await job.getByText(/not on \d{4}-12-25/).waitFor();
  expect(slotsOf(person)).toEqual([]);
  expect(withStore(person, ({ reports }) => reports.list({ limit: 9 }))).toEqual([]);
});

test('a job of mine is made weekdays, ready by 9, and paused until Monday', async () => {
  const person = newPerson();
  saveJob(person, quietJob(person));
  const { settings } = await settingsOf(await startApp(person));
  await button(settings, 'Edit Sales briefing').click();
  await settings.getByText('Weekdays at 09:00', { exact: true }).click();
  await settings.getByLabel('Ready by').fill('9');
  await listed(settings, 'Changed dates').first().waitFor();
  await button(settings, 'Save').click();
  const job = listed(settings, 'Jobs').filter({ hasText: 'Sales briefing' });
  await job.getByText(/^Monday through Friday · ready by 09:00/).waitFor();

  await button(settings, 'Pause Sales briefing').click();
  await settings.getByRole('radio', { name: /^Monday/ }).check();
  await button(settings, 'Pause until then').click();
  await job.getByText(/Paused since today .* until .*00:00/).waitFor();
  await job.getByText(/^Not before .*00:00$/).waitFor();
});

/** A daily job of the last days, all of which the laptop was off, and which catches nothing up. */
function addMissed(person: Person): void {
  const job = salesJob(person, secondsFromNow(-3_600), {
    catchUp: { policy: 'skip', withinMs: 604_800_000, graceMs: 60_000, max: 10 },
  });
  const thenMs = Date.now() - 3 * 86_400_000;
  withStore(person, ({ jobs, settings }) => {
    jobs.save(job, thenMs);
    settings.set('alive_ms', thenMs);
  });
}

test('why a report is missing is said in History, and two reports are compared', async () => {
  const person = newPerson();
  addMissed(person);
  const app = await startApp(person);
  const main = await app.firstWindow();
  await main.getByRole('link', { name: 'History' }).click();
  const missed = main.getByText('missed while Almanac was not running').first();
  await missed.waitFor();

  const first = await runNow(person, main);
  const again = await main.evaluate(
    (runId) => window.almanac.call('report.again', { runId, data: 'as-is-now' }),
    first,
  );
  if (!again.ok) throw new Error(again.failures[0]?.message);
  await goTo(main, `/runs/${again.value.runId}`);
  await main.getByText('Succeeded').first().waitFor({ timeout: 60_000 });
  await main.getByRole('link', { name: /^Reports/ }).click();
  for (const at of [0, 1]) await main.getByRole('checkbox').nth(at).check();
  await button(main, /^Compare/).click();
  await main.getByRole('heading', { name: 'Two reports compared' }).waitFor();
  await main.getByText(/\d+ the same/).waitFor();
});

test('jobs move to another laptop in a file, with their tags, and an edit of the recipe is taken back', async () => {
  const [old, fresh] = [newPerson(), newPerson()];
  withStore(old, ({ jobs }) => jobs.save(quietJob(old, { tags: ['finance'] }), Date.now()));
  const file = join(dirname(old.sales), 'jobs.yaml');
  const first = await startApp(old);
  await chooses(first, file);
  const { settings } = await settingsOf(first);
  await button(settings, 'Export all…').click();
  await settings.getByText(`Saved ${file}`).waitFor();
  expect(readFileSync(file, 'utf8')).toContain('- finance');
  await first.close();
  // On the other laptop the data lies elsewhere.
  renameSync(old.sales, `${old.sales}.gone`);

  const second = await startApp(fresh);
  await chooses(second, file);
  const there = (await settingsOf(second)).settings;
  await button(there, 'Import…').click();
  await listed(there, 'Jobs of this file').filter({ hasText: 'New here' }).waitFor();
  await chooses(second, fresh.sales);
  await button(there, 'Choose where sales.csv is').click();
  await listed(there, 'Not on this laptop').waitFor({ state: 'detached' });
  await button(there, 'Import 1 job').click();
  await listed(there, 'Jobs').filter({ hasText: 'finance' }).first().waitFor();
  expect(withStore(fresh, ({ jobs }) => jobs.get('sales')?.sources)).toMatchObject([
    { path: fresh.sales },
  ]);

  await button(there, 'Edit Sales briefing').click();
  await there.getByLabel('Name').fill('Renamed');
  await button(there, 'Save').click();
  await button(there, 'More for Renamed').click();
  await there.getByRole('menuitem', { name: 'Earlier versions' }).click();
  await listed(there, 'Versions').filter({ hasText: 'Sales briefing → Renamed' }).waitFor();
  await button(there, 'Go back to version 1').click();
  await there.getByRole('heading', { name: 'Versions of “Sales briefing”' }).waitFor();
});
