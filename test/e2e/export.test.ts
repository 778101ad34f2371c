import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ElectronApplication, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { until } from '../desktop/until.ts';
import { goTo, newPerson, type Person, startWithReport } from './cast.ts';

/** The dialog belongs to the system: here the person has chosen this place in it. */
const saves = (app: ElectronApplication, path: string) =>
  app.evaluate(({ dialog }, chosen) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath: chosen });
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] });
  }, path);

const choose = async (window: Page, item: string) => {
  await window.getByRole('button', { name: 'Export', exact: true }).click();
  await window.getByRole('menuitem', { name: item }).first().click();
};

async function withReport(person: Person = newPerson()) {
  const started = await startWithReport(person);
  await goTo(started.window, `/reports/${started.runId}`);
  return { ...started, folder: dirname(person.sales) };
}

test('a report is saved as PDF where the person chose, and its folder is one click away', async () => {
  const { app, window, folder } = await withReport();
  const file = join(folder, 'Sales.pdf');
  await saves(app, file);
  // A menu that was opened by mistake is closed, and the report stays.
  await window.getByRole('button', { name: 'Export', exact: true }).click();
  await window.getByRole('menuitem', { name: 'Save as PDF…' }).waitFor();
  await window.keyboard.press('Escape');
  await window.getByRole('menu').waitFor({ state: 'detached' });
  const beganAt = performance.now();
  await choose(window, 'Save as PDF…');
  await until('the first PDF is there', () => existsSync(file), { everyMs: 20 });
  const seconds = (performance.now() - beganAt) / 1000;
  process.stderr.write(`The first PDF was there ${seconds.toFixed(1)} s after the choice.\n`);
  await window.getByText('Saved Sales.pdf').waitFor();
  await window.getByRole('button', { name: 'Show in folder' }).waitFor();
  expect(readFileSync(file, 'latin1').slice(0, 5)).toBe('%PDF-');
});

test('all tables of a report go into a chosen folder, and nothing there is written over', async () => {
  const { app, window, folder } = await withReport();
  const place = join(folder, 'tables');
  mkdirSync(place);
  await saves(app, place);
  for (const time of [1, 2]) {
    await choose(window, 'Save as CSV…');
    await until('they are there', () => readdirSync(place).length === time * 5);
  }
  expect(readdirSync(place).filter((name) => name.includes('(2)'))).toHaveLength(5);
});

test('a folder that cannot be written is said, and the report stays', async () => {
  const { app, window, folder } = await withReport();
  await saves(app, join(folder, 'gone', 'Sales.html'));
  await choose(window, 'Save as web page…');
  await window
    .getByText(/^The folder .*gone is not there any more\. Choose another one\.$/)
    .waitFor();
  expect(existsSync(join(folder, 'gone'))).toBe(false);
});

test('a table is copied as table and as text, and a chart as picture', async () => {
  const { app, window } = await withReport();
  await choose(window, 'Copy “By region”');
  await window.getByText('“By region” is copied.').waitFor();
  const table = await app.evaluate(({ clipboard }) => {
    const older = clipboard as unknown as { readHTML(): string; readText(): string };
    return { html: older.readHTML(), text: older.readText() };
  });
  expect(table.html).toMatch(/<td[^>]*sdval="/);
  expect(table.text).toMatch(/^Region\tNet amount/);
  await choose(window, 'Copy picture of');
  await window.getByText(/^“Net amount by .*” is copied\.$/).waitFor();
  const size = await app.evaluate(({ clipboard }) =>
    (clipboard as unknown as { readImage(): Electron.NativeImage }).readImage().getSize(),
  );
  expect(size).toEqual({ width: 1440, height: 600 });
});

test('text of the evidence is copied by its button', async () => {
  const { app, window } = await withReport();
  await window.getByRole('button', { name: 'Evidence', exact: true }).click();
  await window.getByRole('button', { name: 'Copy query' }).click();
  await window.getByText('Copied').waitFor();
  const text = await app.evaluate(({ clipboard }) => clipboard.readText());
  expect(text).toMatch(/^SELECT/);
});
