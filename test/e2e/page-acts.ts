import type { Page } from 'playwright-core';

// What a person does on a page, until what it opens is there.
export const button = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, exact: true }).first();

export async function opened(
  page: Page,
  by: string | RegExp,
  role: 'region' | 'menuitem' | 'dialog' | 'button',
  name: string | RegExp,
) {
  await button(page, by).click();
  await page.getByRole(role, { name }).first().waitFor();
}

export async function openPalette(page: Page) {
  await page.keyboard.press('Control+K');
  await page.getByLabel('Go to a page or run a job').waitFor();
}

export async function findNet(page: Page) {
  await page.frameLocator('iframe').locator('h1').waitFor();
  await page.keyboard.press('Control+F');
  await page.getByRole('textbox', { name: 'Find in this report' }).fill('net');
  await page.getByText(/^1 of \d+ places/).waitFor();
}

export async function showMonth(page: Page) {
  await page.getByText('Month', { exact: true }).click();
  await page.getByRole('table').waitFor();
}

export async function openOutcomes(page: Page) {
  await page.getByRole('combobox', { name: 'Outcome' }).click();
  await page.getByRole('option', { name: 'Missed' }).waitFor();
}

export async function goOffline(page: Page) {
  const session = await page.context().newCDPSession(page);
  const none = { offline: true, latency: 0, downloadThroughput: 0, uploadThroughput: 0 };
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', none);
  await page.getByText('No network.').waitFor();
}
