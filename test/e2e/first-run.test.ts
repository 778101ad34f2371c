import type { Locator } from 'playwright-core';
import { expect, test } from 'vitest';
import { until } from '../desktop/until.ts';
import { desktop, newPerson, startApp, withStore } from './cast.ts';
import { writeOrders } from './orders-workbook.ts';

/** UX.md §0: from nothing to a report with evidence, on an own workbook. */
test('the first run takes at most 8 clicks and 120 seconds from an empty home to evidence', async () => {
  const person = newPerson();
  const book = await writeOrders(person);
  const app = await startApp(person);
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] });
  }, book);
  const window = await app.firstWindow();
  let clicks = 0;
  const click = async (target: Locator) => {
    clicks += 1;
    await target.click({ timeout: 60_000 });
  };
  const button = (name: string) => window.getByRole('button', { name, exact: true });

  await button('My file').waitFor();
  const startedAt = performance.now();
  await click(button('My file'));
  // Choosing the file in the system's dialog is a click as well.
  clicks += 1;
  await window.getByRole('combobox', { name: 'Is “Net” the amount?' }).waitFor();
  await window.getByText('A report made now would say').waitFor();
  await window.getByText('If this laptop is asleep then').waitFor();
  await click(button('Make the first report now'));
  const report = window.frameLocator('iframe');
  await report.getByText('row 34 (Total)').waitFor({ state: 'attached', timeout: 90_000 });
  await click(report.locator('a[href^="fact/"]').first());
  const evidence = window.getByRole('complementary', { name: 'Evidence' });
  await evidence.getByText('orders.xlsx', { exact: true }).first().waitFor();
  const seconds = (performance.now() - startedAt) / 1000;

  const told = () => withStore(person, ({ jobs }) => jobs.get('orders')?.deliver);
  expect(told()).toMatchObject([{ kind: 'notification', when: 'never' }]);
  const before = desktop.notifications().length;
  await click(
    window.getByRole('switch', { name: 'Tell me on the desktop when a report is ready' }),
  );
  await window.getByText('A test is on your screen now.').waitFor();
  await window.getByRole('link', { name: 'History' }).click();
  await until('the test is on the screen', () => desktop.notifications().length > before);
  await desktop.clickNotification();
  await until('its click opens the report', () => window.url().includes('#/reports/'));
  await click(button('Done'));
  await window.getByRole('complementary', { name: 'Two questions' }).waitFor({ state: 'detached' });
  expect(told()).toMatchObject([{ kind: 'notification', when: 'always' }]);
  expect(clicks).toBeLessThanOrEqual(8);
  expect(seconds).toBeLessThanOrEqual(120);
});
