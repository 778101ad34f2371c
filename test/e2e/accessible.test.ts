import { once } from 'node:events';
import type { ElectronApplication, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchApp } from '../desktop/launch-app.ts';
import { until } from '../desktop/until.ts';
import { loaded, type Place, tour, violationsInReport, violationsOf } from './axe.ts';
import { goTo, newPerson } from './cast.ts';
import { type Lived, startLived } from './lived.ts';
import {
  button,
  findNet,
  goOffline,
  opened,
  openOutcomes,
  openPalette,
  showMonth,
} from './page-acts.ts';

describe('an empty Almanac', () => {
  let app: ElectronApplication;
  let page: Page;
  beforeAll(async () => {
    app = await launchApp({ home: newPerson().home });
    page = await app.firstWindow();
    await page.getByRole('button', { name: 'My file' }).waitFor();
  });
  afterAll(() => ended(app));

  test('Tab reaches what can be done on the empty home, by its name', async () => {
    const names = ['Upcoming', 'New job', 'Settings', 'My file', 'See an example'];
    expect(await tabOrder(page)).toEqual(expect.arrayContaining(names));
  });

  test('it has no accessibility violation in either theme', async () => {
    const places = [
      { path: '/', heading: 'What should I watch for you?' },
      { path: '/failures', heading: 'Failures' },
      { path: '/reports', heading: 'Reports' },
      { path: '/history', heading: 'History' },
      { path: '/settings/jobs', heading: 'Jobs' },
      { path: '/settings/jobs/new', heading: 'New job' },
      { path: '/settings/models', heading: 'Models' },
      { path: '/settings/general', heading: 'General' },
      { path: '/settings/about', heading: 'About' },
    ];
    expect(await tour(app, page, places)).toEqual([]);
  });

  test('the check finds what is planted', async () => {
    await page.evaluate(() => document.querySelector('main')?.append(new Image(9, 9)));
    expect(await violationsOf(page)).toEqual([expect.stringContaining('image-alt')]);
  });
});

