import type { ElectronApplication, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { until } from '../desktop/until.ts';
import { newPerson, openedBy, quietJob, saveJob, startApp } from './cast.ts';

/** The editor of a job in the settings window, over a main window that is open, too. */
async function editing(): Promise<{ app: ElectronApplication; settings: Page }> {
  const person = newPerson();
  saveJob(person, quietJob(person));
  const app = await startApp(person);
  const main = await app.firstWindow();
  const settings = await openedBy(app, () =>
    main.getByRole('button', { name: 'Settings', exact: true }).click(),
  );
  await settings.getByRole('button', { name: 'Edit Sales briefing' }).click();
  await settings.getByRole('button', { name: 'Save' }).waitFor();
  return { app, settings };
}

/** Answers the dialogs of the system with the button of this name. @returns what was asked so far */
async function answersWith(
  app: ElectronApplication,
  name: string,
): Promise<() => Promise<string[]>> {
  await app.evaluate(({ dialog }, chosen) => {
    const asked: string[] = [];
    Object.assign(globalThis, { asked });
    dialog.showMessageBox = async (...given: unknown[]) => {
      const { message, buttons = [] } = given.at(-1) as Electron.MessageBoxOptions;
      asked.push(message);
      return { response: buttons.indexOf(chosen), checkboxChecked: false };
    };
  }, name);
  return () => app.evaluate(() => (globalThis as unknown as { asked: string[] }).asked);
}

/** As the cross in the corner does. */
const closeSettings = (app: ElectronApplication) =>
  app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()
      .find((window) => window.webContents.getURL().includes('#/settings'))
      ?.close(),
  );

test('a settings window with unsaved work asks before it closes, and keeps the work', async () => {
  const { app, settings } = await editing();
  const asked = await answersWith(app, 'Keep editing');
  await settings.getByText('Every hour', { exact: true }).click();
  await closeSettings(app);
  await until('it has asked', async () => (await asked()).length > 0);
  await settings.getByRole('button', { name: 'Save' }).click();
  await settings
    .getByRole('list', { name: 'Jobs' })
    .getByText(/^Every hour/)
    .waitFor();
  expect(await asked()).toEqual(['Discard what you changed?']);
});

test('unsaved work that the analyst discards lets the window close', async () => {
  const { app, settings } = await editing();
  await answersWith(app, 'Discard changes');
  await settings.getByText('Every hour', { exact: true }).click();
  const closed = settings.waitForEvent('close');
  await closeSettings(app);
  await closed;
  expect(app.windows()).toHaveLength(1);
});

test('an editor in which nothing was changed closes unasked', async () => {
  const { app, settings } = await editing();
  const asked = await answersWith(app, 'Keep editing');
  const closed = settings.waitForEvent('close');
  await closeSettings(app);
  await closed;
  expect(await asked()).toEqual([]);
});
