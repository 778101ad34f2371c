import type { Page } from 'playwright-core';
import type { LivedHome } from './home.ts';
import { jobScreens, settingsPages } from './settings-screens.ts';
import { click, reportShown, type Shot } from './shot.ts';

export const emptyScreens: readonly Shot[] = [
  { name: 'empty-upcoming', path: '/' },
  { name: 'empty-failures', path: '/failures' },
  { name: 'empty-reports', path: '/reports' },
  { name: 'empty-history', path: '/history' },
  ...settingsPages.map(({ name, path }) => ({ name: `empty-${name}`, path })),
];

export function livedScreens({ runs }: LivedHome): readonly Shot[] {
  return [
    { name: 'upcoming', path: '/' },
    { name: 'upcoming-below', path: '/', act: scrollDown },
    { name: 'palette', path: '/', act: openPalette },
    { name: 'failures', path: '/failures' },
    { name: 'failures-muted', path: '/failures', act: muteOne },
    { name: 'reports', path: '/reports' },
    ...reportScreens(runs.report),
    { name: 'report-long-name', path: `/reports/${runs.longNamed}`, act: reportShown },
    { name: 'compare', path: `/compare/${runs.older}_${runs.report}` },
    { name: 'compare-choose', path: '/reports', act: markTwo },
    { name: 'find', path: '/find' },
    { name: 'find-found', path: '/find', act: findNumber },
    ...historyScreens,
    { name: 'run-succeeded', path: `/runs/${runs.report}` },
    { name: 'run-failed', path: `/runs/${runs.failed}` },
    { name: 'run-retried', path: `/runs/${runs.retried}` },
    { name: 'run-diagnostics', path: `/runs/${runs.longNamed}`, act: openDiagnostics },
    ...settingsPages,
    ...jobScreens,
  ];
}

const reportScreens = (runId: string): readonly Shot[] =>
  [
    { name: 'report', act: reportShown },
    { name: 'report-find', act: findNet },
    { name: 'report-evidence', act: openEvidence },
    { name: 'report-ask', act: (page: Page) => click(page, 'Ask') },
    { name: 'report-export', act: openExport },
    { name: 'report-send', act: openSend },
  ].map((shot) => ({ ...shot, path: `/reports/${runId}` }));

const historyScreens: readonly Shot[] = [
  { name: 'history', path: '/history' },
  {
    name: 'history-nothing',
    path: '/history',
    act: async (page) => {
      await page.getByRole('searchbox', { name: 'Search history' }).fill('nobody is called that');
      await page.getByText(/^Nothing like that/).waitFor();
    },
  },
  {
    name: 'history-month',
    path: '/history',
    act: async (page) => {
      await page.getByText('Month', { exact: true }).click();
      await page.getByRole('table').waitFor();
    },
  },
  {
    name: 'history-coverage',
    path: '/history',
    act: async (page) => {
      await page.reload();
      await page.getByRole('combobox', { name: 'Job' }).click();
      await page.getByRole('option', { name: 'Daily sales' }).click();
      await page.getByRole('button', { name: 'Save as proof…' }).waitFor();
    },
  },
  {
    name: 'history-earlier',
    path: '/history',
    act: async (page) => {
      await click(page, 'Make earlier reports…');
      await page.getByRole('dialog').waitFor();
    },
  },
];

async function openPalette(page: Page): Promise<void> {
  await page.keyboard.press('Control+K');
  await page.getByLabel('Go to a page or run a job').waitFor();
}

async function scrollDown(page: Page): Promise<void> {
  await page.getByRole('list', { name: 'Newest reports' }).waitFor();
  await page.locator('main').evaluate((main) => main.scrollTo(0, main.scrollHeight));
}

async function muteOne(page: Page): Promise<void> {
  const mute = page.getByRole('button', { name: 'Mute until it works again: Returns' });
  if (await mute.count()) await mute.click();
  await page.getByRole('button', { name: 'Unmute: Returns' }).waitFor();
  await page.getByRole('checkbox', { name: 'Select the failure of Stock levels' }).check();
}

async function findNet(page: Page): Promise<void> {
  await reportShown(page);
  await page.keyboard.press('Control+F');
  await page.getByRole('textbox', { name: 'Find in this report' }).fill('net');
  await page.getByText(/^1 of \d+ places/).waitFor();
}

async function findNumber(page: Page): Promise<void> {
  await page.getByRole('textbox').fill('net emea');
  await page.getByRole('list', { name: 'Numbers' }).waitFor();
}

async function openEvidence(page: Page): Promise<void> {
  await click(page, 'Evidence');
  await page.getByRole('region', { name: 'Query' }).waitFor();
}

async function openExport(page: Page): Promise<void> {
  await reportShown(page);
  await click(page, 'Export');
  await page.getByRole('menuitem', { name: 'Print…' }).waitFor();
}

async function openSend(page: Page): Promise<void> {
  await click(page, 'Send…');
  await page.getByRole('dialog', { name: 'Send this report' }).waitFor();
}

async function markTwo(page: Page): Promise<void> {
  const boxes = page.getByRole('checkbox', { name: /^Compare/ });
  await boxes.nth(0).check();
  await boxes.nth(2).check();
}

async function openDiagnostics(page: Page): Promise<void> {
  const summary = page.getByText('Diagnostics', { exact: true });
  await summary.click();
  await summary.scrollIntoViewIfNeeded();
}
