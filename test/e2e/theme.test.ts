import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { goTo, newPerson, startApp } from './cast.ts';

const isDark = (page: Page) =>
  page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);

test('the theme that was chosen is there at once, and from the first window of the next start on', async () => {
  const person = newPerson();
  for (const start of ['first', 'second']) {
    const app = await startApp(person);
    const page = await app.firstWindow();
    // Playwright would answer the page's question for a light theme itself.
    await page.emulateMedia({ colorScheme: null });
    expect(await isDark(page)).toBe(start === 'second');
    if (start === 'first') {
      await goTo(page, '/settings/general');
      await page.getByText('Dark', { exact: true }).click();
      await expect.poll(() => isDark(page)).toBe(true);
    }
    await app.close();
  }
});
