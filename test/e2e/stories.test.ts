import { renameSync } from 'node:fs';
import type { ElectronApplication, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { until } from '../desktop/until.ts';
import {
  goTo,
  newPerson,
  openedBy,
  quietJob,
  runNow,
  saveJob,
  slotsOf,
  startApp,
  startWithReport,
} from './cast.ts';

const button = (window: Page, name: string) => window.getByRole('button', { name, exact: true });

/** The dialog belongs to the system: here the analyst has chosen this file in it. */
const chooses = (app: ElectronApplication, path: string) =>
  app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] });
  }, path);

test('a job on my own file is added in the editor and makes its first report', async () => {
  const person = newPerson();
  const app = await startApp(person);
  await chooses(app, person.sales);
  const main = await app.firstWindow();
  const settings = await openedBy(app, () => button(main, 'New job').click());
  await button(settings, 'Choose file…').click();
  await settings.getByText('Mondays at 07:00', { exact: true }).click();
  const next = settings.getByRole('list', { name: 'Next runs' }).getByRole('listitem');
  await next.filter({ hasText: 'Mon' }).filter({ hasText: 'about' }).nth(9).waitFor();
  expect(await next.count()).toBe(10);
  await button(settings, 'Save').click();
  await button(settings, 'Run now: Sales').click();
  const report = main.getByRole('list', { name: 'Newest reports' }).getByRole('link');
  await report.click({ timeout: 60_000 });
  await main.frameLocator('iframe').getByRole('heading').first().waitFor();
});

test('a click on a number in the report shows its query, rows and file, and Esc closes them', async () => {
  const { window, runId } = await startWithReport(newPerson());
  await goTo(window, `/reports/${runId}`);
  const number = window.frameLocator('iframe').locator('a[href^="fact/"]').first();
  const text = await number.innerText();
  await number.click();
  const evidence = window.getByRole('complementary', { name: 'Evidence' });
  const shown = [
    evidence.getByText(text),
    evidence.getByRole('region', { name: 'Query' }).getByText(/select/i),
    evidence.getByRole('region', { name: 'Rows' }).getByRole('cell'),
    evidence.getByText('sales.csv', { exact: true }),
  ];
  for (const part of shown) await part.first().waitFor();
  await window.keyboard.press('Escape');
  await evidence.waitFor({ state: 'detached' });
});

test('a failure names the missing file, and with the file back a retry makes the report', async () => {
  const person = newPerson();
  renameSync(person.sales, `${person.sales}.away`);
  saveJob(person, quietJob(person));
  const window = await (await startApp(person)).firstWindow();
  await runNow(person, window);
  await window.getByRole('link', { name: /^Failures/ }).click();
  const failure = window.getByRole('list', { name: 'Failures' }).getByRole('listitem');
  await failure.getByText('sales.csv').waitFor();
  renameSync(`${person.sales}.away`, person.sales);
  await failure.getByRole('button', { name: 'Retry for Sales briefing' }).click();
  await window.getByText('Nothing has failed').waitFor({ timeout: 60_000 });
  await window.getByRole('link', { name: /^Reports/ }).click();
  await window
    .getByRole('list', { name: /^Reports/ })
    .getByRole('link')
    .first()
    .click();
  await window.frameLocator('iframe').getByRole('heading').first().waitFor();
});

test('a failure is mended by choosing where the file is now', async () => {
  const person = newPerson();
  const moved = person.sales.replace('sales.csv', 'moved.csv');
  renameSync(person.sales, moved);
  saveJob(person, quietJob(person));
  const app = await startApp(person);
  await chooses(app, moved);
  const window = await app.firstWindow();
  await runNow(person, window);
  await button(window, 'Choose file… for Sales briefing').click();
  await window.getByRole('list', { name: 'Newest reports' }).getByRole('link').waitFor();
  expect(slotsOf(person)).toEqual(['failed (error)', 'succeeded (on time)']);
  expect(await button(window, 'Choose file… for Sales briefing').count()).toBe(0);
});

/** The settings window of a person with one quiet job. */
async function settingsOf(person = newPerson()): Promise<Page> {
  saveJob(person, quietJob(person));
  const app = await startApp(person);
  const main = await app.firstWindow();
  return openedBy(app, () => button(main, 'Settings').click());
}

test('a paused job says since when and why, is not due, and goes on when resumed', async () => {
  const settings = await settingsOf();
  await button(settings, 'Pause Sales briefing').click();
  await settings.getByLabel('Note').fill('Figures are being corrected');
  await button(settings, 'Pause until I resume').click();
  const job = settings.getByRole('list', { name: 'Jobs' }).getByRole('listitem');
  for (const text of ['Paused since', 'Figures are being corrected', 'Not while it is paused']) {
    await job.getByText(text).waitFor();
  }
  await button(settings, 'Resume Sales briefing').click();
  await job.getByText('On', { exact: true }).waitFor();
  expect(await job.getByText('Not while it is paused').count()).toBe(0);
});

test('a deleted job is gone at once, and Undo brings it back', async () => {
  const settings = await settingsOf();
  await button(settings, 'Delete Sales briefing').click();
  await settings.getByText('No job yet').waitFor();
  await button(settings, 'Undo').click();
  await button(settings, 'Run now: Sales briefing').waitFor();
  await settings.getByText('“Sales briefing” is back').waitFor();
});

test('the schedule of a job is changed in the editor, and what Cancel threw away comes back', async () => {
  const settings = await settingsOf();
  await button(settings, 'Edit Sales briefing').click();
  await settings.getByText('Every hour', { exact: true }).click();
  await button(settings, 'Cancel').click();
  await button(settings, 'Undo').click();
  await button(settings, 'Continue').click();
  await button(settings, 'Save').click();
  const job = settings.getByRole('list', { name: 'Jobs' }).getByRole('listitem');
  await until('the new schedule is shown', () => job.getByText(/^Every hour/).count());
});
