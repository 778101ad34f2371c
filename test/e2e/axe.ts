import axe from 'axe-core';
import type { ElectronApplication, Page } from 'playwright-core';
import { until } from '../desktop/until.ts';
import { goTo } from './cast.ts';

declare global {
  /** What the page has once it was looked at. */
  interface Window {
    readonly axe: typeof axe;
  }
}

const themes = ['light', 'dark'] as const;

/** Each violation of the page as it stands, with the elements that break the rule. */
export async function violationsOf(page: Page): Promise<string[]> {
  // Sent once a page: half a megabyte for each look would take longer than the look.
  if (await page.evaluate(() => !('axe' in window))) await page.evaluate(axe.source);
  return page.evaluate(async () => {
    // A report's frame runs no script, so what is in it is looked at by itself.
    const { violations } = await window.axe.run(document, {
      iframes: false,
      resultTypes: ['violations'],
    });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  });
}

/** The same in both themes. */
export async function violationsInBothThemes(
  app: ElectronApplication,
  page: Page,
): Promise<string[]> {
  const found: string[] = [];
  for (const theme of themes) {
    await dress(app, page, theme);
    found.push(...(await violationsOf(page)).map((each) => `${theme} ${each}`));
  }
  return found;
}

/** A place by its path, with its heading and with what is done there before it is looked at. */
export interface Place {
  readonly path: string;
  readonly heading?: string;
  readonly act?: (page: Page) => Promise<unknown>;
}

/** The violations on each place in both themes; what is not there by its heading fails the test. */
export async function tour(app: ElectronApplication, page: Page, places: readonly Place[]) {
  const found: string[] = [];
  for (const { path, heading = '', act } of places) {
    await goTo(page, path);
    await page.getByRole('heading', { name: heading }).first().waitFor();
    await loaded(page);
    await act?.(page);
    found.push(...(await violationsInBothThemes(app, page)).map((each) => `${path} ${each}`));
    if (act) await page.keyboard.press('Escape');
  }
  return found;
}

export async function loaded(page: Page): Promise<void> {
  await until(
    'everything has loaded',
    async () => !(await page.locator('[aria-busy=true]').count()),
  );
}

async function dress(app: ElectronApplication, page: Page, theme: (typeof themes)[number]) {
  // Playwright shows every page as light unless told to leave it to the system.
  await page.emulateMedia({ colorScheme: null });
  await app.evaluate(({ nativeTheme }, source) => {
    nativeTheme.themeSource = source;
  }, theme);
  await page.locator(`html[data-mantine-color-scheme=${theme}]`).waitFor();
}