describe('an Almanac with jobs, a report and a failure', () => {
  let lived: Lived;
  beforeAll(async () => {
    lived = await startLived();
  });
  afterAll(async () => {
    await ended(lived.app);
    await lived.stop();
  });

  test('Tab reaches every act of a job and every field of the editor', async () => {
    const { page } = lived;
    await goTo(page, '/settings/jobs');
    await button(page, 'Delete Sales briefing').waitFor();
    const acts = ['Run now: Sales briefing', 'Pause', 'Edit', 'Delete'];
    const order = await tabOrder(page);
    expect(acts.filter((act) => !order.some((name) => name.startsWith(act)))).toEqual([]);
    await goTo(page, '/settings/jobs/sales');
    await button(page, 'Save').waitFor();
    const fields = ['Choose another file…', 'Name', 'Time zone', 'Each report covers', 'Advanced'];
    expect(await tabOrder(page)).toEqual(expect.arrayContaining([...fields, 'Save']));
  });

  test('the keyboard alone opens a report, its evidence, and comes back', async () => {
    const { page } = lived;
    await goTo(page, '/');
    await page.getByRole('list', { name: 'Newest reports' }).getByRole('link').press('Enter');
    const evidence = button(page, 'Evidence');
    await evidence.press('Enter');
    const panel = page.getByRole('complementary', { name: 'Evidence' });
    await panel.waitFor();
    await page.keyboard.press('Escape');
    await panel.waitFor({ state: 'detached' });
    expect(await evidence.evaluate((part) => part === document.activeElement)).toBe(true);
  });

  test('a word that is found in a report is marked there', async () => {
    const { page, runId } = lived;
    await goTo(page, `/reports/${runId}`);
    await findNet(page);
    const marked = page.frameLocator('iframe').locator('mark').first();
    expect(await marked.textContent()).toMatch(/net/i);
  });

  test('the report within its frame has no violation in either theme', async () => {
    await goTo(lived.page, `/reports/${lived.runId}`);
    expect(await violationsInReport(lived.app, lived.page)).toEqual([]);
  });

  test('its screens have no violation in either theme, and none scrolls sideways at twice the size', async () => {
    const { app, page, runId, failed } = lived;
    const places = [
      { path: '/', heading: 'Needs your attention' },
      { path: '/failures', heading: 'Failures' },
      { path: '/reports', heading: 'Reports' },
      { path: `/reports/${runId}` },
      { path: '/history', heading: 'History' },
      { path: `/compare/${runId}_${runId}`, heading: 'Two reports compared' },
      { path: `/runs/${runId}`, heading: 'Sales briefing' },
      { path: `/runs/${failed}`, heading: 'Broken briefing' },
      { path: '/settings/jobs', heading: 'Jobs' },
      { path: '/settings/jobs/sales', heading: 'Edit “Sales briefing”' },
    ];
    expect(await tour(app, page, places)).toEqual([]);
    expect(await widerThanTheirWindow(lived, places)).toEqual([]);
  }, 240_000);

  test('its menus, lists, dialogs and what opens beside a report have none either', async () => {
    const { app, page, runId } = lived;
    const report = `/reports/${runId}`;
    const places: readonly Place[] = [
      { path: '/', act: openPalette },
      { path: report, act: findNet },
      { path: report, act: (on) => opened(on, 'Evidence', 'region', 'Query') },
      { path: report, act: (on) => opened(on, 'Export', 'menuitem', 'Print…') },
      { path: report, act: (on) => opened(on, 'Send…', 'dialog', 'Send this report') },
      { path: report, act: (on) => opened(on, 'More about this report', 'menuitem', /^Run again/) },
      { path: '/history', act: showMonth },
      { path: '/history', act: openOutcomes },
      { path: '/history', act: (on) => opened(on, 'Make earlier reports…', 'dialog', /^Make/) },
      {
        path: '/settings/jobs',
        act: (on) => opened(on, /^More for Sales/, 'menuitem', 'Duplicate'),
      },
      { path: '/settings/jobs', act: (on) => opened(on, /^Pause Sales/, 'dialog', /^Pause/) },
    ];
    expect(await tour(app, page, places)).toEqual([]);
  }, 240_000);

  test('who asks the system for less motion sees nothing move', async () => {
    const { page } = lived;
    await goTo(page, '/history');
    await opened(page, 'Make earlier reports…', 'dialog', /^Make/);
    await page.emulateMedia({ reducedMotion: 'no-preference' });
    expect(await longestMotionMs(page)).toBeGreaterThan(50);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    expect(await longestMotionMs(page)).toBeLessThanOrEqual(1);
    await page.keyboard.press('Escape');
  });

  test('it has none either while it runs, waits for data, is muted, paused or without a network', async () => {
    const { app, page } = lived;
    await lived.keepBusy();
    const places: readonly Place[] = [
      { path: '/failures', act: (on) => opened(on, /^Mute/, 'button', /^Unmute/) },
      { path: '/', act: () => lived.pauseAll() },
      { path: '/', act: goOffline },
    ];
    expect(await tour(app, page, places)).toEqual([]);
  }, 240_000);
});

/** The longest transition or animation that any part of the page would make. */
function longestMotionMs(page: Page): Promise<number> {
  return page.evaluate(() => {
    const seconds = [...document.querySelectorAll('*')].flatMap((part) => {
      const { transitionDuration, animationDuration } = getComputedStyle(part);
      return `${transitionDuration},${animationDuration}`.split(',').map(Number.parseFloat);
    });
    return Math.max(...seconds.filter(Number.isFinite)) * 1000;
  });
}

/** The places that scroll sideways at twice the size, which nobody can read by keyboard. */
async function widerThanTheirWindow({ app, page }: Lived, places: readonly Place[]) {
  const zoom = (factor: number) =>
    app.evaluate(({ BrowserWindow }, times) => {
      const [window] = BrowserWindow.getAllWindows();
      window?.setContentSize(1280, 800);
      window?.webContents.setZoomFactor(times);
    }, factor);
  await zoom(2);
  const wide: string[] = [];
  for (const { path } of places) {
    await goTo(page, path);
    await loaded(page);
    const isWide = await page.evaluate(() =>
      [document.documentElement, ...document.querySelectorAll('main')].some(
        (part) => part.scrollWidth > part.clientWidth + 1,
      ),
    );
    if (isWide) wide.push(path);
  }
  await zoom(1);
  return wide;
}

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

async function ended(app: ElectronApplication): Promise<void> {
  const child = app.process();
  const gone = once(child, 'exit');
  if (child.exitCode === null && child.signalCode === null) {
    child.kill('SIGKILL');
    await gone;
  }
  await until('it has ended', () => child.exitCode !== null || child.signalCode !== null);
}
