import type { Page } from 'playwright-core';
import { freshPage } from './lists.ts';

export interface Reading {
  /** Until the first screen of the report was painted. */
  readonly shownMs: number;
  /** The longest task of the page's main thread meanwhile; 0 when none took 50 ms. */
  readonly longestTaskMs: number;
}

/** Opens a report in a page that has shown none yet. */
export async function measureReading(page: Page, runId: string): Promise<Reading> {
  await freshPage(page);
  await page.evaluate(() => {
    window.location.hash = '/reports';
  });
  await page.getByRole('heading', { name: 'Reports' }).waitFor();
  await page.locator('main [aria-busy=true]').waitFor({ state: 'detached' });
  return page.evaluate(async (place) => {
    let longestTaskMs = 0;
    const tasks = new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries())
        longestTaskMs = Math.max(longestTaskMs, duration);
    });
    tasks.observe({ type: 'longtask' });
    const frame = () => new Promise(requestAnimationFrame);
    const beganAtMs = performance.now();
    // It does not bubble, but who listens on the way down hears it.
    const loaded = new Promise((resolve) =>
      document.addEventListener('load', resolve, { capture: true, once: true }),
    );
    window.location.hash = place;
    await loaded;
    await frame();
    await frame();
    const shownMs = performance.now() - beganAtMs;
    // Long tasks are told when they have ended.
    await new Promise((resolve) => requestIdleCallback(resolve));
    for (const { duration } of tasks.takeRecords())
      longestTaskMs = Math.max(longestTaskMs, duration);
    tasks.disconnect();
    return { shownMs, longestTaskMs };
  }, `/reports/${runId}`);
}
