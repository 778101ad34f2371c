import type { Page } from 'playwright-core';
import type { LivedHome } from './home.ts';

/** A picture: the place in the app, and what is done there before it is taken. */
export interface Shot {
  readonly name: string;
  readonly path: string;
  readonly act?: (page: Page) => Promise<void>;
}

const settings = [
  'jobs',
  'jobs/new',
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

export const emptyScreens: readonly Shot[] = [
  { name: 'empty-upcoming', path: '/' },
  { name: 'empty-failures', path: '/failures' },
  { name: 'empty-reports', path: '/reports' },
  { name: 'empty-history', path: '/history' },
  ...settings.map(({ name, path }) => ({ name: `empty-${name}`, path })),
];

const reportShown = (page: Page) => page.frameLocator('iframe').locator('h1').first().waitFor();

const click = (page: Page, name: string) =>
  page.getByRole('button', { name, exact: true }).first().click();

/** What the jobs list and the editor show when something is done there; each begins with a fresh page. */
const jobScreens: readonly Shot[] = [
  {
    name: 'job-try',
    path: '/settings/jobs/daily-sales',
    act: async (page) => {
      await page.reload();
      await click(page, 'Try it now');
      await reportShown(page);
    },
  },
  {
    name: 'job-changes',
    path: '/settings/jobs/daily-sales',
    act: async (page) => {
      await page.reload();
      await page.getByText('Mondays at 07:00', { exact: true }).click();
      const changes = page.getByRole('list', { name: 'Changed dates' });
      await changes.scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'job-year',
    path: '/settings/jobs/market',
    act: async (page) => {
      await page.reload();
      await click(page, 'How would a year go?');
      await page.getByText(/on time/).scrollIntoViewIfNeeded({ timeout: 60_000 });
    },
  },
  { name: 'job-versions', path: '/settings/versions/daily-sales' },
  {
    name: 'job-menu',
    path: '/settings/jobs',
    act: async (page) => {
      await page.reload();
      await click(page, 'More for Daily sales');
    },
  },
  {
    name: 'job-resume',
    path: '/settings/jobs',
    act: async (page) => {
      await page.reload();
      await click(page, 'Resume Compliance audit');
      await page.getByRole('dialog').waitFor();
    },
  },
];

export function livedScreens({ runs }: LivedHome): readonly Shot[] {
  return [
    { name: 'upcoming', path: '/' },
    { name: 'failures', path: '/failures' },
    { name: 'reports', path: '/reports' },
    { name: 'report', path: `/reports/${runs.report}`, act: reportShown },
    {
      name: 'report-evidence',
      path: `/reports/${runs.report}`,
      act: async (page) => {
        await page.getByRole('button', { name: 'Evidence' }).click();
        await page.getByRole('region', { name: 'Query' }).waitFor();
      },
    },
    {
      name: 'report-send',
      path: `/reports/${runs.report}`,
      act: async (page) => {
        await page.getByRole('button', { name: 'Send…' }).click();
        await page.getByRole('dialog', { name: 'Send this report' }).waitFor();
      },
    },
    { name: 'compare', path: `/compare/${runs.older}_${runs.report}` },
    { name: 'history', path: '/history' },
    {
      name: 'history-month',
      path: '/history',
      act: async (page) => {
        await page.getByText('Month', { exact: true }).click();
        await page.getByRole('table').waitFor();
      },
    },
    { name: 'run-succeeded', path: `/runs/${runs.report}` },
    { name: 'run-failed', path: `/runs/${runs.failed}` },
    ...settings,
    {
      name: 'settings-job-reader',
      path: '/settings/jobs/new',
      act: async (page) => {
        await page.getByRole('button', { name: 'Add a reader' }).click();
        await page.getByRole('dialog', { name: 'Add a reader' }).waitFor();
      },
    },
    {
      name: 'settings-job-webhook',
      path: '/settings/jobs/new',
      act: async (page) => {
        await page.getByRole('button', { name: 'Add a reader' }).click();
        await page.getByRole('combobox', { name: 'By', exact: true }).click();
        await page.getByRole('option', { name: /^Webhook/ }).click();
        await page.getByRole('checkbox', { name: 'Sign each call' }).check();
        await page.getByLabel('Signing secret').waitFor();
      },
    },
    ...jobScreens,
  ];
}
