import type { Page } from 'playwright-core';

/** A picture: the place in the app, and what is done there before it is taken. */
export interface Shot {
  readonly name: string;
  readonly path: string;
  readonly act?: (page: Page) => Promise<void>;
}

export const reportShown = (page: Page) =>
  page.frameLocator('iframe').locator('h1').first().waitFor();

export const click = (page: Page, name: string) =>
  page.getByRole('button', { name, exact: true }).first().click();

/** The page anew, without what the picture before has left unsaved in the editor. */
export async function afresh(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const drafts = await window.almanac.call('drafts.read', null);
    for (const { jobId } of drafts.ok ? drafts.value : []) {
      await window.almanac.call('draft.forget', { jobId });
    }
  });
  await page.reload();
  await page.getByRole('heading').first().waitFor();
}
