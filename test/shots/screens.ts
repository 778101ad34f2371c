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

/** The page anew, without what the picture before has left unsaved in the editor. */
async function afresh(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const drafts = await window.almanac.call('drafts.read', null);
    for (const { jobId } of drafts.ok ? drafts.value : []) {
      await window.almanac.call('draft.forget', { jobId });
    }
  });
  await page.reload();
  await page.getByRole('heading').first().waitFor();
}

/** What the jobs list and the editor show when something is done there; each begins with a fresh page. */
const jobScreens: readonly Shot[] = [
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
      await page.reload();
      await click(page, 'Add a reader');
      await page.getByRole('combobox', { name: 'By' }).click();
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
      await page.getByLabel('How often').scrollIntoViewIfNeeded();
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
