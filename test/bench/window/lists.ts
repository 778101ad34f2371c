import type { Page } from 'playwright-core';

/** The list screens, by what stands there when they are read. */
const screens = {
  Upcoming: '/',
  Failures: '/failures',
  Reports: '/reports',
  History: '/history',
  Jobs: '/settings/jobs',
} as const;

export type ScreenTimes = Readonly<Record<keyof typeof screens, number>>;

/** From the click on each place until its rows are painted, in a page that has read none of them before. */
export async function measureLists(page: Page): Promise<ScreenTimes> {
  await freshPage(page);
  const times: Record<string, number> = {};
  for (const [name, path] of Object.entries(screens)) times[name] = await show(page, path, name);
  return times as ScreenTimes;
}

/** A page as after its window was opened, on a place that reads next to nothing. */
export async function freshPage(page: Page): Promise<void> {
  await page.evaluate(() => {
    window.location.hash = '/settings/about';
  });
  await page.reload();
  await page.getByRole('heading', { name: 'About' }).waitFor();
}

/** Goes there and waits for the frame in which its heading stands and nothing waits to be read any more. */
function show(page: Page, path: string, heading: string): Promise<number> {
  return page.evaluate(
    async ([place, title]) => {
      const beganAtMs = performance.now();
      window.location.hash = place ?? '';
      const frame = () => new Promise(requestAnimationFrame);
      const isThere = () =>
        document.querySelector('main h1')?.textContent === title &&
        document.querySelector('main [aria-busy=true]') === null;
      do await frame();
      while (!isThere());
      // The frame after it: by then what stands there was painted.
      await frame();
      return performance.now() - beganAtMs;
    },
    [path, heading],
  );
}
