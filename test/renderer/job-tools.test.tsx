import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import * as cast from './cast.ts';
import { failure, Refusal } from './fake-bridge.ts';
import { onMondayMorning, place, rowsOf, showApp } from './show-app.tsx';

onMondayMorning();

const path = '/settings/jobs';
const slot = (day: number) => ({
  slot: `2026-02-${day}T09:00|Europe/Berlin`,
  atMs: cast.monday - (29 - day) * cast.day,
  zone: cast.berlin,
});
const passed = [slot(26), slot(27)];

test('jobs are narrowed by a tag and by words', async () => {
  const jobs = [
    cast.job({ tags: ['finance'] }),
    cast.job({ id: 'churn', name: 'Weekly churn', tags: ['crm'] }),
  ];
  const { user } = showApp(path, {
    'jobs.tags': () => ['crm', 'finance'],
    'jobs.read': ({ text, tags }) =>
      jobs.filter((job) =>
        [...tags, ...(text ? [text] : [])].every((tag) => job.tags.includes(tag)),
      ),
  });
  const names = () => screen.getAllByRole('heading', { level: 2 }).map((one) => one.textContent);
  await user.click(await screen.findByRole('checkbox', { name: 'crm' }));
  await waitFor(() => expect(names()).toEqual(['Weekly churn']));
  await user.click(screen.getByRole('checkbox', { name: 'crm' }));
  await user.type(screen.getByRole('searchbox', { name: 'Search jobs' }), 'finance');
  await waitFor(() => expect(names()).toEqual(['Daily sales']));
});

test('a resumed job lists what passed while it was paused, and the choice is given once', async () => {
  const paused = { sinceMs: cast.monday - 4 * cast.day, note: '', automatic: false, untilMs: null };
  const { bridge, user } = showApp(path, {
    'jobs.read': () => [cast.job({ paused, passed, nextAtMs: null })],
    'job.resume': () => null,
  });
  await user.click(await screen.findByRole('button', { name: 'Resume Daily sales' }));
  expect(await rowsOf('What passed while it was paused')).toHaveLength(2);
  await user.click(screen.getByRole('button', { name: 'Resume and make the latest' }));
  expect(bridge.calls).toContainEqual(['job.resume', { jobId: 'daily-sales', answer: 'latest' }]);
});

const imported = {
  id: 'a',
  name: 'Sales',
  change: 'new',
  reads: ['/old/sales.csv'],
  runs: 'Every Monday at 07:00 (UTC): a briefing, written by the built-in analyst',
  sends: ['Webhook https://evil.example/take'],
} as const;
const sales = { path: '/old/sales.csv', isFolder: false, jobs: ['Sales'] };

test('a job file is looked at before it is imported, and asks where its files are here', async () => {
  const { bridge, user } = showApp(path, {
    'jobs.read': () => [],
    'jobs.choose-import': () => ({
      id: 3,
      fileName: 'jobs.yaml',
      jobs: [imported],
      missing: [sales, { path: '/old/exports', isFolder: true, jobs: ['Sales', 'Stock'] }],
    }),
    'jobs.find-missing': ({ id }) => ({ id, fileName: 'jobs.yaml', jobs: [imported], missing: [] }),
    'jobs.import': () => ({ saved: 1 }),
  });
  await user.click(await screen.findByRole('button', { name: 'Import…' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Import jobs.yaml?' }));
  expect(await rowsOf('Not on this laptop')).toEqual([
    'sales.csv/old/sales.csv, for SalesChoose…',
    'exports/old/exports, for Sales and 1 other jobChoose…',
  ]);
  await user.click(dialog.getByRole('button', { name: 'Choose where sales.csv is' }));
  await screen.findByText('Found, with 1 more beside it');
  await user.click(dialog.getByRole('button', { name: 'Import 1 job' }));
  await screen.findByText('Imported 1 job');
  expect(bridge.calls).toContainEqual(['jobs.import', { id: 3, staysOff: false }]);
});

test('a job file that was opened from outside says what it reads, runs and sends to, and its jobs stay off', async () => {
  const { bridge, user } = showApp('/settings/import/2', {
    'jobs.read': () => [],
    'jobs.read-opened': () => ({
      id: 3,
      fileName: 'mailed.almanac',
      jobs: [imported],
      missing: [],
    }),
    'jobs.import': () => ({ saved: 1 }),
  });
  const dialog = within(await screen.findByRole('dialog', { name: 'Import mailed.almanac?' }));
  dialog.getByText('/old/sales.csv');
  dialog.getByText('Webhook https://evil.example/take');
  expect(bridge.calls).not.toContainEqual(['jobs.import', expect.anything()]);
  await user.click(dialog.getByRole('button', { name: 'Import 1 job' }));
  await waitFor(() => expect(place()).toBe('/settings/jobs'));
  expect(bridge.calls).toContainEqual(['jobs.import', { id: 3, staysOff: true }]);
});

test('an opened job file that is put away changes nothing', async () => {
  const { bridge, user } = showApp('/settings/import/2', {
    'jobs.read': () => [],
    'jobs.read-opened': () => ({
      id: 3,
      fileName: 'mailed.almanac',
      jobs: [imported],
      missing: [],
    }),
  });
  await user.click(await screen.findByRole('button', { name: 'Cancel' }));
  await waitFor(() => expect(place()).toBe('/settings/jobs'));
  expect(bridge.calls.map(([name]) => name)).not.toContain('jobs.import');
});

test('a job file with mistakes says each in a line, and nothing is changed', async () => {
  const mistakes = 'jobs.yaml line 3, jobs[0].id: is empty.\njobs.yaml line 9: is odd.';
  const { user } = showApp(path, {
    'jobs.read': () => [],
    'jobs.choose-import': () => new Refusal(failure(mistakes)),
  });
  await user.click(await screen.findByRole('button', { name: 'Import…' }));
  await screen.findByText('jobs.yaml line 3, jobs[0].id: is empty.');
  screen.getByText('jobs.yaml line 9: is odd.');
});

test('the menu of a job leads to its versions, and one of them comes back', async () => {
  const { bridge, user } = showApp(path, {
    'jobs.read': () => [cast.job()],
    'jobs.names': () => [{ id: 'daily-sales', name: 'Daily sales' }],
    'job.restore-version': () => null,
    'job.versions': () => [
      {
        revision: 2,
        savedAtMs: cast.monday,
        changes: [{ field: 'Schedule', before: '0 9 * * *', after: '0 7 * * *' }],
      },
      { revision: 1, savedAtMs: cast.monday - cast.day, changes: [] },
    ],
  });
  await user.click(await screen.findByRole('button', { name: 'More for Daily sales' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Earlier versions', hidden: true }));
  expect(place()).toBe('/settings/versions/daily-sales');
  const [newest, oldest] = await rowsOf('Versions');
  expect(newest).toContain('Schedule0 9 * * * → 0 7 * * *');
  expect(oldest).toContain('As it was added');
  await user.click(screen.getByRole('button', { name: 'Go back to version 1' }));
  expect(bridge.calls).toContainEqual([
    'job.restore-version',
    { jobId: 'daily-sales', revision: 1 },
  ]);
});
