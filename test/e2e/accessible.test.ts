import { renameSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import type { ElectronApplication, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { until } from '../desktop/until.ts';
import {
  goTo,
  newPerson,
  type Person,
  quietJob,
  runNow,
  saveJob,
  startApp,
  startWithReport,
} from './cast.ts';

const themes = ['light', 'dark'] as const;

/** Each violation of the page as it stands, with the elements that break the rule. */
async function violationsOf(page: Page): Promise<string[]> {
  // Without legacy mode axe opens a page of its own, which an Electron window cannot.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

async function dress(app: ElectronApplication, page: Page, theme: (typeof themes)[number]) {
  // Playwright shows every page as light unless told to leave it to the system.
  await page.emulateMedia({ colorScheme: null });
  await app.evaluate(({ nativeTheme }, source) => {
    nativeTheme.themeSource = source;
  }, theme);
  await page.locator(`html[data-mantine-color-scheme=${theme}]`).waitFor();
}

/** The violations on each place in both themes; what is not there by its heading fails the test. */
async function tour(
  app: ElectronApplication,
  page: Page,
  places: Readonly<Record<string, string>>,
) {
  const found: string[] = [];
  for (const theme of themes) {
    await dress(app, page, theme);
    for (const [path, heading] of Object.entries(places)) {
      await goTo(page, path);
      await page.getByRole('heading', { name: heading }).first().waitFor();
      await until(
        'everything has loaded',
        async () => !(await page.locator('[aria-busy=true]').count()),
      );
      found.push(...(await violationsOf(page)).map((each) => `${path} ${theme} ${each}`));
    }
  }
  return found;
}

/** One job that made a report, then lost its file and failed. */
async function startLived(person: Person) {
  const { app, window, runId } = await startWithReport(person);
  renameSync(person.sales, `${person.sales}.away`);
  saveJob(person, quietJob(person, { id: 'broken', name: 'Broken briefing' }));
  const failed = await runNow(person, window, 'broken');
  return { app, window, runId, failed };
}

test('the check finds what is planted', async () => {
  const page = await (await startApp(newPerson())).firstWindow();
  await page.getByRole('heading', { name: 'Upcoming' }).waitFor();
  await page.evaluate(() => document.querySelector('main')?.append(new Image(9, 9)));
  expect(await violationsOf(page)).toEqual([expect.stringContaining('image-alt')]);
});

test('an empty Almanac has no accessibility violation in either theme', async () => {
  const app = await startApp(newPerson());
  const places = {
    '/': 'What should I watch for you?',
    '/failures': 'Failures',
    '/reports': 'Reports',
    '/history': 'History',
    '/settings/jobs': 'Jobs',
    '/settings/jobs/new': 'New job',
    '/settings/models': 'Models',
    '/settings/general': 'General',
    '/settings/about': 'About',
  };
  expect(await tour(app, await app.firstWindow(), places)).toEqual([]);
});

test('an Almanac with jobs, a report and a failure has none either', async () => {
  const { app, window, runId, failed } = await startLived(newPerson());
  const places = {
    '/': 'Needs your attention',
    '/failures': 'Failures',
    '/reports': 'Reports',
    [`/reports/${runId}`]: '',
    '/history': 'History',
    [`/compare/${runId}_${runId}`]: 'Two reports compared',
    [`/runs/${runId}`]: 'Sales briefing',
    [`/runs/${failed}`]: 'Broken briefing',
    '/settings/jobs': 'Jobs',
    '/settings/jobs/sales': 'Edit “Sales briefing”',
  };
  expect(await tour(app, window, places)).toEqual([]);
  expect(await widerThanTheirWindow(app, window, Object.keys(places))).toEqual([]);
}, 240_000);

/** The places that scroll sideways at twice the size, which nobody can read by keyboard. */
async function widerThanTheirWindow(
  app: ElectronApplication,
  page: Page,
  paths: readonly string[],
) {
  await app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    window?.setContentSize(1280, 800);
    window?.webContents.setZoomFactor(2);
  });
  const wide: string[] = [];
  for (const path of paths) {
    await goTo(page, path);
    await until(
      'everything has loaded',
      async () => !(await page.locator('[aria-busy=true]').count()),
    );
    const isWide = await page.evaluate(() =>
      [document.documentElement, ...document.querySelectorAll('main')].some(
        (part) => part.scrollWidth > part.clientWidth + 1,
      ),
    );
    if (isWide) wide.push(path);
  }
  return wide;
}

test('a word that is found in a report is marked there, and finding has no violation in either theme', async () => {
  const { app, window, runId } = await startWithReport(newPerson());
  await goTo(window, `/reports/${runId}`);
  await window.frameLocator('iframe').locator('h1').waitFor();
  await window.keyboard.press('Control+F');
  await window.getByRole('textbox', { name: 'Find in this report' }).fill('net');
  await window.getByText(/^1 of \d+ places/).waitFor();
  const marked = window.frameLocator('iframe').locator('mark').first();
  expect(await marked.textContent()).toMatch(/net/i);
  for (const theme of themes) {
    await dress(app, window, theme);
    expect(await violationsOf(window)).toEqual([]);
  }
});

test('the month of History and the palette have none in either theme', async () => {
  const { app, window } = await startLived(newPerson());
  await goTo(window, '/history');
  await window.getByText('Month', { exact: true }).click();
  await window.getByRole('table').waitFor();
  for (const theme of themes) {
    await dress(app, window, theme);
    expect(await violationsOf(window)).toEqual([]);
  }
  await window.keyboard.press('Control+K');
  await window.getByLabel('Go to a page or run a job').waitFor();
  for (const theme of themes) {
    await dress(app, window, theme);
    expect(await violationsOf(window)).toEqual([]);
  }
});

test('the evidence beside a report has no accessibility violation', async () => {
  const { app, window, runId } = await startWithReport(newPerson());
  await goTo(window, `/reports/${runId}`);
  await window.getByRole('button', { name: 'Evidence' }).click();
  await window.getByRole('region', { name: 'Query' }).waitFor();
  for (const theme of themes) {
    await dress(app, window, theme);
    expect(await violationsOf(window)).toEqual([]);
  }
});

/** The names of what Tab comes by, in its order, until it begins anew. */
async function tabOrder(page: Page): Promise<string[]> {
  const names = new Map<number, string>();
  for (;;) {
    await page.keyboard.press('Tab');
    const [place, name] = await page.evaluate(() => {
      const active = document.activeElement as HTMLInputElement;
      const label = active.labels?.[0]?.textContent ?? active.getAttribute('aria-label');
      const place = [...document.querySelectorAll('*')].indexOf(active);
      return [place, label ?? active.textContent] as const;
    });
    if (names.has(place)) return [...names.values()];
    names.set(place, name);
  }
}

test('Tab reaches what can be done on the empty home, by its name', async () => {
  const window = await (await startApp(newPerson())).firstWindow();
  await window.getByRole('button', { name: 'My file' }).waitFor();
  const order = await tabOrder(window);
  expect(order).toEqual(
    expect.arrayContaining(['Upcoming', 'New job', 'Settings', 'My file', 'See an example']),
  );
});

test('Tab reaches every act of a job and every field of the editor', async () => {
  const person = newPerson();
  saveJob(person, quietJob(person));
  const window = await (await startApp(person)).firstWindow();
  await goTo(window, '/settings/jobs');
  await window.getByRole('button', { name: 'Delete Sales briefing' }).waitFor();
  const acts = ['Run now: Sales briefing', 'Pause', 'Edit', 'Delete'];
  const order = await tabOrder(window);
  expect(acts.filter((act) => !order.some((name) => name.startsWith(act)))).toEqual([]);
  await goTo(window, '/settings/jobs/sales');
  await window.getByRole('button', { name: 'Save' }).waitFor();
  const fields = ['Choose another file…', 'Name', 'Time zone', 'Each report covers', 'Advanced'];
  expect(await tabOrder(window)).toEqual(expect.arrayContaining([...fields, 'Save']));
});

test('the keyboard alone opens a report, its evidence, and comes back', async () => {
  const { window } = await startWithReport(newPerson());
  await window.getByRole('list', { name: 'Newest reports' }).getByRole('link').press('Enter');
  const evidence = window.getByRole('button', { name: 'Evidence' });
  await evidence.press('Enter');
  const panel = window.getByRole('complementary', { name: 'Evidence' });
  await panel.waitFor();
  await window.keyboard.press('Escape');
  await panel.waitFor({ state: 'detached' });
  expect(await evidence.evaluate((button) => button === document.activeElement)).toBe(true);
});
