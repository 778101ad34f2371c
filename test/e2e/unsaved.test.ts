import type { ElectronApplication, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { until } from '../desktop/until.ts';
import {
  newPerson,
  openedBy,
  type Person,
  quietJob,
  saveJob,
  startApp,
  withStore,
} from './cast.ts';

const button = (window: Page, name: string) => window.getByRole('button', { name, exact: true });

/** The settings window, over a main window that is open, too. */
async function settingsOf(person: Person): Promise<{ app: ElectronApplication; settings: Page }> {
  const app = await startApp(person);
  return { app, settings: await openSettings(app) };
}

async function openSettings(app: ElectronApplication): Promise<Page> {
  const main = await app.firstWindow();
  return openedBy(app, () => button(main, 'Settings').click());
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

async function closed(app: ElectronApplication, settings: Page): Promise<void> {
  const closing = settings.waitForEvent('close');
  await closeSettings(app);
  await closing;
}

test('the editor closes unasked over unsaved work, which is offered again and saved', async () => {
  const person = newPerson();
  saveJob(person, quietJob(person));
  const { app, settings } = await settingsOf(person);
  const asked = await answersWith(app, 'Keep editing');
  await button(settings, 'Edit Sales briefing').click();
  await settings.getByText('Every hour', { exact: true }).click();
  await closed(app, settings);

  const again = await openSettings(app);
  await button(again, 'Edit Sales briefing').click();
  await again.getByText(/You have unsaved changes from today/).waitFor();
  await button(again, 'Continue').click();
  await button(again, 'Save').click();
  const job = again.getByRole('list', { name: 'Jobs' }).getByText(/^Every hour/);
  await job.waitFor();
  expect(withStore(person, ({ keptDrafts }) => keptDrafts.all())).toEqual([]);
  expect(await asked()).toEqual([]);
});

test('a new job that was half written outlives a kill of the app', async () => {
  const person = newPerson();
  const { app, settings } = await settingsOf(person);
  await button(settings, 'New job').first().click();
  await settings.getByLabel('Name', { exact: true }).fill('Orders of the week');
  await until('it is kept', () =>
    withStore(person, ({ keptDrafts }) => keptDrafts.get(null)?.fields.includes('of the week')),
  );
  app.process().kill('SIGKILL');

  const { settings: there } = await settingsOf(person);
  await button(there, 'Open what is unsaved of Orders of the week').click();
  await button(there, 'Continue').click();
  const name = there.getByLabel('Name', { exact: true });
  await until('it is there', async () => (await name.inputValue()) === 'Orders of the week');
});

test('a connection with an unsaved password asks before its window closes, and is discarded', async () => {
  const { app, settings } = await settingsOf(newPerson());
  await settings.getByRole('link', { name: 'Connections' }).click();
  await button(settings, 'New connection').first().click();
  await settings.getByLabel('Name', { exact: true }).fill('Shop');
  const keeping = await answersWith(app, 'Keep editing');
  await closeSettings(app);
  await until('it has asked', async () => (await keeping()).length > 0);
  expect(await settings.getByLabel('Name', { exact: true }).inputValue()).toBe('Shop');
  await answersWith(app, 'Discard changes');
  await closed(app, settings);
  expect(app.windows()).toHaveLength(1);
});
