import type { ElectronApplication, Page } from 'playwright-core';
import { launchApp } from '../desktop/launch-app.ts';
import { goTo, newPerson, openedBy, quietJob, runNow, saveJob } from './cast.ts';

/** One app with a report and both windows open. */
export interface Toured {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly settings: Page;
  /** The run whose report the main window shows. */
  readonly runId: string;
  /** The address of everything that a page has asked for. */
  readonly requested: readonly string[];
}

/** Starts it; whoever asked closes it. */
export async function openToured(): Promise<Toured> {
  const person = newPerson();
  saveJob(person, quietJob(person));
  const app = await launchApp({ home: person.home });
  const requested: string[] = [];
  app.context().on('request', (request) => requested.push(request.url()));
  const page = await app.firstWindow();
  const runId = await runNow(person, page);
  const settings = await openedBy(app, async () => {
    await page.evaluate(() => window.almanac.call('window.open-settings', { page: 'jobs' }));
  });
  await settings.getByRole('heading', { name: 'Jobs' }).waitFor();
  await goTo(page, `/reports/${runId}`);
  await page.frameLocator('iframe').getByRole('heading').first().waitFor();
  return { app, page, settings, runId, requested };
}
