import axe from 'axe-core';
import type { ElectronApplication, Frame, Page } from 'playwright-core';
import { until } from '../desktop/until.ts';
import { goTo } from './cast.ts';

declare global {
  /** What the page has once it was looked at. */
  interface Window {
    readonly axe: typeof axe;
  }
}

type Theme = 'light' | 'dark';

/** All that another theme can break. */
const ofColours = ['color-contrast', 'link-in-text-block'];

/**
 * Each violation of the page as it stands, with the elements that break the rule.
 * @param rules all of them, unless given
 */
export async function violationsOf(
  page: Page | Frame,
  rules?: readonly string[],
): Promise<string[]> {
  // Sent once a page: half a megabyte for each look would take longer than the look.
  if (await page.evaluate(() => !('axe' in window))) await page.evaluate(axe.source);
  return page.evaluate(async (only) => {
    const { violations } = await window.axe.run(document, {
      // A report's frame runs no script of ours: it is looked at by itself.
      iframes: false,
      resultTypes: ['violations'],
      ...(only ? { runOnly: [...only] } : {}),
    });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  }, rules);
}

/** The same in both themes. */
export async function violationsInBothThemes(
  app: ElectronApplication,
  page: Page,
): Promise<string[]> {
  await dress(app, page, 'dark');
  const dark = await violationsOf(page, ofColours);
  await dress(app, page, 'light');
  const light = await violationsOf(page);
  return [...dark.map((each) => `dark ${each}`), ...light];
}

/** What only a page of its own must have: a report stands within the main part of one. */
const ofPages = ['landmark-one-main', 'region'];

/**
 * Those of the report that the page shows, in both themes. Its frame runs no script, not even axe's, so a
 * copy of its document is looked at in one that may.
 */
export async function violationsInReport(app: ElectronApplication, page: Page): Promise<string[]> {
  await page.frameLocator('iframe').getByRole('heading').first().waitFor();
  const shown = page.frames().find((frame) => frame.url().startsWith('report:'));
  await page.evaluate(
    (html) => {
      const copy = Object.assign(document.createElement('iframe'), { name: 'copy', srcdoc: html });
      document.body.replaceChildren(copy);
    },
    await shown?.content(),
  );
  await page.frameLocator('iframe').getByRole('heading').first().waitFor();
  const copy = page.frame('copy');
  if (!copy) throw new Error('the report has no copy');
  const found: string[] = [];
  for (const theme of ['dark', 'light'] as const) {
    await dress(app, page, theme);
    const each = await violationsOf(copy);
    found.push(...each.filter((one) => !ofPages.some((rule) => one.startsWith(`${rule}:`))));
  }
  await page.reload();
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
    if (act) {
      // What was opened there before is gone once another page was shown.
      await goTo(page, '/settings/about');
      await page.getByRole('heading', { name: 'About' }).waitFor();
    }
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
    // The editor looks at its file in a worker, which a crowded machine starts late.
    { timeoutMs: 60_000 },
  );
}

async function dress(app: ElectronApplication, page: Page, theme: Theme) {
  // Playwright shows every page as light unless told to leave it to the system. A colour that is still
  // on its way to the other theme would be seen as one that nobody can read.
  await page.emulateMedia({ colorScheme: null, reducedMotion: 'reduce' });
  await app.evaluate(({ nativeTheme }, source) => {
    nativeTheme.themeSource = source;
  }, theme);
  await page.locator(`html[data-mantine-color-scheme=${theme}]`).waitFor();
}
