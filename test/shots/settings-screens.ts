import type { Page } from 'playwright-core';
import { afresh, click, reportShown, type Shot } from './shot.ts';

export const settingsPages: readonly Shot[] = [
  'jobs',
  'jobs/new',
  'connections',
  'connections/new',
  'models',
  'notifications',
  'general',
  'data',
  'network',
  'health',
  'about',
].map((place) => ({
  name: `settings-${place.replace('/', '-')}`,
  path: `/settings/${place}`,
}));

/** What the jobs list and the editor show when something is done there. */
export const jobScreens: readonly Shot[] = [
  {
    name: 'settings-job-reader',
    path: '/settings/jobs/new',
    act: async (page) => {
      await click(page, 'Add a reader');
      await page.getByRole('dialog', { name: 'Add a reader' }).waitFor();
    },
  },
  {
    name: 'settings-job-webhook',
    path: '/settings/jobs/new',
    act: async (page) => {
      await click(page, 'Add a reader');
      await page.getByRole('combobox', { name: 'By', exact: true }).click();
      await page.getByRole('option', { name: /^Webhook/ }).click();
      await page.getByRole('checkbox', { name: 'Sign each call' }).check();
      await page.getByLabel('Signing secret').waitFor();
    },
  },
  {
    name: 'job-try',
    path: '/settings/jobs/daily-sales',
    act: async (page) => {
      await afresh(page);
      await click(page, 'Try it now');
      await reportShown(page);
    },
  },
  {
    name: 'job-changes',
    path: '/settings/jobs/daily-sales',
    act: async (page) => {
      await afresh(page);
      await page.getByText('Mondays at 07:00', { exact: true }).click();
      const changes = page.getByRole('list', { name: 'Changed dates' });
      await changes.scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'job-year',
    path: '/settings/jobs/market',
    act: async (page) => {
      await afresh(page);
      await click(page, 'How would a year go?');
      await page.getByText(/on time/).scrollIntoViewIfNeeded({ timeout: 60_000 });
    },
  },
  {
    name: 'job-monitor',
    path: '/settings/jobs/daily-sales',
    act: async (page) => {
      await afresh(page);
      await click(page, 'Add a reader');
      await page.getByRole('combobox', { name: 'By', exact: true }).click();
      await page.getByRole('option', { name: /^Monitor/ }).click();
      await page.getByRole('dialog').getByLabel('Address').waitFor();
    },
  },
  { name: 'job-versions', path: '/settings/versions/daily-sales' },
  {
    name: 'job-habit',
    path: '/settings/jobs/market',
    act: async (page) => {
      await afresh(page);
      await page.getByRole('combobox', { name: 'How often' }).scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'job-options',
    path: '/settings/jobs/new',
    act: async (page) => {
      await afresh(page);
      await click(page, 'Churn prediction');
      await page.getByLabel('Lost after days').scrollIntoViewIfNeeded();
      await page.getByLabel('Lost after days').fill('1');
      await click(page, 'Save');
      await page.getByText(/between 2 and 1000/).waitFor();
    },
  },
  {
    name: 'job-rules',
    path: '/settings/jobs/new',
    act: async (page) => {
      await afresh(page);
      await click(page, 'Compliance audit');
      await page.getByRole('region', { name: 'Rule 1' }).scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'job-advanced',
    path: '/settings/jobs/daily-sales',
    act: async (page) => {
      await afresh(page);
      await page.getByText('Advanced', { exact: true }).click();
      await page.getByLabel('Excluded days').scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'job-unsaved',
    path: '/settings/jobs/daily-sales',
    act: async (page) => {
      await afresh(page);
      await page.getByText('Mondays at 07:00', { exact: true }).click();
      await page.getByRole('link', { name: 'Jobs', exact: true }).first().click();
      await page.getByRole('list', { name: 'Not saved yet' }).waitFor();
    },
  },
  {
    name: 'job-offered',
    path: '/settings/jobs/daily-sales',
    act: async (page) => {
      await page.reload();
      await page.getByRole('button', { name: 'Continue' }).waitFor();
    },
  },
  {
    name: 'data-forget',
    path: '/settings/data',
    act: async (page) => {
      await afresh(page);
      await click(page, 'Forget the data of Daily sales');
      await page.getByText(/of data are deleted/).waitFor();
    },
  },
  {
    name: 'job-menu',
    path: '/settings/jobs',
    act: async (page) => {
      await afresh(page);
      await click(page, 'More for Daily sales');
    },
  },
  {
    name: 'job-resume',
    path: '/settings/jobs',
    act: async (page) => {
      await afresh(page);
      await click(page, 'Resume Compliance audit');
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'job-pause',
    path: '/settings/jobs',
    act: async (page) => {
      await click(page, 'Pause Daily sales');
      await page.getByRole('radio', { name: 'Another day' }).check();
    },
  },
  {
    name: 'job-import',
    path: '/settings/jobs',
    act: async (page) => {
      await click(page, 'Import…');
      await page.getByRole('list', { name: 'Jobs of this file' }).waitFor();
    },
  },
  ...['Churn', 'Audit', 'Anomalies', 'Market'].map((kind) => ({
    name: `job-options-${kind.toLowerCase()}`,
    path: '/settings/jobs/daily-sales',
    act: (page: Page) => chooseKind(page, kind),
  })),
];

async function chooseKind(page: Page, kind: string): Promise<void> {
  await afresh(page);
  await page.getByRole('combobox', { name: 'Kind of report' }).click();
  await page.getByRole('option', { name: new RegExp(kind, 'i') }).click();
  await click(page, 'Edit as text');
  await click(page, 'Edit as fields');
}
